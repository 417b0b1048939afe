"""What goes on between institutions in the demo: a partner with an account, referrals to RPTC, issues, who is on duty."""

from datetime import timedelta

from django.utils import timezone

from partners.actions import member
from partners.models import Member
from referrals.actions import groups, incoming, issues
from referrals.models import Incoming, Referral
from rptc.accounts.models import Duty
from rptc.demo import cases, staff
from rptc.demo.clock import ago, at

OFFICER = "nurdin"  # the partner's officer, named in the README


def ensure(actors, partners):
    """Make each once; returns what there is in words."""
    _account(partners[cases.PESISIR], actors["wati"])
    if not Incoming.objects.exists():
        _asked(actors["sari"], partners)
        _issues(actors["sari"], partners)
        _together(actors["sari"], partners[cases.BAHARI])
        _tonight(actors)
    return f"a partner's account {OFFICER}, {Incoming.objects.count()} referrals to RPTC"


def _account(partner, by):
    """The first contact of a foundation answers by account."""
    if Member.objects.filter(partner=partner).exists():
        return
    row = member.invite(partner, contact=partner.contacts.active().first(), by=by)
    member.join(row, password=staff.PASSWORD)


def _asked(by, partners):
    """One that RPTC owes an answer since Monday, and one of this morning from outside the registry."""
    girl = {
        "alias": "Upi",
        "sex": "female",
        "age": 10,
        "known": "Memakai baju merah",
        "asked": "Tempat aman sementara",
    }
    with at(ago(4, 10)):
        incoming.receive(
            partner=partners[cases.PESISIR], client=girl, contact_name="Nurdin", contact_phone="081300000102",
            means="phone", by=by,
        )  # fmt: skip
    man = {"alias": "Tuan X 09", "sex": "male", "age": 60, "asked": "Perawatan, ditemukan di terminal"}
    with at(ago(0, 7)):
        incoming.receive(
            agency="Polsek Contoh Panakkukang", client=man, contact_name="Aiptu Contoh", means="letter",
            letter_number="B/120/XI/2026", letter_date=timezone.localdate(), urgent=True, by=by,
        )  # fmt: skip


def _issues(by, partners):
    """A question to a partner that is late, and a dispute about one referral."""
    samudra = partners[cases.SAMUDRA]
    late = Referral.objects.filter(partner=samudra, state="in_service").first()
    asked = {"kind": "question", "title": "Kapan klien diantar kembali?", "owed_by": "partner", "by": by}
    with at(ago(9, 9)):
        issues.raise_(
            body="Masa layanan sudah berakhir. Mohon tanggal dan nama petugas.", partner=samudra, referral=late,
            owner_contact=samudra.contacts.active().first(), **asked,
        )  # fmt: skip


def _together(by, partner):
    """Two people for one partner in one letter, still drafts."""
    free = cases.free(by.user)[:2]
    if len(free) >= groups.FEWEST:
        with at(ago(0, 8)):
            groups.start(
                episodes=list(free), partner=partner, service="atensi_care", purpose="Perawatan bersama", serve_days=30,
                gate_reason="Dokumen sedang diperpanjang", basis="public_task", no_consent_reason="Keluarga dicari", by=by,
            )  # fmt: skip


def _tonight(actors):
    evening = timezone.localtime().replace(hour=20, minute=0, second=0, microsecond=0)
    for night in range(7):
        starts = evening + timedelta(days=night)
        Duty.objects.create(
            user=actors["andi"].user, starts_at=starts, ends_at=starts + timedelta(hours=12),
            made_by=actors["rina"].label,
        )  # fmt: skip
