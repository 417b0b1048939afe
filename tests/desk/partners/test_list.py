"""The registry as the unit head's first dashboard: each figure equals a set made by hand."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.models import Partner
from referrals.models import Promise, Referral
from rptc.desk.partners.rows import rows
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LIST = reverse("desk:partner-list")


def refer(partner, state="in_service", **fields):
    """A referral in a state, sent ten days ago."""
    now = timezone.now()
    times = {"sent_at": now - 10 * DAY, "answered_at": now - 9 * DAY}
    if state in ("in_service", "ready", "collected"):
        times["handed_over_at"] = now - 8 * DAY
    if state == "collected":
        times["collected_at"] = now - DAY
    return make.ReferralFactory(partner=partner, state=state, **(times | fields))


def promise(referral, clock="pick_up", owed_by="rptc", days_late=0, original=None, **fields):
    """A promise whose due lies that many days ago; the original may lie further back."""
    now = timezone.now()
    moments = {"due": now - days_late * DAY, "original_due": now - (original or days_late) * DAY}
    return Promise.objects.create(
        referral=referral,
        clock=clock,
        owed_by=owed_by,
        made_at=referral.sent_at,
        due_set_at=referral.sent_at,
        **(moments | fields),
    )


def of(partner, user, **kwargs):
    found = {row.partner.pk: row for row in rows(Partner.objects.all(), user, timezone.now())}
    return found[partner.pk]


def handed_over(partner, hours, state="collected", days_ago=8):
    there = timezone.now() - days_ago * DAY
    more = {"collected_at": there + DAY} if state == "collected" else {}
    return make.ReferralFactory(
        partner=partner,
        state=state,
        sent_at=there - 3 * DAY,
        answered_at=there - hours * HOUR,
        handed_over_at=there,
        **more,
    )


def test_bu_rina_sees_what_is_late_by_whoever_owes_it(rina):
    partner = make.PartnerFactory(capacity=5)
    one, two, three = refer(partner), refer(partner, "ready"), refer(partner, "sent", answered_at=None)
    promise(one, days_late=3, original=10)
    promise(two, owed_by="partner", days_late=1)
    promise(three, clock="answer", owed_by="partner", days_late=-1)
    row = of(partner, rina)
    assert (row.figures.running, row.figures.late_rptc, row.figures.late_partner) == (3, 1, 1)
    assert (row.due.words, row.original.words) == ("Lewat 3 hari", "Lewat 10 hari")
    assert (row.figures.used, row.left) == (2, 3)


def test_a_referral_late_on_two_clocks_of_one_side_counts_once(rina):
    partner = make.PartnerFactory()
    one = refer(partner)
    promise(one, clock="serve_until", owed_by="partner", days_late=2)
    promise(one, clock="pick_up", owed_by="partner", days_late=1)
    assert of(partner, rina).figures.late_partner == 1


def test_what_was_kept_what_ended_and_closed_cases_are_not_late(rina):
    partner = make.PartnerFactory()
    promise(refer(partner), days_late=3, kept_at=timezone.now())
    promise(refer(partner, "declined"), clock="answer", owed_by="partner", days_late=3)
    left = refer(partner)
    promise(left, days_late=3)
    left.episode.state, left.episode.closed_at = "closed", timezone.now()
    type(left.episode).objects.filter(pk=left.episode.pk).update(state="closed", closed_at=timezone.now())
    figures = of(partner, rina).figures
    assert (figures.running, figures.late_rptc, figures.late_partner, figures.first) == (1, 0, 0, None)


def test_the_longest_late_partner_stands_first_and_one_without_referrals_last(rina):
    names = {}
    for name, late in {"Cahaya": 1, "Anggrek": 5, "Bahari": -2}.items():
        names[name] = make.PartnerFactory(name=name)
        promise(refer(names[name]), days_late=late)
    make.PartnerFactory(name="Aaa tanpa rujukan")
    found = rows(Partner.objects.all(), rina, timezone.now())
    assert [row.name for row in found] == ["Anggrek", "Cahaya", "Bahari", "Aaa tanpa rujukan"]


@pytest.mark.parametrize(
    "hours, median",
    [([1, 2, 30], None), ([4, 4, 4, 4], None), ([2, 30, 4, 6, 9], 6), ([2, 4, 8, 10, 50, 60], 9)],
)
def test_the_median_of_hours_to_hand_over_needs_five_cases(rina, hours, median):
    partner = make.PartnerFactory()
    for taken in hours:
        handed_over(partner, taken)
    assert of(partner, rina).figures.hours == median


def test_hand_overs_before_the_last_ninety_days_and_voided_ones_do_not_move_the_median(rina):
    partner = make.PartnerFactory()
    for taken in (5, 5, 5, 5, 5):
        handed_over(partner, taken)
    for taken in (50, 50, 50, 50, 50, 50):
        handed_over(partner, taken, days_ago=91)
    handed_over(partner, 90, state="void")
    figures = of(partner, rina).figures
    assert (figures.hours, figures.handovers) == (5, 5)


def test_capacity_never_goes_below_none_and_is_unknown_without_a_number(rina):
    small, open_ended = make.PartnerFactory(capacity=1), make.PartnerFactory(capacity=None)
    for partner in (small, small, open_ended):
        refer(partner)
    assert (of(small, rina).left, of(open_ended, rina).left) == (0, None)


def test_fewer_than_two_contacts_who_still_answer_is_a_warning(rina):
    partner = make.PartnerFactory()
    make.ContactFactory(partner=partner)
    make.ContactFactory(partner=partner, ended_at=timezone.now())
    assert of(partner, rina).few_contacts
    make.ContactFactory(partner=partner)
    row = of(partner, rina)
    assert row.partner.answering == 2 and not row.few_contacts


def grow(number):
    """Partners, each with everything a row shows."""
    for _ in range(number):
        partner = make.PartnerFactory(capacity=3)
        make.ServiceFactory(partner=partner)
        make.DocumentFactory(partner=partner)
        make.ContactFactory(partner=partner)
        promise(refer(partner), days_late=1, original=2)


@pytest.mark.parametrize("query", ["", "?document=in_force&service=atensi_care&kind=foundation"])
def test_sixty_partners_cost_no_more_statements_than_three(as_, rina, query):
    client, counts = as_(rina), []
    for number in (3, 57):
        grow(number)
        client.get(LIST + query)
        with CaptureQueriesContext(connection) as spent:
            answer = client.get(LIST + query)
        counts.append(len(spent))
    assert len(answer.context["rows"]) == 60 == Referral.objects.count()
    assert counts[0] == counts[1] <= 12 + 5, counts


def test_the_page_says_n_below_five_and_which_side_owes(as_, rina):
    partner = make.PartnerFactory(name="Sentra Contoh Bahari")
    promise(refer(partner), days_late=3)
    page = as_(rina).get(LIST).content.decode()
    assert "n &lt; 5" in page and "Lewat 3 hari" in page and "1 mitra" in page


def test_the_registry_is_empty_at_first_and_says_what_to_do(as_, rina, tono):
    assert reverse("partners:partner-new") in as_(rina).get(LIST).content.decode()
    assert reverse("partners:partner-new") not in as_(tono).get(LIST).content.decode()
