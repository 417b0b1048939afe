"""Consent that ended while a referral runs: the page has shut already, of itself; here both sides are told, once."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from clients.models import Consent, Person
from referrals import sharing, telling
from referrals.models import Referral

WORKER, PARTNER = "consent-ended", "no-longer-shared"


def consent_withdrawn(now):
    """Running referrals that shared by consent what no consent covers any more."""
    today = timezone.localdate(now)
    mine = Consent.objects.filter(
        purpose=Consent.Purpose.SHARING, person__in=Person.objects.same_as(OuterRef("episode__person"))
    )
    over = mine.over(today).filter(recipient=OuterRef("partner__code"))
    rows = Referral.objects.running().filter(Exists(over), basis=Referral.Basis.CONSENT).exclude(shared=[])
    for referral in rows.select_related("episode__person", "partner", "worker"):
        if len(sharing.given(referral, today)) < len(referral.shared) and _unheard(referral, today):
            yield referral, _tell


def _tell(referral, now):
    key = _key(referral, timezone.localdate(now))
    telling.worker(referral, WORKER, key, now=now)
    telling.partner(referral, PARTNER, key, now=now)
    return {"consent_ended": 1}


def _unheard(referral, today):
    return telling.is_new(referral, WORKER, _key(referral, today))


def _key(referral, today):
    """The last consent that ended: a new one that ends is new again."""
    given = Consent.objects.over(today).for_sharing(referral.episode.person_id, referral.partner.code)
    return given.order_by("-pk").values_list("pk", flat=True).first()
