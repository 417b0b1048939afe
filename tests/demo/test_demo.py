"""The demo is an invented city that reproduces the study's table and shows every state, twice without harm."""

import csv
import io
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from clients.models import Episode, Merge, NationalId, Person, PossibleDuplicate, Stay, TwoPeople
from partners.models import Member, Partner
from referrals.models import Incoming, Issue, Promise, Referral, ReferralGroup
from rptc.accounts.models import Duty, User
from rptc.audit.models import Event
from rptc.demo import between, cases, staff
from rptc.demo.names import People
from rptc.notices.models import Notice
from tests.reports.test_table1 import PAPER

pytestmark = pytest.mark.django_db


def demo():
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_the_whole_demo(as_):
    said = demo()
    assert staff.PASSWORD in said
    the_table_equals_the_papers()
    every_living_state_is_there()
    lateness_belongs_to_invented_partners_only()
    everybody_is_invented()
    nobody_is_in_two_places()
    institutions_ask_each_other()
    some_files_are_one_person_s()
    before = counts()
    demo()
    assert counts() == before


def some_files_are_one_person_s():
    merge = Merge.objects.standing().get()
    assert abs(merge.canonical.birth_year - merge.duplicate.birth_year) <= 2
    assert PossibleDuplicate.objects.waiting().exists() and TwoPeople.objects.standing().exists()


def counts():
    return {
        m: m.objects.count()
        for m in (
            User,
            Person,
            Episode,
            Partner,
            Referral,
            Promise,
            Event,
            Notice,
            Stay,
            Incoming,
            Issue,
            Duty,
        )
    }


def institutions_ask_each_other():
    assert Member.objects.active().get().user.username == between.OFFICER
    assert {row.urgent for row in Incoming.objects.waiting()} == {True, False}
    assert Incoming.objects.late().exists() and Issue.objects.late().exists()
    assert ReferralGroup.objects.get().referrals.count() == 2
    assert Duty.objects.count() == 7


def the_table_equals_the_papers():
    out = io.StringIO()
    call_command("report", "table1", "--from", "2023", "--to", "2024", stdout=out)
    lines = {line["class"]: line for line in csv.DictReader(io.StringIO(out.getvalue()))}
    for line in PAPER:
        for kind in ("male", "female", "total"):
            assert lines[line["classification"]][f"{kind}_{line['year']}"] == line[kind], line
    numbers = Episode.objects.filter(arrival_date__year=2023).values_list("number", flat=True)
    assert len(set(numbers)) == 761
    opened = Event.objects.filter(verb="case-opened", subject_code__in=Episode.objects.values("code"))
    assert opened.count() == Episode.objects.count()


def every_living_state_is_there():
    assert Episode.objects.running().count() == len(cases.CASES) >= 30
    states = Counter(Referral.objects.values_list("state", flat=True))
    wanted = {
        "draft",
        "submitted",
        "sent",
        "accepted",
        "in_service",
        "ready",
        "collected",
        "closed",
        "declined",
    }
    assert wanted <= set(states)
    assert Referral.objects.filter(urgent=True, approved_at=None).exists()
    assert set(Promise.objects.late().values_list("owed_by", flat=True)) == {"rptc", "partner"}
    assert Notice.objects.filter(template="referral-rung").exists()


def lateness_belongs_to_invented_partners_only():
    late = Partner.objects.filter(referrals__promises__in=Promise.objects.late())
    assert late.exists()
    assert all(partner.is_example for partner in late)
    assert Partner.objects.filter(is_example=False).count() == 3
    assert not Partner.objects.filter(is_example=False, referrals__isnull=False).exists()


def everybody_is_invented():
    niks = [row.read() for row in NationalId.objects.all()]
    assert len(niks) > 100
    assert all(len(nik) == 16 and nik[-4:] >= "9000" for nik in niks)
    assert not Event.objects.filter(data__has_key="full_name").exists()


def nobody_is_in_two_places():
    away = Referral.objects.filter(state__in=["in_service", "ready"]).values("episode__person")
    assert not Stay.objects.current().filter(person__in=away).exists()
    assert Stay.objects.current().count() > 10


def test_the_same_seed_makes_the_same_people():
    from datetime import date

    day = date(2026, 1, 1)
    assert [People(7).fields("male", 20, day) for _ in range(2)] == [People(7).fields("male", 20, day)] * 2


def test_production_refuses_the_demo(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="refused"):
        call_command("demo")
    assert not User.objects.exists()
