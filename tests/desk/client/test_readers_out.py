"""Who read a file is taken out by whoever answers for it: with a reason, as it is on the page, without the client's name."""

import pytest

from clients.actions import opening
from rptc import audit
from rptc.audit.models import Event

pytestmark = pytest.mark.django_db
REASON = {"reason": "inspection", "kind": "csv"}


@pytest.fixture
def read(case, andi, by):
    audit.read("file-opened", case.person, by=by(andi))
    audit.read("nik-read", case.person, by=by(andi))


def taken(client, address, query=""):
    return client.post(address(f"readers/download/{query}"), REASON).getvalue().decode()


def test_the_unit_head_takes_it_out_with_a_reason_that_is_kept(as_, rina, case, read, address):
    text = taken(as_(rina), address)
    assert text.count("Andi") == 2 and "NIK" in text
    event = Event.objects.get(verb="readers-exported")
    assert (event.is_read, event.person_code, event.data) == (
        True,
        case.person.code,
        {"rows": 2, "reason": "inspection"},
    )


def test_the_client_is_not_named(as_, rina, case, read, address):
    answer = as_(rina).post(address("readers/download/"), REASON)
    text = answer.getvalue().decode()
    assert case.person.full_name not in text and case.person.alias not in text
    assert f"pembaca-{case.person.code}" in answer.headers["Content-Disposition"]


def test_it_takes_the_filters_of_the_page(as_, rina, case, read, address):
    text = taken(as_(rina), address, "?kind=restricted")
    assert text.count("Andi") == 1


def test_a_reason_that_opened_a_restricted_file_is_in_it(as_, rina, sari, case, address, by):
    opening.open_file(case.person, reason="Dipanggil polisi", by=by(sari))
    assert "Dipanggil polisi" in taken(as_(rina), address)


def test_without_a_reason_nothing_leaves_and_the_page_asks_for_it(as_, rina, read, address):
    answer = as_(rina).post(address("readers/download/"), {"kind": "csv"})
    assert "text/html" in answer.headers["Content-Type"]
    assert not Event.objects.filter(verb="readers-exported").exists()


def test_it_is_a_spreadsheet_where_that_is_asked(as_, rina, read, address):
    answer = as_(rina).post(address("readers/download/"), REASON | {"kind": "xlsx"})
    assert b"".join(answer.streaming_content if answer.streaming else [answer.content])[:2] == b"PK"


def test_a_worker_reads_the_list_and_does_not_take_it_out(as_, sari, rina, read, address):
    assert as_(sari).post(address("readers/download/"), REASON).status_code == 403
    assert "readers/download/" not in as_(sari).get(address("readers/")).content.decode()
    assert "readers/download/" in as_(rina).get(address("readers/")).content.decode()
