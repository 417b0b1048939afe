"""The paper itself: the frozen bytes of an approved letter, a marked preview of a draft, the reading aid."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from referrals.papers import fetch, writing
from rptc import audit
from rptc.accounts.access import requires
from rptc.accounts.presses import once
from rptc.letters import printing
from rptc.letters.views.pdf import inline
from rptc.lib.refused import Refused


@require_safe
@requires("letters.see")
def paper(request, code, letter):
    """Shown in the browser; reading it is recorded."""
    held, referral, members = _opened(request, code, letter)
    if held.pdf:
        with default_storage.open(held.pdf.path) as file:
            return inline(file.read(), f"letter-{held.code}")
    if held.is_draft and members:
        read = writing.reading(held, referral, members)
        held.values, held.link = writing.current(held, read), read.link
    return inline(printing.draft(held), f"draft-{held.code}")


@require_safe
@requires("letters.see")
def reading_aid(request, code, letter):
    """In the other language, marked as no letter."""
    held, _referral, _members = _opened(request, code, letter)
    content = printing.reading_aid(held)
    if content is None:
        raise Http404
    return inline(content, f"aid-{held.code}")


@require_POST
@requires("letters.write")
@once
def print_it(request, code, letter):
    """Recorded as printed, and shown for the printer; what asked for the letter is done."""
    held, _referral, _members = fetch.letter(request.user, code, letter)
    try:
        writing.printed(held, by=request.actor)
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return redirect("referrals:paper-show", code, letter)
    return redirect("referrals:paper-pdf", code, letter)


def _opened(request, code, letter):
    held, referral, members = fetch.letter(request.user, code, letter)
    audit.read(
        "letter-opened", held, by=request.actor, about=held.about_code, person_code=referral.person_code
    )
    return held, referral, members
