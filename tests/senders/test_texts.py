"""No text that this program can send tells anything about the person (ux.md H20, A10 of S7).

Table-driven: every template of referrals.words, every step of every ladder, every channel, every receiver, both
languages. A new template or step is searched as soon as it stands in its table.
"""

from itertools import product
from urllib.parse import unquote

import pytest
from django.utils import timezone
from django.utils.translation import override

from referrals import calendar, lists, saying, whatsapp
from referrals.models import Incoming, Issue, Journey, Referral, State
from referrals.words import WORDS
from rptc import notices
from rptc.notices import mail, recipients, texts
from rptc.notices.delivery import deliver
from rptc.notices.models import Notice
from rptc.places.models import Office
from rptc.sop.models import Rung
from tests.senders import filled

pytestmark = pytest.mark.django_db
RECEIVERS = ["worker", "unit_head", "contact", "office"]


@pytest.fixture
def known(rina):
    """The filled person's referral, and what else is told about, by kind."""
    Office.objects.filter(code="dinas_head").update(email="kadis@makassar.example")
    referral = filled.referral()
    return {"referral": referral, "incoming": filled.incoming(referral), "issue": filled.issue(referral)}


def leaks(text):
    """What of the person stands in a text, however it is written."""
    said = unquote(text).lower().replace("=\n", "").replace("\n ", "")
    return [secret for secret in filled.secrets() if secret in said]


def kinds(template):
    return template.partition("-")[0] if template.partition("-")[0] in ("incoming", "issue") else "referral"


def contexts():
    """What stands beside a template: every coded reason there is, a number, a channel."""
    yield {
        "n": 3,
        "by": "whatsapp",
        "whom": "Yusuf",
        "answer": next(iter(lists.WORKING.rows())),
        "sequence": 0,
    }
    for coded in (lists.FAILURE, lists.EXTENSION, lists.DECLINE, lists.WORKING):
        for code in coded.rows():
            yield {"reason": code, "answer": code, "n": 2, "by": "phone", "whom": "Yusuf", "sequence": 1}


def receiver(who, referral):
    contact = referral.partner.contacts.first()
    return {
        "worker": [f"user:{referral.worker_id}"], "unit_head": ["role:unit_head"],
        "contact": [f"contact:{contact.pk}", f"user:{referral.worker_id}"], "office": ["office:dinas_head"],
    }[who]  # fmt: skip


def spoken(notice):
    """Everything that leaves the program with one notice."""
    for language in ("id", "en"):
        with override(language):
            yield texts.words([notice])[notice.pk]
    message = mail.message(notice, recipients.of(notice) or [("Yusuf", "yusuf@mitra.example")])
    yield message.message().as_string()
    yield f"{message.subject} {message.body} {message.to}"
    yield f"{notice.key} {notice.template} {notice.about_label} {notice.about_code} {notice.to_label} {notice.context}"


def queued(known, template, who, channel, context, n=0):
    about = known[kinds(template)]
    key = f"{template}:{who}:{channel}:{n}"
    return notices.queue(
        template, to=receiver(who, known["referral"]), about=about, key=key, channel=channel, **context
    )


def test_the_search_finds_what_it_looks_for(known):
    """The negative control: a text that tells is caught, in whatever coat."""
    for text in ["Baco sudah siap", "text=Baharuddin%20Daeng", "Yayasan Sahabat Positif", "Luka di lu=\ntut"]:
        assert leaks(text)


@pytest.mark.parametrize("who", RECEIVERS)
@pytest.mark.parametrize("template", sorted(WORDS))
def test_no_template_tells_anything(known, template, who, settings):
    settings.DEFAULT_FROM_EMAIL = "rptc@makassar.example"
    for n, (channel, context) in enumerate(product(Notice.Channel.values, contexts())):
        if channel == "email" or n % 7 == 0:  # words depend on the template alone; each channel is met
            for text in spoken(queued(known, template, who, channel, context, n)):
                assert not leaks(text), (template, who, channel, text)


@pytest.mark.parametrize("who", RECEIVERS)
@pytest.mark.parametrize("kind", ["referral", "incoming", "issue"])
def test_no_step_of_a_ladder_tells_anything(known, kind, who):
    steps = list(Rung.objects.all())
    assert len(steps) > 25
    for rung, channel in product(steps, ["in_app", "email"]):
        context = {
            "rung": rung.code,
            "letter": rung.template,
            "sequence": 1,
            "due": "2026-02-18",
            "clock": rung.clock,
        }
        for text in spoken(queued(known, f"{kind}-rung", who, channel, context, rung.pk)):
            assert not leaks(text), (rung.code, who, text)


def test_every_channel_of_every_step_has_its_text_in_this_file():
    named = {channel for rung in Rung.objects.all() for channel in rung.channels}
    assert named <= set(Notice.Channel.values)


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("urgent", [False, True])
def test_no_message_by_whatsapp_tells_anything(known, state, urgent):
    of, link = known["referral"], known["referral"].links.first()
    one = Referral(number="R-2026-0123", state=state, urgent=urgent, partner=of.partner, purpose=of.purpose)
    for text in (whatsapp.text(one, link), whatsapp.href(one, link)):
        assert not leaks(text)
        assert "R-2026-0123" in text


@pytest.mark.parametrize("state", Incoming.State.values)
def test_no_message_about_an_incoming_referral_tells_anything(known, state):
    one = Incoming(
        number="M-2026-0009", state=state, client={"full_name": "Baharuddin"}, agency="Sahabat Positif"
    )
    assert not leaks(whatsapp.text(one) + saying.please(one))


@pytest.mark.parametrize("state", Issue.State.values)
def test_no_message_about_an_issue_tells_anything(known, state):
    one = Issue(
        number="T-2026-0009", state=state, owed_by="partner", title="Siapa walinya", body="Baharuddin"
    )
    assert not leaks(whatsapp.href(one, known["referral"].links.first()))


@pytest.mark.parametrize("state", Journey.State.values)
def test_no_calendar_file_tells_anything(known, state):
    now = timezone.now()
    journey = Journey(
        referral=known["referral"], leg="back", planned_for=now, officer="Andi", state=state, papers="Surat Baco",
        made_at=now, made_by="Sari",
    )  # fmt: skip
    for method in ("PUBLISH", "CANCEL"):
        assert not leaks(
            calendar.file(known["referral"], journey, "http://x/", method).decode().replace("\r\n ", "")
        )


def test_what_really_went_through_the_server_tells_nothing_either(known, post):
    for who in RECEIVERS:
        queued(known, "referral-rung", who, "email", {"rung": "pick_up_rptc_plus3"})
    queued(known, "referral-sent", "worker", "whatsapp", {})
    deliver()
    assert {receiver for mail in post.mails for receiver in mail.receivers} == {
        "sari@makassar.example", "yusuf@mitra.example", "kadis@makassar.example",
    }  # fmt: skip
    for sent in post.mails:
        assert not leaks(sent.as_string()) and not leaks(sent.get_content()) and not leaks(sent["Subject"])


def test_a_failure_that_is_told_tells_nothing(known, post):
    post.unknown = {"yusuf@mitra.example"}
    queued(known, "referral-rung", "contact", "email", {"rung": "answer_partner_zero"})
    deliver()
    told, failed = Notice.objects.get(template="message-failed"), Notice.objects.get(state="failed")
    assert told.to == [f"user:{known['referral'].worker_id}"]
    assert "yusuf@mitra.example" not in f"{failed.last_error} {told.context} {told.to_label}"
    assert not [leak for text in spoken(told) for leak in leaks(text)]
