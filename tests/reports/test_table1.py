"""Tabel 1 comes out of the records, cell by cell."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import override

from clients.models import Episode, LocalClass, Person
from rptc.audit.models import Event
from rptc.reports.table1 import PERSONS, Table1
from rptc.reports.templatetags.table1 import change
from tests.factories import EpisodeFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
PAPER = list(csv.DictReader((Path(__file__).parent / "table1_pmks.csv").read_text().splitlines()))


def arrive(code="anak_jalanan", sex="male", day=date(2023, 5, 1), age=10, **more):
    ppks_class = LocalClass.objects.get(code=code)
    arrived = timezone.make_aware(datetime(day.year, day.month, day.day, 9))
    return EpisodeFactory(ppks_class=ppks_class, sex=sex, age=age, arrived_at=arrived, **more)


def row(table, code):
    return next(r for r in table.rows if r.ppks_class.code == code)


def printed(**options):
    out = io.StringIO()
    call_command("report", "table1", "--from", "2023", "--to", "2024", stdout=out, **options)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


@pytest.fixture
def papers_records():
    """One synthetic episode for each person the paper counts."""
    worker, classes = UserFactory(), {c.label_id: c for c in LocalClass.objects.all()}
    cells = [(line, sex) for line in PAPER if line["classification"] in classes for sex in ("male", "female")]
    drafts = [
        EpisodeFactory.build(
            person=None, unit=worker.unit, case_worker=worker, sex=sex, age=10, ppks_class=classes[line["classification"]],
            report_class=classes[line["classification"]], arrived_at=datetime(int(line["year"]), 1 + n % 12, 1 + n % 28, 3, tzinfo=UTC),
        )
        for line, sex in cells
        for n in range(int(line[sex]))
    ]  # fmt: skip
    people = Person.objects.bulk_create(PersonFactory.build(sex=d.sex) for d in drafts)
    for draft, person in zip(drafts, people, strict=True):
        draft.person = person
    Episode.objects.bulk_create(drafts)


def test_the_papers_table_is_reproduced_in_every_cell(papers_records):
    lines = {line["class"]: line for line in printed()}
    assert len(PAPER) == 18
    for line in PAPER:
        for kind in ("male", "female", "total"):
            assert lines[line["classification"]][f"{kind}_{line['year']}"] == line[kind], line
    table = Table1(2023, 2024)
    assert round(table.total.change, 1) == -23.9
    assert round(row(table, "napza").change, 1) == 300.0


def test_the_eight_classes_of_the_paper_stand_even_when_empty():
    assert [line["class"] for line in printed()] == [
        "Anak Jalanan", "Gelandangan dan Pengemis", "Lansia Terlantar", "Orang Terlantar", "NAPZA", "ODGJ", "Tuna Susila",
        "Anak dengan Kedisabilitas", "JUMLAH",
    ]  # fmt: skip


def test_a_further_class_has_a_row_when_somebody_came():
    arrive("abh", age=15)
    arrive("anak_terlantar", age=7)
    names = [line["class"] for line in printed()]
    assert names[8:] == ["Anak Terlantar", "Anak Berhadapan dengan Hukum", "JUMLAH"]


def test_the_year_is_that_of_makassar():
    EpisodeFactory(arrived_at=datetime(2023, 12, 31, 16, 30, tzinfo=UTC))  # 1 January, 00.30 WITA
    table = Table1(2023, 2024)
    assert [cell.total for cell in table.total.cells] == [0, 1]


def test_a_busker_of_ten_counts_as_a_street_child_and_a_grown_one_as_a_beggar():
    arrive("pengamen", age=10)
    arrive("pengamen", age=40)
    arrive("pengamen", age=None)
    table = Table1(2023, 2024)
    assert row(table, "anak_jalanan").cells[0].total == 1
    assert row(table, "gelandangan_pengemis").cells[0].total == 2


def test_an_intake_entered_in_error_does_not_count():
    arrive(state="void", closed_at=timezone.now())
    assert Table1(2023, 2024).total.cells[0].total == 0


def test_somebody_whose_sex_is_not_known_gets_a_column():
    assert "unknown_2023" not in printed()[0]
    arrive(sex="unknown")
    total = printed()[-1]
    assert (total["unknown_2023"], total["total_2023"], total["unknown_2024"]) == ("1", "1", "0")


def test_people_are_counted_once_a_class_and_year_and_a_merged_file_is_one():
    person = PersonFactory()
    twin = PersonFactory(canonical=person)
    over = {"state": "closed", "closed_at": timezone.now()}
    arrive(person=person, **over)
    arrive(person=person, day=date(2023, 9, 1), **over)
    arrive(person=twin, day=date(2023, 10, 1), **over)
    arrive("lansia_terlantar", person=person, day=date(2023, 11, 1), **over)
    arrive(person=person, day=date(2024, 1, 1), **over)
    episodes, persons = Table1(2023, 2024), Table1(2023, 2024, PERSONS)
    assert row(episodes, "anak_jalanan").cells[0].total == 3
    assert row(persons, "anak_jalanan").cells[0].total == 1
    assert [c.total for c in episodes.total.cells] == [4, 1]
    assert [c.total for c in persons.total.cells] == [1, 1]
    assert printed(count="persons")[-1]["total_2023"] == "1"


def test_rows_add_up_to_the_total():
    for n in range(12):
        arrive(["napza", "odgj", "abh", "pengamen"][n % 4], ["male", "female", "unknown"][n % 3], age=15)
    table = Table1(2023, 2024)
    for i, cell in enumerate(table.total.cells):
        assert cell.total == sum(r.cells[i].total for r in table.rows)
    assert table.total.cells[0].total == 12


def test_a_change_from_nobody_is_a_dash(as_, rina):
    arrive(day=date(2024, 2, 2))
    assert row(Table1(2023, 2024), "anak_jalanan").change is None
    page = as_(rina).get("/reports/table1/?first=2023&last=2024").content.decode()
    assert '<td class="r-num">–</td>' in page


def test_a_change_is_rounded_as_the_paper_rounds_it():
    papers = {
        -59.5930: "−59,6 %",
        -29.8245: "−29,8 %",
        42.3076: "+42,3 %",
        300.0: "+300,0 %",
        -53.8461: "−53,8 %",
        0.0: "0,0 %",
        0.25: "+0,3 %",
    }
    with override("id"):
        assert {value: change(value) for value in papers} == papers
        assert change(None) == "–"


def test_the_page_says_what_it_counts_and_each_figure_leads_to_its_cases(as_, rina):
    case = arrive()
    arrive("napza", age=30)
    client = as_(rina)
    page = client.get("/reports/table1/?first=2023&last=2024").content.decode()
    assert "/reports/table1/cases/?year=2023&amp;class=anak_jalanan&amp;sex=male" in page
    behind = client.get("/reports/table1/cases/?year=2023&class=anak_jalanan&sex=male")
    assert [e.number for e in behind.context["page"].rows] == [case.number]
    everybody = client.get("/reports/table1/cases/?year=2023")
    assert len(everybody.context["page"].rows) == 2


def test_an_auditor_sees_the_figures_and_numbers_but_opens_no_file(as_, tono):
    case = arrive()
    behind = as_(tono).get("/reports/table1/cases/?year=2023").content.decode()
    assert case.number in behind
    assert case.person.code not in behind
    assert case.person.full_name not in behind


@pytest.mark.parametrize(
    "query",
    ["first=abc", "first=2025&last=2023", "first=2023&last=2099", "first=1900&last=1901", "count=gajah"],
)
def test_a_period_that_makes_no_sense_gets_a_sentence(as_, rina, query):
    answer = as_(rina).get(f"/reports/table1/?{query}")
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert as_(rina).get(f"/reports/table1/csv/?{query}").status_code == 200


def test_the_download_has_the_figures_of_the_page_and_is_recorded(as_, rina):
    arrive()
    answer = as_(rina).get("/reports/table1/csv/?first=2023&last=2024")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert lines == printed()
    assert Event.objects.get(verb="report-exported").subject_label == "tabel1-2023-2024-episodes"


def test_the_command_refuses_a_period_with_a_sentence():
    with pytest.raises(CommandError, match="2024 to 2033"), override("en"):
        call_command("report", "table1", "--from", "2024", "--to", "2023")


def test_who_may_see_the_report(as_, sari, lina, oci):
    assert as_(sari).get("/reports/table1/").status_code == 200
    assert as_(lina).get("/reports/table1/").status_code == 403
    assert as_(oci).get("/reports/table1/").status_code == 403


@pytest.mark.parametrize("many", [1, 40])
def test_the_page_asks_the_database_the_same_few_times(as_, rina, django_assert_max_num_queries, many):
    for n in range(many):
        arrive(["napza", "odgj", "abh"][n % 3], age=15)
    client = as_(rina)
    with django_assert_max_num_queries(9):
        client.get("/reports/table1/?first=2023&last=2024")
    with django_assert_max_num_queries(11):
        client.get("/reports/table1/cases/?year=2023")
