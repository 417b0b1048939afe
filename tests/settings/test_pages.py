"""The pages of S20: questions, what it would do, saved; refused in words, with what was typed kept."""

from datetime import date

import pytest
from django.urls import reverse

from rptc.clock.models import Holiday
from rptc.sop.models import Limit, Rung
from tests.referrals.web.conftest import cost

pytestmark = pytest.mark.django_db
CHANGE = reverse("desk:limit-change", args=["referral_answer", "any.any.any"])


@pytest.fixture
def page(client, head, monday):
    client.force_login(head.user, backend="rptc.accounts.backends.SignIn")
    client.cookies["django_language"] = "en"
    return client


def typed(limit=None, **more):
    limit = limit or Limit.objects.get(code="referral_answer", urgency="")
    return {
        "seen": limit.pk, "value": "3", "unit": "working_day", "warn_before": "1", "valid_from": "2026-02-03",
        "decided_by": "SK 12/RPTC/2026", "note": "Kesepakatan rapat",
    } | more  # fmt: skip


def step_typed(rung, **more):
    return {
        "seen": rung.pk, "label_id": rung.label_id, "label_en": rung.label_en, "side": "on", "offset_unit": "working_day",
        "audience": ["partner_contact"], "told": ["case_worker"], "channels": ["whatsapp"], "valid_from": "2026-02-03",
        "decided_by": "SK 13/RPTC/2026", "note": "",
    } | more  # fmt: skip


def text(response):
    return response.content.decode()


def test_bu_rina_looks_first_and_saves_then(page):
    seen = page.post(CHANGE, typed())
    assert "Check before you save" in text(seen) and "2 working days → 3 working days" in text(seen)
    assert Limit.objects.filter(code="referral_answer").count() == 2
    saved = page.post(CHANGE, typed(save="yes"), follow=True)
    assert saved.redirect_chain[-1][0] == reverse("desk:limit", args=["referral_answer"])
    assert (
        "SK 12/RPTC/2026" in text(saved) and "Planned" in text(saved) and "Time limit changed" in text(saved)
    )
    assert Limit.objects.get(code="referral_answer", valid_from=date(2026, 2, 3)).note == "Kesepakatan rapat"


def test_going_back_from_the_preview_keeps_every_answer(page):
    again = text(page.post(CHANGE, typed(again="yes")))
    assert 'value="SK 12/RPTC/2026"' in again and "See what it would do" in again
    assert Limit.objects.filter(code="referral_answer").count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"value": "0"}, "A limit is at least 1."),
        ({"value": "-3"}, "A limit is at least 1."),
        ({"value": "10000", "unit": "hour"}, "At most 720 hours"),
        ({"value": "99999999999999999999"}, "At most 260 working days"),
        ({"value": "tiga"}, "in figures"),
        ({"value": ""}, "Write how many."),
        ({"unit": "person"}, "Choose unit from the list"),
        ({"valid_from": "2026-02-01"}, "Begin today or later"),
        ({"valid_from": "9999-12-31"}, "two years away"),
        ({"decided_by": " "}, "Write the number of the decision."),
        ({"warn_before": "9"}, "The warning comes before the limit"),
    ],
)
def test_bad_values_are_refused_in_words_and_kept(page, given, words):
    answer = text(page.post(CHANGE, typed(**given)))
    assert words in answer and "Kesepakatan rapat" in answer
    assert "Check before you save" not in answer
    assert Limit.objects.filter(code="referral_answer").count() == 2


def test_a_page_that_is_open_too_long_says_that_somebody_was_faster(page):
    old = Limit.objects.get(code="referral_answer", urgency="")
    page.post(CHANGE, typed(valid_from="2026-02-02", save="yes"))
    answer = text(page.post(CHANGE, typed(old, value="5", save="yes")))
    assert "Somebody changed this meanwhile" in answer
    assert not Limit.objects.filter(value=5, code="referral_answer").exists()


def test_a_planned_change_is_withdrawn_on_its_page(page):
    page.post(CHANGE, typed(save="yes"))
    address = reverse("desk:limit-withdraw", args=["referral_answer", "any.any.any"])
    assert "Withdraw the change" in text(page.get(address))
    assert "Withdrawn" in text(page.post(address, follow=True))
    assert Limit.objects.get(code="referral_answer", urgency="").valid_to is None
    assert "has begun" in text(page.post(address, follow=True))  # a second press


def test_a_narrower_limit_is_added_and_ended(page):
    narrow = reverse("desk:limit-narrow", args=["referral_answer"])
    given = typed(
        partner_kind="hospital",
        ppks_class="",
        urgency="",
        value="1",
        warn_before="0",
        valid_from="2026-02-02",
    )
    assert "Hospital or health centre" in text(page.post(narrow, given))
    page.post(narrow, given | {"save": "yes"})
    assert Limit.objects.get(partner_kind="hospital", code="referral_answer").scope == "hospital.any.any"
    end = reverse("desk:limit-end", args=["referral_answer", "hospital.any.any"])
    page.post(end, {"last_day": "2026-02-05", "save": "yes"})
    assert Limit.objects.get(partner_kind="hospital", code="referral_answer").valid_to == date(2026, 2, 5)


