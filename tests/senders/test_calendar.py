"""A planned journey opens in a phone's calendar: the same event when it changes, gone when it is cancelled, nobody's
name but the officer's."""

from datetime import UTC, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from referrals.actions import journeys, links
from tests.referrals.domain.story import wita
from tests.referrals.web.conftest import bed, episode, partner, way, yusuf  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip(way):
    """A collection of a child who is ready, planned for the day after tomorrow at 13.00 WITA."""
    way.to("ready")
    day = timezone.localdate() + timedelta(days=2)
    way.when = wita(f"{day:%Y-%m-%d} 13.00")
    way.journey = journeys.plan(way.referral, leg="back", planned_for=way.when, officer="Andi", by=way.sari)
    return way


def staff(way):
    return reverse("referrals:referral-calendar", args=[way.referral.code, "back"])


def theirs(way):
    return reverse("link:calendar", args=[way.link.token, "back"])


def read(answer):
    assert answer.status_code == 200, answer.status_code
    calendar = Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_the_worker_gets_time_place_in_the_calendar_and_the_link(as_, sari, trip):
    answer = as_(sari).get(staff(trip))
    calendar, event = read(answer)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert answer["Content-Disposition"] == f'attachment; filename="{trip.referral.number}.ics"'
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert event["SUMMARY"] == f"{trip.referral.number} penjemputan"
    assert event.start == trip.when
    assert (
        f"DTSTART:{trip.when.astimezone(UTC):%Y%m%d}T050000Z\r\n".encode() in answer.content
    )  # 13.00 in Makassar
    assert "Andi" in event["DESCRIPTION"] and f"/referrals/{trip.referral.code}/" in event["URL"]
    assert event["STATUS"] == "CONFIRMED"


def test_the_partner_gets_the_same_by_the_link_without_a_pin(client, trip):
    answer = client.get(theirs(trip))
    _calendar, event = read(answer)
    assert event["UID"].startswith(f"{trip.referral.number}-back@")
    assert event["URL"].endswith(f"/r/{trip.link.token}/")
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_the_page_before_a_pin_offers_it(client, trip):
    assert theirs(trip) in client.get(reverse("link:open", args=[trip.link.token])).content.decode()


def test_the_referral_page_offers_it(as_, sari, trip):
    assert (
        staff(trip)
        in as_(sari).get(reverse("referrals:referral-detail", args=[trip.referral.code])).content.decode()
    )


def test_nothing_about_the_client_stands_in_it(as_, client, sari, trip):
    person = trip.episode.person
    for address, by in [(theirs(trip), client), (staff(trip), as_(sari))]:
        text = by.get(address).content.decode().replace("\r\n ", "").lower()
        for word in [
            person.full_name,
            person.alias,
            person.address,
            "Pengasuhan",
            "atensi",
            "Ngalle",
            "Daeng",
        ]:
            assert word.lower() not in text


def test_a_changed_day_is_the_same_event_with_a_higher_sequence(as_, sari, trip):
    _calendar, first = read(as_(sari).get(staff(trip)))
    later = trip.when + timedelta(days=1)
    journeys.change(trip.journey, planned_for=later, by=trip.sari)
    _calendar, second = read(as_(sari).get(staff(trip)))
    assert second["UID"] == first["UID"] and second["SEQUENCE"] > first["SEQUENCE"]
    assert second.start == later


def test_a_cancelled_journey_takes_itself_out(as_, client, sari, trip):
    _calendar, first = read(as_(sari).get(staff(trip)))
    journeys.cancel(trip.journey, by=trip.sari)
    for answer in (as_(sari).get(staff(trip)), client.get(theirs(trip))):
        calendar, event = read(answer)
        assert answer["Content-Type"].endswith("method=CANCEL")
        assert (calendar["METHOD"], event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", first["UID"])
        assert event["SEQUENCE"] > first["SEQUENCE"]


def test_both_pages_offer_to_take_it_out(as_, client, sari, trip):
    journeys.cancel(trip.journey, by=trip.sari)
    assert theirs(trip) in client.get(reverse("link:open", args=[trip.link.token])).content.decode()
    assert (
        staff(trip)
        in as_(sari).get(reverse("referrals:referral-detail", args=[trip.referral.code])).content.decode()
    )


def test_planned_again_after_a_cancellation_it_is_still_the_same_event(as_, sari, trip):
    journeys.cancel(trip.journey, by=trip.sari)
    _calendar, gone = read(as_(sari).get(staff(trip)))
    journeys.plan(trip.referral, leg="back", planned_for=trip.when, officer="Sari", by=trip.sari)
    calendar, event = read(as_(sari).get(staff(trip)))
    assert (calendar["METHOD"], event["UID"]) == ("PUBLISH", gone["UID"])
    assert event["SEQUENCE"] > gone["SEQUENCE"]


def test_a_leg_without_a_plan_is_nothing(as_, client, sari, trip):
    mine = reverse("referrals:referral-calendar", args=[trip.referral.code, "sideways"])
    assert as_(sari).get(mine).status_code == 404


def test_a_journey_that_is_over_is_no_longer_on_the_partners_page_and_not_in_its_file(client, trip):
    assert client.get(reverse("link:calendar", args=[trip.link.token, "there"])).status_code == 404


def test_an_altered_a_locked_and_a_replaced_link_give_nothing(client, trip):
    link, old = trip.link, theirs(trip)
    assert client.get(old).status_code == 200
    assert client.get(old.replace(link.token, f"{link.token[:-1]}x")).status_code == 404
    link.locked_at = timezone.now()
    link.save()
    assert client.get(old).status_code == 404
    links.replace(link, by=trip.sari)
    assert client.get(old).status_code == 404


def test_a_stranger_gets_no_file(as_, tono, trip):
    assert as_(tono).get(staff(trip)).status_code == 403
