"""A referral with its letters, as somebody may see them."""

from django.http import Http404

from referrals.grouping import beside
from referrals.models import Referral
from referrals.papers.writing import of_referral
from referrals.reading import partner_name

ROWS = (
    "episode__person", "episode__ppks_class", "episode__report_class", "episode__deputy", "partner", "worker", "consent",
    "group",
)  # fmt: skip


def referral(user, code):
    """(referral, members): itself, or all of its group in the order of their numbers. `members` is empty where somebody
    of the group is hidden from this reader: a letter that lists everybody is not theirs; nor is one that names a partner
    whose name discloses, for whoever is outside the case team. A stranger's referral is 404."""
    seen = Referral.objects.visible_to(user).select_related(*ROWS)
    found = seen.filter(code=code).first()
    if found is None:
        raise Http404
    if partner_name(found.partner, user) != found.partner.name:
        return found, []
    if not found.group_id:
        return found, [found]
    members = list(seen.filter(group=found.group_id).order_by("number"))
    return found, members if len(members) == beside(found).count() else []


def letter(user, code, letter_code):
    """(letter, referral, members); a letter of another referral is 404, as is one that names who is masked."""
    found, members = referral(user, code)
    if partner_name(found.partner, user) != found.partner.name:
        raise Http404
    paper = of_referral(found, members).filter(code=letter_code).first()
    if paper is None:
        raise Http404
    return paper, found, members