def test_a_step_is_changed_through_its_preview(page, world):
    world.sent()
    step = Rung.objects.get(code="answer_partner_zero")
    address = reverse("desk:step-change", args=[step.code])
    assert "checked" in text(page.get(address))
    given = step_typed(step, side="before", many="1")
    seen = text(page.post(address, given))
    assert "On the day → 1 working day before" in seen and world.episode.referrals.get().number in seen
    page.post(address, given | {"save": "yes"})
    assert Rung.objects.get(code=step.code, valid_from=date(2026, 2, 3)).offset == -1


def test_a_step_without_anybody_is_refused_on_the_page(page):
    step = Rung.objects.get(code="answer_partner_zero")
    answer = text(page.post(reverse("desk:step-change", args=[step.code]), step_typed(step, audience=[])))
    assert "tells nobody" in answer


def test_the_last_step_of_a_ladder_stays(page):
    answer = text(page.post(reverse("desk:step-end", args=["urgent_now"]), {"last_day": "2026-02-03"}))
    assert "would tell nobody" in answer


def test_the_danger_rung_asks_neither_for_days_nor_for_a_side(page):
    address = reverse("desk:step-change", args=["urgent_now"])
    form = text(page.get(address))
    assert 'name="at_night"' in form and 'name="many"' not in form
    step = Rung.objects.get(code="urgent_now")
    given = {
        "seen": step.pk, "label_id": step.label_id, "label_en": step.label_en, "audience": ["duty_officer"], "channels": ["phone"],
        "valid_from": "2026-02-03", "decided_by": "SK 1", "note": "", "at_night": "on", "save": "yes",
    }  # fmt: skip
    page.post(address, given)
    made = Rung.objects.get(code="urgent_now", valid_from=date(2026, 2, 3))
    assert (made.offset, made.working_hours_only, made.audience) == (0, False, ["duty_officer"])


def test_a_new_step_of_the_documents_tells_offices_of_the_unit_only(page):
    form = text(page.get(reverse("desk:step-add", args=["agreement_end", "rptc"])))
    assert 'value="administration"' in form and 'value="partner_contact"' not in form


def test_a_local_day_off_is_added_corrected_and_taken_back(page):
    given = {"date": "2026-02-11", "name": "Hari jadi kota", "kind": "lokal", "decree": ""}
    add = reverse("desk:holiday-add")
    assert "What would become late" in text(page.post(add, given))
    page.post(add, given | {"save": "yes"})
    change = reverse("desk:holiday-change", args=[date(2026, 2, 11)])
    page.post(change, given | {"decree": "SE 3/2026", "reason": "SE 3/2026", "save": "yes"})
    assert Holiday.objects.get(date=date(2026, 2, 11)).decree == "SE 3/2026"
    page.post(reverse("desk:holiday-remove", args=[date(2026, 2, 11)]), {"reason": "Dicabut", "save": "yes"})
    assert not Holiday.objects.filter(date=date(2026, 2, 11)).exists()
    assert "Dicabut" in text(page.get(reverse("desk:holiday-list")))


def test_an_incomplete_calendar_is_announced_and_filled_in(page, head, monday):
    monday("2027-06-01 09.00")
    page.force_login(head.user, backend="rptc.accounts.backends.SignIn")
    assert "The calendar of 2028 is incomplete" in text(page.get(reverse("desk:settings")))
    page.post(reverse("desk:holiday-fill", args=[2028]))
    assert "incomplete" not in text(page.get(reverse("desk:holiday-list") + "?year=2028"))


@pytest.mark.parametrize("year", ["", "abc", "1066", "99999", "²"])
def test_any_year_in_the_address_is_a_page(page, year):
    assert page.get(reverse("desk:holiday-list"), {"year": year}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/settings/limits/no-such-step/", "/settings/limits/referral_answer/any.any/change/",
        "/settings/limits/referral_answer/police.any.any/change/", "/settings/steps/nothing/", "/settings/steps/nothing/change/",
        "/settings/ladders/answer/nobody/add/", "/settings/holidays/2026-02-31/change/", "/settings/holidays/2026-02-03/change/",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(page, address):
    assert page.get(address).status_code == 404


def test_the_auditor_reads_and_is_offered_no_change(client, tono):
    client.force_login(tono, backend="rptc.accounts.backends.SignIn")
    listed = client.get(reverse("desk:limit", args=["referral_answer"]))
    assert listed.status_code == 200 and "/any.any.any/" not in text(listed)
    assert client.post(CHANGE, typed(save="yes")).status_code == 403


def test_lists_cost_the_same_however_long_they_are(page):
    for name in ("desk:limit-list", "desk:ladder-list", "desk:holiday-list", "desk:settings"):
        assert cost(page, reverse(name)) <= 10, name
