"""The pages: what a social worker sees, what is kept, who is turned away."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from clients.actions import assess
from clients.models import Assessment
from rptc.audit.models import Event
from tests.clients.assessment.conftest import BY_CODE, CALM
from tests.factories import EpisodeFactory, PersonFactory

BLEEDING = BY_CODE["perempuan_hamil_perdarahan"]["answers"]
BUDGET = 17  # statements: 12 of the page, 5 of its frame


@pytest.fixture
def episode(db):
    return EpisodeFactory()


@pytest.fixture
def begun(episode, sari, by):
    return assess.start(episode=episode, by=by(sari))


@pytest.fixture
def page(as_, sari):
    return as_(sari)


def section(row, key="opening"):
    return reverse("clients:assessment-section", args=[row.code, key])


def to(name, row):
    return reverse(f"clients:assessment-{name}", args=[row.code])


def posted(answers, row, **more):
    return {f"q-{key}": answer for key, answer in answers.items()} | {"version": row.version} | more


def fill(page, row, answers):
    """Every part through its real form."""
    for part in row.instrument.content.sections:
        row.refresh_from_db()
        own = {key: answer for key, answer in answers.items() if key in part.keys}
        assert page.post(section(row, part.key), posted(own, row, next="1")).status_code == 302


@pytest.mark.parametrize(
    "code",
    [
        "dewasa_tenang",
        "anak_sendiri_lem",
        "kekerasan_seksual_2_hari",
        "balita_dengan_ibu",
        "menolak_menjawab",
    ],
)
def test_scenarios_through_the_real_forms_give_the_same_result(episode, page, code):
    scenario = BY_CODE[code]
    page.post(reverse("clients:assessment-start", args=[episode.code]))
    row = episode.assessments.get()
    fill(page, row, scenario["answers"])
    done = page.post(to("finish", row))
    assert done.url == to("result", row)
    row.refresh_from_db()
    assert (row.total, row.result_band) == (
        scenario["expected"]["total"],
        scenario["expected"]["result_band"],
    )


def test_starting_says_what_comes_and_until_when(episode, page):
    said = page.get(reverse("clients:assessment-start", args=[episode.code])).content.decode()
    assert "Sekitar 10 menit" in said and "Dahulukan minum" in said and "Lewat" in said


def test_a_double_press_starts_one(episode, page):
    address = reverse("clients:assessment-start", args=[episode.code])
    assert page.post(address).url == page.post(address).url
    assert Assessment.objects.count() == 1


def test_a_closed_case_says_so(page, episode):
    episode.state, episode.closed_at = "closed", timezone.now()
    episode.save()
    address = reverse("clients:assessment-start", args=[episode.code])
    assert "sudah ditutup" in page.post(address, follow=True).content.decode()
    assert not Assessment.objects.exists()


def test_going_on_opens_the_first_part_that_is_not_done(episode, begun, page, sari, by):
    assess.save_section(assessment=begun, section="opening", answers=CALM, version=1, by=by(sari))
    assert page.post(reverse("clients:assessment-start", args=[episode.code])).url == section(
        begun, "danger_now"
    )


def test_a_part_shows_where_one_is_and_how_far_the_others_are(begun, page, sari, by):
    assess.save_section(assessment=begun, section="opening", answers=CALM, version=1, by=by(sari))
    said = page.get(section(begun, "danger_now")).content.decode()
    assert "Bagian 2 dari 4" in said
    assert re.search(r"1\. Pembuka</a>.*?Selesai", said, re.S)
    assert re.search(r"3\. Siapa bersama klien</a>.*?Belum", said, re.S)


def test_each_question_says_its_number_its_hint_and_what_counts_as_an_answer(begun, page):
    said = page.get(section(begun, "danger_now")).content.decode()
    assert "6. Yang terlihat oleh petugas" in said and "Jangan meminta klien membuka pakaian" in said
    assert "Pengamatan petugas." in said and "Ucapan klien atau orang lain." in said


def test_saving_a_draft_asks_for_nothing(begun, page):
    answer = page.post(section(begun), posted({"age_group": "age18_59"}, begun, draft="1"))
    assert answer.url == section(begun)
    assert "Draf tersimpan" in page.get(answer.url).content.decode()
    assert Assessment.objects.get().answers == {"age_group": "age18_59"}


def test_a_draft_keeps_even_an_answer_that_is_too_long(begun, page):
    long = {"own_wish": "x" * 501}
    assert page.post(section(begun, "tonight"), posted(long, begun, draft="1")).status_code == 302
    assert Assessment.objects.get().answers == long


def test_going_on_stops_at_a_wrong_answer_and_keeps_it(begun, page):
    answer = page.post(section(begun, "tonight"), posted({"own_wish": "x" * 501}, begun, next="1"))
    said = answer.content.decode()
    assert said.index("Paling banyak 500 huruf.") < said.index("<h1") and "Kesalahan:" in said
    assert 'href="#id_q-own_wish"' in said and "x" * 501 in said
    assert f'name="version" value="{Assessment.objects.get().version}"' in said


def test_none_with_something_else_is_asked_again(begun, page):
    both = {"observed_condition": ["none", "bleeding"]}
    said = page.post(section(begun, "danger_now"), posted(both, begun, next="1")).content.decode()
    assert "Pertanyaan 6: “Tidak tampak masalah mendesak” tidak bisa bersama jawaban lain" in said
    assert 'href="#id_q-observed_condition_0"' in said


def test_going_on_never_stops_at_a_missing_answer(begun, page):
    assert page.post(section(begun), posted({}, begun, next="1")).url == section(begun, "danger_now")


def test_the_last_part_leads_to_the_check(begun, page):
    assert page.post(section(begun, "tonight"), posted({}, begun, next="1")).url == to("finish", begun)


def test_an_answer_that_was_not_asked_for_is_ignored(begun, page):
    given = {"violence": ["none"], "violence_when": "within_72h"}
    page.post(section(begun, "danger_now"), posted(given, begun, draft="1"))
    assert Assessment.objects.get().answers == {"violence": ["none"]}


def test_a_question_of_another_part_hides_what_it_decides(begun, page, sari, by):
    adult = page.get(section(begun, "people_and_identity")).content.decode()
    assert "q-guardian_reachable" not in adult
    child = {"age_group": "age6_11"}
    assess.save_section(assessment=begun, section="opening", answers=child, version=1, by=by(sari))
    assert "q-guardian_reachable" in page.get(section(begun, "people_and_identity")).content.decode()


def test_a_question_of_the_same_part_is_shown_with_the_rule_for_scripts(begun, page):
    said = page.get(section(begun, "danger_now")).content.decode()
    assert 'data-shown-when="q-violence=physical|threats|sexual|neglect|signs_only"' in said
    assert "Isi hanya bila jawaban di atas memintanya." in said


CHILD_WORDS, ADULT_WORDS = "Badanmu ada yang sakit?", "Ada yang sakit atau terasa tidak enak di badan?"


@pytest.mark.parametrize(
    ("known", "answered", "child", "adult"),
    [
        ({"birth_date": None, "estimated_age": 10, "estimated_on": "2026-11-24"}, None, True, False),
        ({"birth_date": "1980-01-01"}, None, False, True),
        ({"birth_date": "1980-01-01"}, "age12_17", True, False),
        ({"birth_date": None}, None, True, True),
        ({"birth_date": None}, "age18_59", False, True),
    ],
)
def test_a_child_is_spoken_to_as_a_child(page, sari, by, known, answered, child, adult):
    person = PersonFactory(**known)
    person.refresh_from_db()
    row = assess.start(episode=EpisodeFactory(person=person), by=by(sari))
    if answered:
        assess.save_section(
            assessment=row, section="opening", answers={"age_group": answered}, version=1, by=by(sari)
        )
    said = page.get(section(row, "danger_now")).content.decode()
    assert (CHILD_WORDS in said, ADULT_WORDS in said) == (child, adult)


def test_what_was_specified_is_kept_with_its_choice(begun, page):
    given = {"language": "other", "language_other_text": "Konjo"}
    page.post(section(begun), posted(given, begun, draft="1"))
    assert Assessment.objects.get().answers == given
    assert 'value="Konjo"' in page.get(section(begun)).content.decode()


def test_danger_is_said_while_the_form_is_still_open(begun, page):
    given = {"observed_condition": ["bleeding"]}
    page.post(section(begun, "danger_now"), posted(given, begun, next="1"))
    said = page.get(section(begun, "people_and_identity")).content.decode()
    assert "Tolong dulu" in said and "Panggil ambulans" in said


def test_the_page_saves_itself_and_learns_the_new_version(begun, page):
    given = posted({"age_group": "age18_59"}, begun, autosave="1")
    saved = page.post(section(begun), given)
    assert (saved.status_code, saved["X-Version"]) == (204, "2")
    assert page.post(section(begun), given | {"q-age_group": "age6_11", "version": "2"})["X-Version"] == "3"


def test_two_phones_both_versions_are_shown_and_the_second_save_decides(begun, page, rina, by):
    theirs = {"age_group": "age6_11"}
    assess.save_section(assessment=begun, section="opening", answers=theirs, version=1, by=by(rina))
    mine = {"age_group": "age18_59", "language": "bugis"}
    refused = page.post(section(begun), posted(mine, begun, next="1"))
    said = refused.content.decode()
    assert refused.status_code == 409 and "Bu Rina menyimpan" in said
    assert "Jawabannya: <strong>6–11 tahun" in said and "Jawaban Anda: <strong>18–59 tahun" in said
    assert 'value="age18_59" id="id_q-age_group_3" checked' in said and 'name="version" value="2"' in said
    assert Assessment.objects.get().answers == theirs
    page.post(section(begun), posted(mine, begun, next="1") | {"version": "2"})
    assert Assessment.objects.get().answers == mine


def test_two_phones_a_page_that_saves_itself_is_told_no(begun, page, rina, by):
    assess.save_section(
        assessment=begun, section="opening", answers={"age_group": "age6_11"}, version=1, by=by(rina)
    )
    given = posted({"age_group": "age18_59"}, begun, autosave="1")
    assert page.post(section(begun), given).status_code == 409


@pytest.mark.parametrize("version", ["", "x", "-1", "99"])
def test_a_forged_version_overwrites_nothing(begun, page, sari, by, version):
    assess.save_section(
        assessment=begun, section="opening", answers={"age_group": "age6_11"}, version=1, by=by(sari)
    )
    mine = posted({"age_group": "age18_59"}, begun, draft="1") | {"version": version}
    assert page.post(section(begun), mine).status_code == 409
    assert Assessment.objects.get().answers == {"age_group": "age6_11"}


def test_finishing_too_early_names_every_answer_with_a_link_across_the_parts(begun, page):
    said = page.post(to("finish", begun)).content.decode()
    assert "Kesalahan:" in said and 'role="alert"' in said
    for key, number in (("opening", 1), ("danger_now", 6), ("people_and_identity", 16), ("tonight", 25)):
        assert re.search(rf'href="{section(begun, key)}\?check=1#id_q-[a-z_]+(_0)?">{number}\. ', said)
    assert Assessment.objects.get().finished_at is None


def test_the_link_opens_the_part_with_its_gaps_marked(begun, page):
    said = page.get(section(begun) + "?check=1").content.decode()
    assert "Pertanyaan 2: pilih satu jawaban." in said and 'href="#id_q-age_group_0"' in said


def test_a_wrong_answer_is_named_at_the_check_by_its_fault(begun, page):
    page.post(section(begun, "tonight"), posted({"own_wish": "x" * 501}, begun, draft="1"))
    assert "Pertanyaan 24: Paling banyak 500 huruf." in page.get(to("finish", begun)).content.decode()


def test_the_result_says_what_to_do_first_and_why(episode, page, sari, by):
    row = assess.fill(episode, BLEEDING, by=by(sari))
    said = page.get(to("result", row)).content.decode()
    assert said.index("Tolong dulu") < said.index("Skor bahaya")
    assert "Sekarang: Darurat kesehatan." in said and "Panggil ambulans" in said
    assert re.search(r"Yang terlihat oleh petugas<br><strong>Perdarahan atau luka terbuka", said)
    assert "Penanda bahaya: Sakit akut, Hamil/nifas." in said
    assert f"<b>{row.total}</b>" in said


def test_a_calm_result_has_no_first_aid(episode, page, sari, by):
    said = page.get(to("result", assess.fill(episode, CALM, by=by(sari)))).content.decode()
    assert "Buka berkas" in said
    assert (
        "Asesmen awal: Rendah" in said and "Tolong dulu" not in said and "Mengapa: aturan bahaya" not in said
    )


def test_the_points_on_the_page_add_up_to_the_total(episode, page, sari, by):
    row = assess.fill(episode, BY_CODE["anak_sendiri_lem"]["answers"], by=by(sari))
    said = page.get(to("result", row)).content.decode()
    points = re.findall(r'data-label="Nilai">(\d+)<', said)
    assert sum(map(int, points)) == row.total and len(points) > 3


def test_reading_a_result_is_on_record(episode, page, sari, by):
    row = assess.fill(episode, CALM, by=by(sari))
    page.get(to("result", row))
    event = Event.objects.reads().get()
    assert (event.verb, event.subject_code, event.person_code) == (
        "assessment-read",
        row.code,
        episode.person.code,
    )


def test_opening_the_draft_of_somebody_else_is_on_record_and_ones_own_is_not(begun, as_, sari, rina):
    as_(sari).get(section(begun))
    assert not Event.objects.reads().exists()
    as_(rina).get(section(begun))
    assert Event.objects.reads().get().actor_label == "Bu Rina"


def test_neither_name_nor_answer_stands_in_a_title(episode, page, sari, by):
    row = assess.fill(episode, BLEEDING, by=by(sari))
    title = re.search(r"<title>(.*?)</title>", page.get(to("result", row)).content.decode())[1]
    assert episode.person.full_name not in title and "segera" not in title


def test_a_finished_assessment_leads_to_its_result(episode, page, sari, by):
    row = assess.fill(episode, CALM, by=by(sari))
    assert page.get(section(row)).url == page.get(to("finish", row)).url == to("result", row)


def test_a_late_save_on_a_finished_assessment_is_told_so(episode, page, sari, by):
    row = assess.fill(episode, CALM, by=by(sari))
    late = page.post(section(row), posted({"age_group": "under5"}, row, draft="1"), follow=True)
    assert "sudah diselesaikan" in late.content.decode()
    assert page.post(section(row), posted({}, row, autosave="1")).status_code == 409
    assert Assessment.objects.get().answers["age_group"] == "age18_59"


def test_an_unfinished_assessment_has_no_result_and_no_judgement(begun, page):
    assert page.get(to("result", begun)).url == to("finish", begun)
    assert page.post(to("judge", begun), {"band": "low"}).url == to("result", begun)


def test_judging_lower_asks_why_and_keeps_what_was_chosen(episode, page, sari, by):
    row = assess.fill(episode, BLEEDING, by=by(sari))
    said = page.post(to("judge", row), {"band": "medium", "reason": ""}).content.decode()
    assert "Tulis alasan menilai lebih rendah" in said and 'value="medium"' in said
    page.post(to("judge", row), {"band": "medium", "reason": "Sudah ditangani di IGD"})
    after = page.get(to("result", row)).content.decode()
    assert "Asesmen awal: Sedang" in after and "sedangkan hasil hitungan Bahaya segera" in after
    assert "Sudah ditangani di IGD" in after and "Tolong dulu" in after and "Saya menilai lain" not in after


def test_judging_higher_needs_no_reason(episode, page, sari, by):
    row = assess.fill(episode, CALM, by=by(sari))
    assert page.post(to("judge", row), {"band": "immediate"}).url == to("result", row)
    assert "Tolong dulu" in page.get(to("result", row)).content.decode()


def test_judging_without_choosing_asks_to_choose(episode, page, sari, by):
    row = assess.fill(episode, CALM, by=by(sari))
    assert "Pilih penilaian Anda." in page.post(to("judge", row), {"band": ""}).content.decode()


def test_an_unknown_part_or_assessment_is_not_found(begun, page):
    assert page.get(section(begun, "somewhere")).status_code == 404
    assert page.get(reverse("clients:assessment-result", args=["nobody"])).status_code == 404
    assert page.get(reverse("clients:assessment-start", args=["nobody"])).status_code == 404


@pytest.mark.parametrize("who", ["andi", "oci", "wati", "tono", "lina", "sisca", "dodi"])
def test_who_may_not_assess_is_told_so(begun, as_, who, request):
    page = as_(request.getfixturevalue(who))
    for address in [section(begun), *(to(name, begun) for name in ("finish", "result", "judge"))]:
        assert page.get(address).status_code == 403
    assert page.post(reverse("clients:assessment-start", args=[begun.episode.code])).status_code == 403


def test_a_restricted_file_hides_its_assessment_from_a_colleague(as_, sari, rina, by):
    episode = EpisodeFactory(person=PersonFactory(restricted=True))
    row = assess.start(episode=episode, by=by(rina))
    assert as_(sari).get(section(row)).status_code == 404
    assert as_(rina).get(section(row)).status_code == 200


@pytest.mark.parametrize("name", ["start", "section", "finish", "result", "judge"])
def test_every_page_keeps_its_budget(episode, page, sari, by, name, django_assert_max_num_queries):
    done = assess.fill(episode, BLEEDING, by=by(sari))
    begun = assess.start(episode=episode, by=by(sari))
    addresses = {
        "start": reverse("clients:assessment-start", args=[episode.code]), "section": section(begun, "danger_now"),
        "finish": to("finish", begun), "result": to("result", done), "judge": to("judge", done),
    }  # fmt: skip
    page.get(addresses[name])  # the session is written once a minute
    with django_assert_max_num_queries(BUDGET):
        assert page.get(addresses[name]).status_code == 200


def test_saving_keeps_its_budget(begun, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(BUDGET):
        page.post(section(begun), posted(CALM, begun, next="1"))


def test_the_list_of_a_file_shows_band_state_and_where_to_go(episode, sari, by):
    done = assess.fill(episode, CALM, by=by(sari))
    begun = assess.start(episode=episode, by=by(sari))
    rows = Assessment.objects.listed().filter(episode=episode)
    said = render_to_string("clients/assessment/_list.html", {"assessments": rows})
    assert to("result", done) in said and to("finish", begun) in said
    assert "Rendah" in said and "Sedang diisi" in said and "Asesmen awal" in said


def test_an_empty_list_says_so(db):
    assert "Belum ada asesmen" in render_to_string("clients/assessment/_list.html", {"assessments": []})


def test_in_english_it_is_english(begun, page, settings):
    page.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    said = page.get(section(begun)).content.decode()
    assert "Part 1 of 4" in said and "Save and continue" in said and "Bagian" not in said


def test_a_session_that_ended_loses_nothing(begun, page, sari, settings):
    page.get(section(begun))
    del page.cookies[settings.SESSION_COOKIE_NAME]
    turned_away = page.post(section(begun), posted({"age_group": "age6_11"}, begun, draft="1"))
    assert "/login/" in turned_away.url and not Assessment.objects.get().answers
    page.force_login(sari, backend="rptc.accounts.backends.SignIn")
    back = parse_qs(urlsplit(turned_away.url).query)["next"][0]
    said = page.get(back).content.decode()
    assert 'value="age6_11" id="id_q-age_group_1" checked' in said and 'name="version" value="1"' in said
