"""What the dry run says about a row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clients.models import RegisterRow
from clients.registers import dates, told, verdict
from clients.registers.lists import Lists
from tests import factories as f

from .conftest import another, codes, row

pytestmark = pytest.mark.django_db
Verdict = RegisterRow.Verdict


class Batch:
    unit_id, closed_before, columns = None, None, {}


def said(**cells):
    given = {"arrived_on": "05-03-2023", "full_name": "Udin", "sex": "L", "age": "9", "ppks_class": "anjal"}
    return verdict.of(told.cleaned(given | cells), Lists(Batch()))


def faults(**cells):
    return [(fault["field"], fault["code"]) for fault in said(**cells).faults]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-03-05", "2023-03-05"), ("5/3/2023", "2023-03-05"), ("05.03.23", "2023-03-05"), ("5 Maret 2023", "2023-03-05"),
        ("Minggu, 5 Maret 2023", "2023-03-05"), ("05-Agt-2023", "2023-08-05"), ("1 Pebruari 2021", "2021-02-01"),
        ("10 Nopember 1999", "1999-11-10"), ("17 Agustus 45", "1945-08-17"), ("44990", "2023-03-05"), ("5 Dec 2022", "2022-12-05"),
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text, day):
    assert dates.moment(text)[0].isoformat() == day


@pytest.mark.parametrize(
    "text", ["12/25/2023", "31-02-2023", "kemarin", "5 Foo 2023", "0", "99999", "5-3", "²-3-2023"]
)
def test_what_is_no_day_is_not_guessed(text):
    with pytest.raises(ValueError):
        dates.moment(text)


def test_an_hour_is_kept():
    assert said(arrived_on="2023-03-05 21:30").values["arrived_on_at"] == [21, 30]


def test_a_nik_that_excel_has_cut_gets_a_sentence_and_is_not_completed():
    found = said(nik="7.37101200514900E+15")
    assert (found.faults[0]["code"], found.faults[0]["text"]) == ("nik_cut", "7.37E+15")
    assert "nik" not in found.values


@pytest.mark.parametrize(("nik", "code"), [("123", "nik_digits"), ("737101200514900X", "nik_letters")])
def test_a_nik_of_another_shape_is_a_fault(nik, code):
    assert faults(nik=nik) == [("nik", code)]


def test_a_nik_with_dots_and_spaces_is_a_nik():
    assert said(nik="7371 0120 0514 9001").values["nik"] == "7371012005149001"


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"full_name": ""}, ("full_name", "nameless")), ({"arrived_on": ""}, ("arrived_on", "no_arrival")),
        ({"arrived_on": "05-03-2099"}, ("arrived_on", "ahead")), ({"arrived_on": "05-03-1023"}, ("arrived_on", "too_old")),
        ({"sex": "X"}, ("sex", "no_sex")), ({"age": "tua"}, ("age", "no_age")), ({"age": "150"}, ("age", "no_age")),
        ({"ppks_class": "alien"}, ("ppks_class", "no_class")), ({"exit_type": "terbang"}, ("exit_type", "no_exit")),
        ({"exit_date": "01-03-2023"}, ("exit_date", "exit_first")), ({"exit_type": "meninggal"}, ("exit_date", "exit_undated")),
        ({"age": "", "birth_date": "06-03-2023"}, ("birth_date", "born_late")), ({"alias": "x" * 81}, ("alias", "long")),
    ],
)  # fmt: skip
def test_a_fault_names_its_column_and_says_what_to_do(cells, fault):
    assert faults(**cells) == [fault]


@pytest.mark.parametrize("sex", ["L", "lk", "Laki-laki", "PRIA", "male"])
def test_a_man_is_written_in_many_ways(sex):
    assert said(sex=sex).values["sex"] == "male"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Panakukang", "Panakkukang"),
        ("Kec. Biring Kanaya", "Biringkanaya"),
        ("Sangkarang", "Kepulauan Sangkarrang"),
    ],
)
def test_a_kecamatan_is_known_by_any_spelling(name, place):
    from rptc.places.models import District

    assert District.objects.get(pk=said(district=name).values["district"]).name == place


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GEPENG", "gelandangan_pengemis"),
        ("Anak Jalanan", "anak_jalanan"),
        ("odgj", "odgj"),
        ("Lansia", "lansia_terlantar"),
    ],
)
def test_a_class_is_known_by_label_synonym_and_code(text, code):
    assert said(ppks_class=text).values["ppks_class"] == code


@pytest.mark.parametrize(
    ("age", "years"), [("9", 9), ("9 th", 9), ("±30", 30), ("12,5", 12), ("8 bln", 0), ("45 tahun", 45)]
)
def test_an_age_is_read_in_whole_years(age, years):
    assert said(age=age).values["estimated_age"] == years


def test_place_and_day_of_birth_in_one_column_are_told_apart():
    values = said(birth_date="Makassar, 20 Mei 2014", age="").values
    assert (values["birth_place"], values["birth_date"]) == ("Makassar", "2014-05-20")


def test_a_year_of_birth_alone_is_an_estimated_age():
    assert said(birth_date="2014", age="").values["estimated_age"] == 9


def test_a_name_that_no_account_has_is_kept_in_the_notes():
    assert "Ibu Lia" in said(worker="Ibu Lia").values["notes"]


def test_a_new_client_is_one_whom_nobody_resembles(brought):
    register = brought(another(0))
    assert register.rows.get().verdict == Verdict.NEW


def test_somebody_alike_is_sent_to_review_and_linked_to_nobody(brought):
    person = f.PersonFactory(full_name="Baharuddin Lalo", alias="Udin", sex="male")
    found = brought(row()).rows.get()
    assert (found.verdict, found.told["hits"], found.person) == (Verdict.POSSIBLE, [person.pk], None)


def test_the_same_nik_is_a_known_person_whatever_the_name(brought):
    person = f.PersonFactory(full_name="Orang Lain Sekali")
    f.with_nik(person)
    found = brought(row(NIK="7371012005149001")).rows.get()
    assert (found.verdict, found.told["hits"]) == (Verdict.KNOWN, [person.pk])


def test_the_same_person_twice_in_the_file_points_at_the_first_row(brought):
    rows = list(
        brought(
            row(), another(1), row(**{"Tanggal Masuk": "01-09-2023", "Tgl Keluar": "03-09-2023"})
        ).rows.all()
    )
    assert [(r.verdict, r.twin_line) for r in rows] == [("new", None), ("new", None), ("twin", 2)]


def test_twins_are_found_across_steps(brought, monkeypatch):
    from clients.actions.registers import checking

    monkeypatch.setattr(checking, "ROWS", 1)
    assert brought(row(), row()).rows.last().twin_line == 2


def test_a_row_with_a_formula_says_so(by, wati, sari):
    from clients.actions.registers import uploading

    from .conftest import TITLES, file, finished, xlsx

    register = uploading.upload(file(xlsx(TITLES, row(Alias="=1+1"))), by=by(wati))
    uploading.explain(
        register, columns={int(k): v for k, v in register.columns.items()}, worker=sari, by=by(wati)
    )
    assert codes(finished(register).rows.get())["alias"] == "no_value"


def test_old_cases_without_a_day_of_leaving_come_in_closed_where_that_was_said(brought):
    from datetime import date

    assert (
        codes(brought(row(**{"Tgl Keluar": ""}), closed_before=date(2024, 1, 1)).rows.get())["exit_date"]
        == "closed_undated"
    )


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "full_name",
                "sex",
                "arrived_on",
                "birth_date",
                "age",
                "nik",
                "exit_date",
                "exit_type",
                "district",
                "ppks_class",
                "worker",
                "source",
                "male",
            ]
        ),
        st.text(max_size=30),
    )
)
def test_whatever_stands_in_a_cell_is_a_value_a_fault_or_a_warning(cells):
    class Known(Lists):
        districts = workers = class_words = {}

    found = verdict.of(told.cleaned(cells), Known(Batch()))
    assert found.faults or found.values["arrived_on"]
