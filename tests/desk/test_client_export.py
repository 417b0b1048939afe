"""The list of cases as a file: a right of its own, a reason, and nobody's whole NIK."""

import pytest

from rptc.audit.models import Event
from tests import factories as f

pytestmark = pytest.mark.django_db
EXPORT = "/clients/all/export/"


@pytest.fixture
def case():
    made = f.EpisodeFactory(person__full_name="Baharuddin Lallo", old_number="12/2023")
    f.with_nik(made.person)
    return made


def test_the_unit_head_takes_the_list_out_with_a_reason_that_is_kept(as_, rina, case):
    answer = as_(rina).post(EXPORT, {"reason": "report", "kind": "csv"})
    text = answer.getvalue().decode()
    assert "12/2023" in text and case.number in text
    assert "7371012005149001" not in text and "9001" in text
    event = Event.objects.reads().get(verb="clients-exported")
    assert event.data == {"rows": 1, "reason": "report"}


def test_without_a_reason_nothing_leaves(as_, rina, case):
    page = as_(rina).post(EXPORT, {"kind": "csv"})
    assert "text/html" in page.headers["Content-Type"]
    assert not Event.objects.filter(verb="clients-exported").exists()


def test_the_file_takes_the_filters_of_the_page(as_, rina, case):
    text = as_(rina).post(f"{EXPORT}?state=void", {"reason": "work", "kind": "csv"}).getvalue().decode()
    assert case.number not in text and "Salah catat" in text


def test_a_social_worker_sees_the_list_and_does_not_take_it_out(as_, sari):
    assert as_(sari).post(EXPORT, {"reason": "work", "kind": "csv"}).status_code == 403
