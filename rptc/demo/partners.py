"""The three partners of the study without invented figures, and invented ones that carry the demo's lateness."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from partners.actions import contact, document, paper, partner, service
from partners.models import Partner

PIN = "246810"  # of every demo contact, printed in the README


@dataclass(frozen=True)
class Invented:
    """One invented partner. `document` is None, or (kind, days since the signing, days it lasts)."""

    name: str
    kind: str
    services: tuple
    contacts: tuple
    document: tuple | None
    capacity: int | None = None


INVENTED = [
    Invented(
        "Sentra Contoh Bahari",
        "ministry_unit",
        ("atensi_care", "atensi_therapy", "atensi_vocational"),
        (("Hj. Suryani", "081300000101"),),
        None,
        60,
    ),
    Invented(
        "LKSA Cahaya Pesisir",
        "foundation",
        ("atensi_care", "atensi_family"),
        (("Nurdin", "081300000102"), ("Ibu Ratna", "081300000103")),
        ("pks", 200, 700),
        25,
    ),
    Invented(
        "RS Contoh Mattoangin",
        "hospital",
        ("rptc_health", "atensi_therapy"),
        (("dr. Mulyana", "081300000104"), ("Loket Rujukan", "081300000105")),
        ("pks", 300, 500),
        None,
    ),
    Invented(
        "Yayasan Bina Samudra",
        "foundation",
        ("atensi_care", "atensi_vocational"),
        (("Pak Haris", "081300000106"), ("Yuli", "081300000107")),
        ("pks", 345, 363),
        15,
    ),
    Invented(
        "Rumah Lansia Contoh Teduh",
        "foundation",
        ("atensi_care",),
        (("Bu Salma", "081300000108"),),
        ("pks", 800, 730),
        12,
    ),
]


def ensure(by):
    """{name: Partner} of all demo partners; what exists is left as it is."""
    paper.ensure(by)
    for one in INVENTED:
        if not Partner.objects.filter(name=one.name).exists():
            _make(one, by)
    return {p.name: p for p in Partner.objects.prefetch_related("contacts")}


def _make(one, by):
    made = partner.register(name=one.name, kind=one.kind, capacity=one.capacity, is_example=True, by=by)
    for kind in one.services:
        service.offer(made, kind=kind, by=by)
    for order, (name, phone) in enumerate(one.contacts, 1):
        told = {"name": name, "phone": f"+62{phone[1:]}", "phone_as_given": phone, "order": order}
        contact.add(made, **told, pin_hash=_hash(), pin_set_at=timezone.now(), by=by)
    if one.document:
        kind, since, lasts = one.document
        signed = timezone.localdate() - timedelta(days=since)
        document.add(
            made,
            kind=kind,
            number=f"119/{made.pk:03}/PKS/{signed.year}",
            signed_on=signed,
            starts_on=signed,
            seen=True,
            ends_on=signed + timedelta(days=lasts),
            by=by,
        )


@cache
def _hash():
    """The one PIN of all demo contacts, hashed once: it is slow on purpose."""
    return make_password(PIN)
