"""One referral with everything that its pages read: ten statements, whatever hangs on it."""

from django.db.models import Prefetch
from django.http import Http404

from referrals import sharing
from referrals.models import Journey, Link, Referral


def referral(user, code):
    """The referral of a public code as `user` may see it; a stranger's is 404."""
    rows = Referral.objects.visible_to(user).select_related(
        "episode__person",
        "episode__ppks_class",
        "episode__report_class",
        "episode__deputy",
        "partner",
        "worker",
        "group",
    )
    found = rows.prefetch_related(
        "promises", "handovers", "extensions", "attempts", "log", "holds",
        Prefetch("journeys", Journey.objects.select_related("attempt")),
        Prefetch("links", Link.objects.select_related("contact").order_by("contact__order", "pk")),
    ).filter(code=code).annotate(scopes=sharing.scopes()).first()  # fmt: skip
    if found is None:
        raise Http404
    return found
