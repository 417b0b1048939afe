"""Races of the newer verbs, each for one trial: `story(house, race)` makes what it needs, lets two meet, and says what
the two came to. One success and one refusal, whichever was first."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from referrals.actions import extensions, handovers, holds, incoming, issues, lifecycle, reports
from rptc import letters
from rptc.letters.models import Letter, Template
from rptc.letters.names import is_table, to_ask
from tests.referrals.domain.progress import accepted, in_service, sent, submitted

BOY = {"full_name": "Baharuddin", "alias": "Baco", "sex": "male", "age": 9, "asked": "Pengasuhan sementara"}
PAUSE = {"reason": "other", "note": "Banjir"}


def two_confirm_the_same_half(house, race):
    cast, partner, _bed, episode = house
    referral = accepted(cast, partner, episode)
    half = {"leg": "there", "side": "rptc"}
    return race(*_each(("sari", "rina"), lambda who: handovers.confirm(referral, by=cast[who], **half)))


def two_decide_one_extension(house, race):
    cast, partner, _bed, episode = house
    asked = extensions.ask(in_service(cast, partner, episode), days=7, reason="client_need", by=cast["yusuf"])
    return race(
        lambda: extensions.decide(asked, approve=True, by=cast["rina"]),
        lambda: extensions.decide(asked, approve=False, note="Cukup", by=cast["head"]),
    )


def one_accepts_and_one_gives_up(house, race):
    cast, partner, _bed, episode = house
    referral = sent(cast, partner, episode)
    return race(
        lambda: lifecycle.accept(referral, by=cast["yusuf"]),
        lambda: lifecycle.expire(referral, by=cast["sari"]),
    )


def two_return_to_the_last_bed(house, race):
    cast, partner, bed, episode = house
    two = [in_service(cast, partner, one) for one in (episode, cast["another"]())]
    back = {"leg": "back", "side": "rptc", "bed": bed, "by": cast["sari"]}
    return race(*_each(two, lambda referral: handovers.confirm(referral, **back)))


def the_link_accepts_while_the_account_declines(house, race):
    cast, partner, _bed, episode = house
    referral = sent(cast, partner, episode)
    return race(
        lambda: lifecycle.accept(referral, by=cast["yusuf"]),
        lambda: lifecycle.decline(referral, reason="full", by=cast["yusuf"]),
    )


def two_heads_send_one_referral(house, race):
    cast, partner, _bed, episode = house
    referral = submitted(cast, partner, episode)
    return race(*_each(("rina", "head"), lambda who: lifecycle.approve_and_send(referral, by=cast[who])))


def one_approves_and_one_objects(house, race):
    cast, partner, _bed, episode = house
    referral = submitted(cast, partner, episode, urgent=True)
    lifecycle.approve_and_send(referral, by=cast["sari"])
    return race(
        lambda: lifecycle.approve_afterwards(referral, by=cast["rina"]),
        lambda: lifecycle.object_urgent(referral, note="Tidak perlu", by=cast["head"]),
    )


def two_heads_pause(house, race):
    cast, partner, _bed, episode = house
    referral = sent(cast, partner, episode)
    until = timezone.localdate() + timedelta(days=3)
    return race(
        *_each(("rina", "head"), lambda who: holds.pause(referral, until=until, by=cast[who], **PAUSE))
    )


def two_reports_bring_the_client_back(house, race):
    cast, partner, _bed, episode = house
    there = in_service(cast, partner, episode)
    told = {"reason": "service_finished", "services": "Terapi", "by": cast["yusuf"]}
    return race(*_each("ab", lambda _which: reports.back(there, **told)))


def one_takes_in_and_one_declines(house, race):
    cast, partner, _bed, _episode = house
    row = _asked(cast, partner)
    return race(
        lambda: incoming.accept(row, by=cast["sari"]),
        lambda: incoming.decline(row, reason="full", by=cast["rina"]),
    )


def two_take_in_one_client(house, race):
    cast, partner, _bed, _episode = house
    row = _asked(cast, partner)
    return race(*_each(("sari", "rina"), lambda who: incoming.accept(row, by=cast[who])))


def the_sender_takes_back_while_rptc_declines(house, race):
    cast, partner, _bed, _episode = house
    row = _asked(cast, partner)
    return race(
        lambda: incoming.withdraw(row, note="Ditarik", by=cast["yusuf"]),
        lambda: incoming.decline(row, reason="full", by=cast["sari"]),
    )


def two_answer_one_issue(house, race):
    cast, partner, _bed, _episode = house
    issue = _raised(cast, partner)
    return race(
        lambda: issues.reply(_fresh(issue), answer="Sudah", by=cast["yusuf"]),
        lambda: issues.reply(_fresh(issue), answer="Belum", said_by="Yusuf, telepon", by=cast["sari"]),
    )


def one_settles_and_one_asks_again(house, race):
    cast, partner, _bed, _episode = house
    issue = _raised(cast, partner)
    issues.reply(issue, answer="Sudah", by=cast["yusuf"])
    return race(
        lambda: issues.settle(_fresh(issue), outcome="Selesai", by=cast["sari"]),
        lambda: issues.reopen(_fresh(issue), reason="Belum cukup", by=cast["rina"]),
    )


def two_letters_want_one_number(house, race):
    cast, _partner, _bed, episode = house
    text = Template.objects.in_force().get(code="referral_letter", lang="id")
    about = SimpleNamespace(_meta=SimpleNamespace(model_name="referral"), code=episode.code)
    values = {
        name: [["a"], ["1"]] if is_table(name) else "nilai"
        for name in to_ask([*text.required, *text.optional])
    }
    two = [letters.compose("referral_letter", about=about, values=values, by=cast["sari"]) for _ in "ab"]
    number = f"{Letter.objects.count()}/UJI/{episode.number}"
    return race(*_each(two, lambda letter: letters.approve(letter, number=number, by=cast["rina"])))


STORIES = [
    two_confirm_the_same_half, two_decide_one_extension, one_accepts_and_one_gives_up, two_return_to_the_last_bed,
    the_link_accepts_while_the_account_declines, two_heads_send_one_referral, one_approves_and_one_objects,
    two_heads_pause, two_reports_bring_the_client_back, one_takes_in_and_one_declines, two_take_in_one_client,
    the_sender_takes_back_while_rptc_declines, two_answer_one_issue, one_settles_and_one_asks_again,
    two_letters_want_one_number,
]  # fmt: skip


def _each(things, act):
    return [lambda thing=thing: act(thing) for thing in things]


def _fresh(row):
    """As each of two pages reads it."""
    return type(row).objects.get(pk=row.pk)


def _asked(cast, partner):
    return incoming.receive(partner=partner, client=BOY, contact_name="Mira", means="phone", by=cast["sari"])


def _raised(cast, partner):
    return issues.raise_(
        kind="question", title="Kapan siap", body="Mohon kabar", owed_by="partner", partner=partner,
        owner_contact=partner.contacts.first(), by=cast["sari"],
    )  # fmt: skip
