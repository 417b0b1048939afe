"""Whoever holds a paper asks whether it is ours. Number, day and hash; nothing of what it says."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rptc.letters.models import Letter


@require_safe
@login_not_required
def verify(request, code):
    """Approved letters only; drafts and unknown codes get the same plain answer."""
    letter = Letter.objects.filter(code=code, approved_at__isnull=False).defer("values").first()
    if letter is None:
        raise Http404
    return render(request, "letters/verify.html", {"letter": letter})
