"""Filters live in the address, chips take them away without script, the file holds exactly the rows."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.actions import partner as actions
from rptc.audit.models import Event
from rptc.ui.export.cells import safe
from tests import factories as make
from tests.desk.partners.test_list import promise, refer

pytestmark = pytest.mark.django_db
LIST, EXPORT = reverse("desk:partner-list"), reverse("desk:partner-export")


@pytest.fixture
def three(by, rina):
    """A foundation with a PKS in force, a ministry unit without any document, a hospital that ended."""
    cahaya = make.PartnerFactory(name="LKSA Cahaya Pesisir")
    make.DocumentFactory(partner=cahaya)
    make.ServiceFactory(partner=cahaya, kind="atensi_care")
    sentra = make.PartnerFactory(name="Sentra Contoh Bahari", kind="ministry_unit")
    make.ServiceFactory(partner=sentra, kind="atensi_therapy", ended_on=timezone.localdate())
    gone = make.PartnerFactory(name="RS Contoh Mattoangin", kind="hospital")
    actions.end(gone, reason="pindah", by=by(rina))
    return cahaya, sentra, gone


def names(answer):
    return {row.name for row in answer.context["rows"]}


@pytest.mark.parametrize(
    "query, expected",
    [
        ("", {"LKSA Cahaya Pesisir", "Sentra Contoh Bahari"}),
        ("kind=ministry_unit", {"Sentra Contoh Bahari"}),
        ("service=atensi_care", {"LKSA Cahaya Pesisir"}),
        ("service=atensi_therapy", set()),  # offered no longer
        ("document=in_force", {"LKSA Cahaya Pesisir"}),
        ("document=none", {"Sentra Contoh Bahari"}),
        ("document=none&active=all", {"Sentra Contoh Bahari", "RS Contoh Mattoangin"}),
        ("active=ended", {"RS Contoh Mattoangin"}),
        ("kind=foundation&document=none", set()),
        ("kind=nonsense", {"LKSA Cahaya Pesisir", "Sentra Contoh Bahari"}),
    ],
)
def test_bu_rina_narrows_the_list_in_the_address(as_, rina, three, query, expected):
    assert names(as_(rina).get(f"{LIST}?{query}")) == expected


def test_each_chip_is_a_link_that_takes_one_filter_away(as_, rina, three):
    answer = as_(rina).get(f"{LIST}?kind=foundation&document=none")
    chips = {chip.label: chip.href for chip in answer.context["chips"]}
    assert set(chips.values()) == {"?document=none", "?kind=foundation"}
    assert names(as_(rina).get(LIST + chips["Status dokumen: Tidak ada dokumen"])) == {"LKSA Cahaya Pesisir"}
    assert answer.content.decode().count("Terapkan") == 2


def lines(answer):
    """The rows of a file, below the filters in force."""
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text[text.index("Mitra,") :])))


def test_the_file_holds_exactly_the_rows_of_the_page(as_, rina, three):
    promise(refer(three[1]), days_late=3, original=8)
    promise(refer(three[0]), owed_by="partner", days_late=1)
    for query in ("", "kind=foundation", "active=all", "document=in_force&kind=police"):
        page, file = as_(rina).get(f"{LIST}?{query}"), lines(as_(rina).get(f"{EXPORT}?{query}"))
        assert [line["Mitra"] for line in file] == [row.name for row in page.context["rows"]]
    first = lines(as_(rina).get(EXPORT))[0]
    assert first["Mitra"] == "Sentra Contoh Bahari" and first["Dokumen"] == "Tidak ada dokumen"
    assert list(first.values())[5:11] == ["1", "1", "0", "3", "8", "RPTC"]


def test_taking_the_list_out_is_logged_with_its_filters(as_, tono, three):
    as_(tono).get(f"{EXPORT}?kind=foundation")
    event = Event.objects.reads().get(verb="partners-exported")
    assert (event.actor_label, event.data) == ("Tono", {"rows": 1, "filters": {"kind": "foundation"}})


@pytest.mark.parametrize("cell", ["=1+1", "+62", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_name_that_looks_like_a_formula_stays_text(cell):
    assert safe(cell) == f"'{cell}"


def test_numbers_and_ordinary_words_stay_as_they_are():
    assert [safe(cell) for cell in (-3, None, 0, "Sentra", timezone.localdate())] == [
        "-3",
        "",
        "0",
        "Sentra",
        str(timezone.localdate()),
    ]


def test_a_partner_named_like_a_formula_cannot_run_in_a_spreadsheet(as_, rina):
    make.PartnerFactory(name='=HYPERLINK("http://contoh")')
    assert lines(as_(rina).get(EXPORT))[0]["Mitra"].startswith("'=")


def test_the_address_of_the_file_keeps_the_filters(as_, rina, three):
    page = as_(rina).get(f"{LIST}?kind=foundation").content.decode()
    assert f'{EXPORT}?kind=foundation"' in page


def test_a_document_that_ended_yesterday_is_found_as_expired(as_, rina, three):
    yesterday = timezone.localdate() - timedelta(days=1)
    late = make.DocumentFactory(
        partner=make.PartnerFactory(name="Bina"), signed_on=yesterday - timedelta(days=9), ends_on=yesterday
    )
    assert names(as_(rina).get(f"{LIST}?document=expired")) == {late.partner.name}
