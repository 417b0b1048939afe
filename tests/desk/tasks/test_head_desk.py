"""The unit head's desk: what needs a decision today, who owes it, since when, which button."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Draft
from referrals.models import Extension, Promise
from rptc import notices
from rptc.accounts.models import Delegation, User
from tests.desk.tasks.test_worker_desk import desk, promise
from tests.factories import DocumentFactory, EpisodeFactory, PartnerFactory, ReferralFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now


def served(**more):
    return ReferralFactory(state="in_service", sent_at=NOW(), handed_over_at=NOW(), **more)


def every(context):
    groups = context["groups"]
    return groups.late + groups.today + groups.later


def test_a_submitted_referral_waits_for_her_button(as_, rina):
    referral = ReferralFactory(state="submitted", submitted_at=NOW())
    line = every(desk(as_(rina)))[0]
    assert line.href == f"/referrals/{referral.code}/"
    assert line.code == referral.number
    assert referral.partner.name in line.meta


def test_an_urgent_one_sent_at_night_is_approved_afterwards(as_, rina):
    ReferralFactory(state="accepted", urgent=True, submitted_at=NOW(), sent_at=NOW(), approved_at=None)
    ReferralFactory(state="accepted", urgent=True, submitted_at=NOW(), sent_at=NOW(), approved_at=NOW())
    assert [line.meta.split(" · ")[0] for line in every(desk(as_(rina)))] == ["Mendesak"]


def test_what_is_late_says_who_owes_it_and_the_oldest_stands_first(as_, rina):
    ours, theirs = served(), served()
    promise(ours, "pick_up", "rptc", NOW() - timedelta(days=10))
    promise(theirs, "serve_until", "partner", NOW() - timedelta(days=2))
    context = desk(as_(rina))
    assert [line.code for line in context["groups"].late] == [ours.number, theirs.number]
    first, second = (line.meta for line in context["groups"].late)
    assert "RPTC" in first
    assert "RPTC" not in second
    assert theirs.partner.name in second


def test_each_number_of_the_strip_equals_the_list_behind_it(as_, rina):
    for days in (1, 2, 3):
        promise(served(), "pick_up", "rptc", NOW() - timedelta(days=days))
    both = served()
    promise(both, "serve_until", "partner", NOW() - timedelta(days=1))
    promise(both, "pick_up", "partner", NOW() - timedelta(hours=1))
    served()
    client = as_(rina)
    for figure in desk(client)["strip"][:3]:
        listed = client.get(figure.href)
        assert len(listed.context["page"].rows) == int(figure.number), figure.href
    assert [int(f.number) for f in desk(client)["strip"][:3]] == [3, 1, 5]


def test_an_extension_and_an_abandoned_draft_wait_for_her(as_, rina, sari):
    referral = served()
    promise(referral, "pick_up", "rptc", NOW() + timedelta(days=2))
    Extension.objects.create(
        referral=referral,
        reason="client_need",
        days=14,
        asked_side="partner",
        asked_by="Yusuf",
        asked_at=NOW(),
    )
    Draft.objects.create(owner=sari, changed_by=sari, changed_at=NOW() - timedelta(days=2))
    lines = every(desk(as_(rina)))
    assert len(lines) == 2
    assert any("Yusuf" in line.meta and "14" in line.meta for line in lines)


def test_a_decided_or_ended_thing_leaves_her_desk(as_, rina):
    referral = served()
    due = promise(referral, "pick_up", "rptc", NOW() - timedelta(days=1))
    client = as_(rina)
    assert every(desk(client))
    Promise.objects.filter(pk=due.pk).update(kept_at=NOW())
    assert not every(desk(client))


def test_partners_stand_by_lateness_and_say_whose_it_is(as_, rina):
    calm, busy = PartnerFactory(name="Tenang"), PartnerFactory(name="Sibuk")
    served(partner=calm)
    for _n in range(2):
        promise(served(partner=busy), "pick_up", "rptc", NOW() - timedelta(days=1))
    rows = desk(as_(rina))["rows"]
    assert [(r.name, r.running, r.late_rptc, r.late_partner) for r in rows] == [
        ("Sibuk", 2, 2, 0),
        ("Tenang", 1, 0, 0),
    ]


def test_a_delegate_sits_at_her_desk_for_the_named_days(as_, andi):
    ReferralFactory(state="submitted", submitted_at=NOW())
    assert "strip" not in desk(as_(andi))
    today = timezone.localdate()
    Delegation.objects.create(delegate=andi, kind="plh", starts_on=today, ends_on=today, made_by="Bu Rina")
    assert len(every(desk(as_(User.objects.get(pk=andi.pk))))) == 1


def test_what_she_is_told_of_papers_and_duplicates_leads_to_them(as_, rina, sari):
    document = DocumentFactory()
    draft = Draft.objects.create(owner=sari, changed_by=sari)
    notices.queue(
        "agreement_end",
        to=["role:unit_head"],
        about=document,
        key="d",
        rung="agreement_minus90",
        partner=document.partner.code,
        partner_label="Mitra Contoh",
        ends_on="2026-12-01",
    )
    notices.queue("duplicate_asked", to=["role:unit_head"], about=draft, key="e")
    told = desk(as_(rina))["told"].know
    assert {t.href for t in told} == {
        f"/partners/{document.partner.code}/",
        f"/clients/draft/{draft.code}/allow/",
    }
    assert any("Mitra Contoh" in t.text for t in told)


def test_she_sees_her_own_cases_on_a_page_of_their_own(as_, rina, wati):
    EpisodeFactory(case_worker=rina, person__alias="Milik Rina")
    assert "Milik Rina" in as_(rina).get("/mine/").content.decode()
    assert as_(wati).get("/mine/").status_code == 404


@pytest.mark.parametrize("role", ["wati", "tono", "lina", "dodi"])
def test_others_have_a_plain_desk(as_, request, role):
    answer = as_(request.getfixturevalue(role)).get("/")
    assert answer.status_code == 200
    assert "rows" not in answer.context


def test_the_administrator_lands_on_the_accounts(as_, sisca):
    assert as_(sisca).get("/").url == "/accounts/people/"


@pytest.mark.parametrize("many", [1, 12])
def test_her_desk_asks_the_database_the_same_few_times(as_, rina, sari, django_assert_max_num_queries, many):
    for n in range(many):
        referral = served()
        promise(referral, "pick_up", ["rptc", "partner"][n % 2], NOW() - timedelta(days=n + 1))
        ReferralFactory(state="submitted", submitted_at=NOW())
        Extension.objects.create(
            referral=referral,
            reason="client_need",
            days=14,
            asked_side="partner",
            asked_by="Yusuf",
            asked_at=NOW(),
        )
        notices.queue("referral-ready", to=["role:unit_head"], about=referral, key=str(n))
        Draft.objects.create(owner=sari, changed_by=sari, changed_at=NOW() - timedelta(days=2))
    client = as_(rina)
    client.get("/more/")
    with django_assert_max_num_queries(
        21
    ):  # of them: closings and departures; needs; possible duplicates; registers
        assert client.get("/").status_code == 200
