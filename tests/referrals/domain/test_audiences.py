"""Whom a step means, for referrals, incoming referrals and issues; nobody is meant in vain."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals import audiences, bell, ladder, promised
from referrals.models import Incoming, Issue
from referrals.sweep import sweep
from rptc.accounts.models import Duty
from rptc.notices.models import Notice
from tests.factories import ContactFactory, UserFactory

pytestmark = pytest.mark.django_db


def issue(world, **given):
    now = timezone.now()
    asked = {
        "number": "I-2026-9001", "kind": "question", "partner": world.partner, "title": "Siapa menandatangani?", "body": "Berita acara",
        "worker": world.sari.user, "owed_by": "partner", "owner_name": "Yusuf", "raised_by": "Sari", "made_at": now,
        "original_due": now, "due": now + timedelta(days=2), "due_set_at": now,
    }  # fmt: skip
    return Issue.objects.create(**{**asked, **given})


def incoming(world, **given):
    now = timezone.now()
    asked = {
        "number": "M-2026-9001", "agency": "Polsek Contoh", "contact_name": "Aiptu Contoh", "means": "phone", "received_at": now,
        "recorded_by": "Sari", "owed_by": "rptc", "made_at": now, "original_due": now, "due": now + timedelta(days=2),
        "due_set_at": now, "worker": None,
    }  # fmt: skip
    return Incoming.objects.create(**{**asked, **given})


def test_the_worker_and_the_deputy_of_the_case(world):
    referral, budi = world.sent(), UserFactory(role="social_worker")
    referral.episode.deputy = budi
    assert audiences.of(referral, "case_worker").to == (f"user:{world.sari.id}", f"user:{budi.pk}")
    assert audiences.of(issue(world, referral=referral), "case_worker").to == (
        f"user:{world.sari.id}",
        f"user:{budi.pk}",
    )


def test_a_referral_to_rptc_that_nobody_works_on_means_every_worker(world):
    assert audiences.of(incoming(world), "case_worker").to == ("role:social_worker",)


def test_whoever_is_on_duty_now_and_otherwise_the_house(world):
    referral, now, andi = world.sent(), timezone.now(), UserFactory(role="shelter_officer")
    assert audiences.of(referral, "duty_officer", now).to == ("role:shelter_officer",)
    Duty.objects.create(user=andi, starts_at=now, ends_at=now + timedelta(hours=8), made_by="Rina")
    assert audiences.of(referral, "duty_officer", now).to == (f"user:{andi.pk}",)
    assert audiences.of(referral, "duty_officer", now + timedelta(hours=9)).to == ("role:shelter_officer",)


def test_the_owner_of_an_issue_on_either_side(world):
    contact = world.partner.contacts.get(name="Yusuf")
    theirs = issue(world, owner_contact=contact)
    ours = issue(world, number="I-2026-9002", owed_by="rptc", owner=world.sari.user, owner_name="Sari")
    assert audiences.of(theirs, "issue_owner").to == (f"contact:{contact.pk}",)
    assert audiences.of(ours, "issue_owner").to == (f"user:{world.sari.id}",)


def test_an_owner_who_has_left_is_followed_by_the_first_contact(world):
    gone = ContactFactory(partner=world.partner, name="Lama", order=9, ended_at=timezone.now())
    assert audiences.of(issue(world, owner_contact=gone), "issue_owner").label == "Yusuf"


def test_an_agency_without_a_row_is_called_by_the_worker(world, monday):
    asked = issue(world, partner=None, agency="Polsek Contoh", owner_name="Aiptu Contoh")
    sweep(monday("2026-02-09 00.01"))
    lines = Notice.objects.filter(about_code=asked.code, template="issue-rung").exclude(channel="in_app")
    carried = [line for line in lines if not line.to[0].startswith(("office:", "role:"))]
    assert {(line.channel, line.to_label) for line in carried} <= {
        ("phone", "Polsek Contoh"),
        ("official_letter", "Polsek Contoh"),
    }
    assert all(line.to == [f"user:{world.sari.id}"] for line in carried)


def test_a_referral_to_rptc_climbs_until_it_is_answered(world, monday):
    asked = incoming(world)
    sweep(monday("2026-02-04 09.01"))
    first = Notice.objects.get(about_code=asked.code)
    assert (first.template, first.to) == ("incoming-rung", ["role:social_worker"])
    Incoming.objects.filter(pk=asked.pk).update(state="withdrawn", ended_at=timezone.now())
    assert sweep(monday("2026-02-05 09.01"))["withdrawn"] == 1
    first.refresh_from_db()
    assert first.state == "dropped"


def test_keys_of_a_promise_a_referral_to_rptc_and_an_issue_never_meet(world):
    referral = world.sent()
    rows = [referral.promises.first(), incoming(world), issue(world)]
    for row in rows:
        row.pk = 7
    assert len({bell.family(row) for row in rows}) == 3


def test_every_audience_of_every_ladder_finds_somebody(world):
    table = ladder.rungs()
    for row in (issue(world, owner_contact=world.partner.contacts.first()), incoming(world)):
        for rung in table[row.clock, row.owed_by]:
            assert all(audiences.of(row, name) for name in [*rung.audience, *rung.told])
    assert set(promised.SUBJECTS) == {"referral", "incoming", "issue"}
