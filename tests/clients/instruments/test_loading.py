"""The unit head loads a new version, sees what it changes, publishes it; what is wrong in a file is a sentence with its place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from clients.actions import assess, instruments
from clients.instruments import source
from clients.models import Instrument
from rptc.audit.models import Event
from rptc.lib.refused import Refused
from tests.clients.instruments.conftest import as_file, question, raw, whole
from tests.factories import EpisodeFactory

pytestmark = pytest.mark.django_db
CODE = "child_street_followup"


def newer(change=None, version="1.1"):
    data = raw() | {"version": version}
    if change:
        change(data)
    return data


@pytest.fixture
def load(rina, by):
    return lambda data: instruments.load(data if isinstance(data, bytes) else as_file(data), by=by(rina))


@pytest.fixture
def used(sari, by):
    """Somebody was assessed in version 1.0."""
    return assess.start(episode=EpisodeFactory(case_worker=sari), by=by(sari), code=CODE)


def without(key):
    def change(data):
        for section in data["sections"]:
            section["questions"] = [q for q in section["questions"] if q["key"] != key]

    return change


def test_what_is_loaded_is_a_draft_that_nobody_uses(load, sari, by):
    row = load(newer())
    assert row.is_draft and row.loaded_by == "Bu Rina"
    assert assess.start(episode=EpisodeFactory(), by=by(sari), code=CODE).instrument.version == "1.0"


def test_loading_the_draft_again_replaces_it(load):
    first = load(newer())
    second = load(newer(lambda d: question(d, "visit_note").update(required=True)))
    assert first.pk == second.pk and first.sha256 != second.sha256


def test_a_published_version_is_used_from_then_on_and_who_began_before_finishes_before(
    load, used, rina, sari, by
):
    row = load(newer())
    instruments.publish(row, seen=row.sha256, by=by(rina))
    assert assess.start(episode=used.episode, by=by(sari), code=CODE) == used
    assert (
        assess.fill(used.episode, whole(used.instrument.content), by=by(sari), code=CODE).instrument.version
        == "1.0"
    )
    assert assess.start(episode=EpisodeFactory(), by=by(sari), code=CODE).instrument.version == "1.1"
    published = Event.objects.get(verb="instrument-published")
    assert (published.actor_label, published.subject_label) == ("Bu Rina", f"{CODE} 1.1")


def test_a_published_version_is_not_loaded_again_nor_published_twice_nor_dropped(load, rina, by):
    with pytest.raises(Refused, match=r"1\.0 is published already"):
        load(raw())
    row = load(newer())
    instruments.publish(row, seen=row.sha256, by=by(rina))
    for act in (
        lambda: instruments.publish(row, seen=row.sha256, by=by(rina)),
        lambda: instruments.drop(row, by=by(rina)),
    ):
        with pytest.raises(Refused, match="published"):
            act()


def test_who_published_cannot_be_rewritten(load, rina, by):
    row = load(newer())
    row = instruments.publish(row, seen=row.sha256, by=by(rina))
    with pytest.raises(IntegrityError), transaction.atomic():
        Instrument.objects.filter(pk=row.pk).update(published_by="Somebody else")


def test_what_is_published_is_what_was_looked_at(load, rina, by):
    seen = load(newer()).sha256
    row = load(newer(lambda d: question(d, "visit_note").update(required=True)))
    with pytest.raises(Refused, match="another file meanwhile"):
        instruments.publish(row, seen=seen, by=by(rina))


def test_a_dropped_draft_is_not_published_and_may_be_loaded_again(load, rina, by):
    row = instruments.drop(load(newer()), by=by(rina))
    with pytest.raises(Refused, match="dropped"):
        instruments.publish(row, seen=row.sha256, by=by(rina))
    assert load(newer()).is_draft


def test_a_social_worker_loads_nothing(sari, by):
    with pytest.raises(Refused, match="unit head"):
        instruments.load(as_file(newer()), by=by(sari))


def test_an_answered_question_is_not_left_out_in_silence(load, used):
    with pytest.raises(instruments.Faulty, match="visit_note” was answered and is missing"):
        load(newer(without("visit_note")))
    row = load(newer(lambda d: (without("visit_note")(d), d.update(retired=["visit_note"]))))
    assert row.content.retired == ("visit_note",)


def test_a_question_nobody_answered_may_go(load):
    assert load(newer(without("visit_note"))).is_draft


def test_what_was_retired_once_need_not_be_listed_again(load, used, rina, sari, by):
    row = load(newer(lambda d: (without("visit_note")(d), d.update(retired=["visit_note"]))))
    instruments.publish(row, seen=row.sha256, by=by(rina))
    assert load(newer(without("visit_note"), "1.2")).is_draft


def test_an_answered_question_does_not_become_another_kind(load, used):
    with pytest.raises(instruments.Faulty, match="another kind"):
        load(newer(lambda d: question(d, "visit_note").update(type="date", constraint="value <= today()")))


def test_a_fault_names_line_part_and_question(load):
    text = as_file(newer(lambda d: question(d, "visit_note").update(type="slider"))).decode()
    line = next(n for n, said in enumerate(text.splitlines(), 1) if "slider" in said) - 1
    with pytest.raises(instruments.Faulty) as faulty:
        load(text.encode())
    (said,) = faulty.value.sentences
    assert said == f"Line {line} (part next, question visit_note): unknown type “slider”."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a: &x [1, 2]\nb: *x", "Line 1: references"),
        (b"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]", "references"),
        (b"a: !!python/object/apply:os.system ['true']", "Line 1: tags"),
        (b"a: !!binary aGVsbG8=", "tags"),
        (b"code: x\ncode: y", "Line 2: “code” stands twice"),
        (b"code: [", "not YAML"),
        (b"day: 2026-11-24", "Line 1: write this value in quotes"),
        (b"version: 1.1", "Line 1: write this value in quotes"),
        (b"\xff\xfe\x00", "no text file"),
        (b"\x00\x01", "not YAML"),
        (b"[" * 5000, "Line 1: this file is nested"),
        (b"a: " + b"9" * 5000, "Line 1"),
        (b"? [a, b]\n: c", "a name must be plain text"),
        (b"<<: {a: 1}", "a name must be plain text"),
        (b"- 1\n- 2", "holds no questionnaire"),
        (b"", "holds no questionnaire"),
        (b"a: 1\n---\nb: 2", "not YAML"),
        (b"x" * (source.MOST_BYTES + 1), "too large"),
        (b"- x\n" * 30_000 + b"- y\n" * 30_000, "nested too deep or too long"),
        (b"code: x\nversion: '1'", "“sections” is missing"),
        (b"code: x\nsections: {a: 1}", "Line 2 (part): this must be a list"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_refused_with_a_sentence(load, content, said):
    with pytest.raises(instruments.Faulty) as faulty:
        load(content)
    assert said in " ".join(faulty.value.sentences)
    assert not Instrument.objects.drafts().exists()


def test_the_page_shows_faults_then_differences_then_publishes(as_, rina):
    page, address = as_(rina), reverse("clients:instrument-load")

    def send(data):
        return page.post(address, {"file": SimpleUploadedFile("x.yaml", as_file(data))})

    page.cookies["django_language"] = "en"
    assert (
        "unknown type"
        in send(newer(lambda d: question(d, "visit_note").update(type="slider"))).content.decode()
    )
    assert "Choose the file" in page.post(address).content.decode()
    there = send(newer(lambda d: question(d, "child_mood")["choices"][2].update(score=7)))
    seen = page.get(there.url)
    said = seen.content.decode()
    assert "Other weights" in said and "sad: weight" in said and "<strong>7</strong>" in said
    after = page.post(there.url, {"seen": seen.context["instrument"].sha256}, follow=True).content.decode()
    assert "Published" in after and Instrument.objects.current(CODE).version == "1.1"


def test_a_huge_upload_is_refused_on_the_page(as_, rina):
    page = as_(rina)
    page.cookies["django_language"] = "en"
    sent = SimpleUploadedFile("x.yaml", b"x: 1\n" * (2 * 1024 * 1024))
    assert "too large" in page.post(reverse("clients:instrument-load"), {"file": sent}).content.decode()


def test_a_draft_prints_and_a_dropped_one_is_not_published(as_, rina, load, by):
    row = load(newer())
    page = as_(rina)
    assert page.get(reverse("clients:instrument-blank", args=[CODE, "1.1"])).content.startswith(b"%PDF")
    page.post(reverse("clients:instrument-drop", args=[CODE, "1.1"]))
    row.refresh_from_db()
    assert (
        row.retired_at
        and page.get(reverse("clients:instrument-publish", args=[CODE, "1.1"])).status_code == 404
    )


def test_the_command_loads_tells_the_differences_and_publishes(tmp_path, capsys):
    file = tmp_path / "baru.yaml"
    file.write_bytes(as_file(newer(lambda d: question(d, "visit_note").update(required=True))))
    call_command("instrument", load=file, publish=True)
    assert "required" in capsys.readouterr().out
    assert Instrument.objects.current(CODE).version == "1.1"
    file.write_bytes(b"code: [")
    with pytest.raises(CommandError, match="not YAML"):
        call_command("instrument", load=file)
