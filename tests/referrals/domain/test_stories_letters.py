"""Stories of letters: what the ladder asks to be written, who signs it, and what becomes of the line."""

import pytest
from django.utils import translation

from referrals.models import State
from referrals.papers import bell, fetch, writing
from referrals.papers.filling import Reading
from referrals.papers.kinds import KINDS
from rptc import letters
from rptc.letters.names import to_ask
from rptc.lib.refused import Refused
from tests.referrals.domain.test_stories import in_service, story  # noqa: F401 a fixture


def written(story, slug):
    """Sari answers whatever the record does not know; the letter is in Indonesian whoever reads the page."""
    found, members = fetch.referral(story.sari.user, story.referral.code)
    read = Reading(KINDS[slug], found, members)
    given = {name: "diisi" for name in to_ask(read.template().required) if not read.known.get(name)}
    return writing.write(read, given, by=story.sari)


def approved(story, letter, number):
    found, members = fetch.referral(story.rina.user, story.referral.code)
    read = writing.reading(letter, found, members)
    return writing.approve(letter, read, number=number, day=None, nip="", by=story.rina)


def of_letters(story, since):
    return [line for line in story.told(since=since) if "letter" in line]


def test_a_partner_that_does_not_bring_the_client_back_gets_a_letter_and_then_the_social_office_does(story):
    begun = story("2026-02-02 09.00").is_sent(days=10, collector="partner_delivers")
    begun.at("2026-02-03 09.00").is_accepted().at("2026-02-04 10.00").goes_there().at("2026-02-23 09.00")
    assert of_letters(begun, "2026-02-05 00.00") == [
        "23-02 08.00 Head of the partner by official_letter: pick_up_partner_plus3"
    ]
    letter = written(begun, "partner-head")
    assert (
        letter.values["days_late_words"] == "lewat 5 hari"
        and letter.values["next_escalation"] == "Kepala Dinas Sosial"
    )
    writing.printed(approved(begun, letter, "460/010/RPTC/II/2026"), by=begun.sari)
    assert not begun.waiting(channel="official_letter")

    begun.at("2026-02-25 09.00")
    line = bell.waiting(begun.referral).get()
    assert (bell.kind_for(line), line.to_label) == ("dinas-head", "Head of the social office")
    upwards = written(begun, "dinas-head")
    assert upwards.values["partner_head_title"] == "Kepala Dinas Sosial Kota Makassar"
    with pytest.raises(Refused, match="460/010/RPTC/II/2026"):
        approved(begun, upwards, "460/010/RPTC/II/2026")
    writing.printed(approved(begun, upwards, "460/011/RPTC/II/2026"), by=begun.sari)
    assert not begun.waiting(channel="official_letter")


def test_our_own_lateness_is_written_to_the_social_office_and_names_no_other_as_late(story):
    late = in_service(story("2026-02-02 09.00")).at("2026-02-25 09.00")
    line = bell.waiting(late.referral).get()
    assert bell.kind_for(line) == "own-dinas"
    letter = written(late, "own-dinas")
    assert letter.values["pickup_responsible"].startswith("UPT")
    assert (
        letter.values["pickup_due_original"] == "18 Februari 2026"
        and letter.values["days_late_words"] == "lewat 7 hari"
    )
    found, _members = fetch.referral(late.sari.user, late.referral.code)
    assert not KINDS["partner-head"].suits(found)


def test_a_letter_that_came_too_late_is_withdrawn_with_the_collection_and_no_line_stays(story):
    late = in_service(story("2026-02-02 09.00")).at("2026-02-25 09.00")
    draft = written(late, "own-dinas")
    late.partner_gives().rptc_takes()
    assert late.referral.__class__.objects.get().state == State.COLLECTED
    assert not late.waiting(channel="official_letter")
    cancelled = letters.cancel(draft, reason="Sudah dijemput", by=late.sari)
    assert cancelled.cancelled_at and not cancelled.approved_at


def test_the_referral_letter_says_what_the_promises_say_and_stays_so_after_an_extension(story):
    sent = story("2026-02-02 09.00").is_sent(days=10)
    letter = approved(sent, written(sent, "referral"), "460/001/RPTC/II/2026")
    with translation.override("id"):
        assert (letter.values["service_until"], letter.values["pickup_due"]) == (
            "15 Februari 2026",
            "18 Februari 2026",
        )
    before = letter.sha256
    sent.at("2026-02-03 09.00").is_accepted().at("2026-02-04 10.00").goes_there().at("2026-02-10 09.00")
    sent.asks_for_days(7).rina_approves()
    assert sent.due("pick_up") == "25-02 23.59"
    letter.refresh_from_db()
    assert letter.sha256 == before and letter.values["pickup_due"] == "18 Februari 2026"
