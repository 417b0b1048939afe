"""The letters of one referral: those that are asked for, those that can be written, those that there are."""

from django.db.models import prefetch_related_objects
from django.shortcuts import render
from django.views.decorators.http import require_safe

from referrals.papers import bell, fetch
from referrals.papers.kinds import KINDS
from referrals.papers.writing import of_referral
from referrals.reading import partner_name
from referrals.views.staff.parts import tabs
from rptc import letters
from rptc.accounts.access import requires


@require_safe
@requires("letters.see")
def listing(request, code):
    """What waits first. No letter is read here: its values stay sealed."""
    referral, members = fetch.referral(request.user, code)
    prefetch_related_objects([referral], "promises")
    lines = [{"line": line, "kind": KINDS.get(bell.kind_for(line))} for line in bell.waiting(referral)]
    context = {
        "referral": referral, "tabs": tabs.tabs(referral, request.user, "letters"), "asked": lines,
        "partner": partner_name(referral.partner, request.user), "several": len(members) > 1,
        "kinds": [kind for kind in KINDS.values() if kind.suits(referral)] if members else [],
        "letters": of_referral(referral, members).defer("values"), "writes": request.user.has_perm("letters.write"),
    }  # fmt: skip
    return render(request, "referrals/papers/list.html", context)


@require_safe
@requires("letters.see")
def show(request, code, letter):
    """One letter: how far it is, what is missing, what can be done."""
    paper, referral, _members = fetch.letter(request.user, code, letter)
    context = {
        "letter": paper, "referral": referral, "missing": letters.missing(paper) if paper.is_draft else [],
        "writes": request.user.has_perm("letters.write"), "approves": request.user.has_perm("letters.approve"),
        "aid": "en" if paper.template.lang == "id" else "id",
    }  # fmt: skip
    return render(request, "referrals/papers/letter.html", context)
