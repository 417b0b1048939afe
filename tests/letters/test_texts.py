"""Versions of a text: checked when written, approved by name from a day on, frozen after that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rptc.flow import NotAllowed
from rptc.letters.actions import texts
from rptc.letters.models import Template
from rptc.lib.actor import Actor
from rptc.lib.refused import Refused

CODE = "reminder_uncollected_partner_head"


def bodies(**over):
    return {lang: over.get(lang) or text.body for lang, text in texts.latest(CODE).items()}


def write(who, version="1.1", **over):
    return texts.write(CODE, bodies=bodies(**over), version=version, by=Actor.of(who))


def test_the_first_texts_are_there_in_both_languages(db):
    held = Template.objects.in_force()
    assert held.count() == 14 and set(held.values_list("lang", flat=True)) == {"id", "en"}
    assert {text.approved_by for text in held} == {"Naskah awal"}


def test_sari_writes_a_version_and_bu_rina_lets_it_hold_from_tomorrow(sari, rina):
    write(sari, id=f"{bodies()['id']}\n\nTambahan.")
    tomorrow = timezone.localdate() + timedelta(days=1)
    texts.approve(CODE, "1.1", valid_from=tomorrow, by=Actor.of(rina))
    now, then = (
        Template.objects.in_force(day).get(code=CODE, lang="id") for day in (timezone.localdate(), tomorrow)
    )
    assert (now.version, now.valid_to, then.version, then.approved_by) == (
        "1.0",
        tomorrow - timedelta(days=1),
        "1.1",
        "Bu Rina",
    )
    assert then.body.endswith("Tambahan.")


def test_the_next_number_is_proposed(sari, db):
    assert texts.next_version(CODE) == "1.1"
    write(sari, version="1.10")
    assert texts.next_version(CODE) == "1.11"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda body: body + " {{ nama_ibu }}", "nama_ibu"),
        (lambda body: body.replace("{{ decision_due }}", "besok"), "decision_due"),
        (lambda body: body + " {{ letter_date", "dua kurung"),
        (lambda body: body + " {{ case_code }}", "case_code"),  # only in one language
    ],
)
def test_a_text_with_a_wrong_name_is_refused_with_that_name(sari, change, refusal):
    with pytest.raises(Refused, match=refusal):
        write(sari, id=change(bodies()["id"]))
    assert not Template.objects.filter(version="1.1").exists()


def test_a_known_name_may_be_added_in_both_languages_and_is_optional_then(sari):
    more = {lang: f"{body}\n\n{{{{ case_code }}}}" for lang, body in bodies().items()}
    rows = texts.write(CODE, bodies=more, version="1.1", by=Actor.of(sari))
    assert all("case_code" in row.optional and "case_code" not in row.required for row in rows)


def test_there_is_one_draft_at_a_time_and_no_version_twice(sari, rina):
    write(sari)
    with pytest.raises(Refused, match="draf"):
        write(sari, version="1.2")
    texts.approve(CODE, "1.1", valid_from=timezone.localdate(), by=Actor.of(rina))
    with pytest.raises(Refused, match="sudah ada"):
        write(sari, version="1.1")


def test_the_past_and_a_day_that_is_taken_are_refused(sari, rina):
    write(sari)
    with pytest.raises(Refused, match="sudah lewat"):
        texts.approve(CODE, "1.1", valid_from=timezone.localdate() - timedelta(days=1), by=Actor.of(rina))
    later = timezone.localdate() + timedelta(days=30)
    texts.approve(CODE, "1.1", valid_from=later, by=Actor.of(rina))
    write(sari, version="1.2")
    with pytest.raises(Refused, match=r"Versi 1\.1"):
        texts.approve(CODE, "1.2", valid_from=later, by=Actor.of(rina))


def test_an_approved_version_is_frozen(rina):
    with pytest.raises(Refused, match="tidak berubah lagi"):
        texts.change(CODE, "1.0", bodies=bodies(), by=Actor.of(rina))


def test_who_wrote_a_draft_approves_it_only_with_the_permission(sari, wati, rina):
    write(wati)
    with pytest.raises(NotAllowed):
        texts.approve(CODE, "1.1", valid_from=timezone.localdate(), by=Actor.of(wati))
    texts.change(CODE, "1.1", bodies=bodies(), by=Actor.of(rina))
    assert texts.approve(CODE, "1.1", valid_from=timezone.localdate(), by=Actor.of(rina))


def test_an_auditor_writes_no_text(tono):
    with pytest.raises(NotAllowed):
        write(tono)
