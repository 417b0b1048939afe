"""Names and tokens stay out of logs, ours and the database's."""

import logging

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from clients.models import Person
from rptc.lib.logs import MaskAddresses


def written(message, error=None):
    """What a handler with our filter prints."""
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("django.request", logging.ERROR, "x", 1, message, (), info)
    MaskAddresses().filter(record)
    return logging.Formatter().format(record)


def test_the_token_of_an_invitation_is_no_more_in_a_log_than_that_of_a_link():
    said = written("Not Found: /accounts/invitation/Geheim-1_2/ and /r/Geheim-3/ and /inbox/join/Geheim-4/")
    assert "Geheim" not in said and said.count("…") == 3


@pytest.mark.parametrize(
    "way",
    ["/r/ 1-1-Geheim/", "/language/?to=en&next=%2Fr%2F1-1-Geheim%2F", "/r/1-1%00Geheim/", "/R/1-1-Geheim"],
)
def test_a_token_in_another_spelling_is_masked_too(way):
    assert "Geheim" not in written(f'"GET {way} HTTP/1.1" 404')


@pytest.mark.django_db
def test_a_row_that_the_database_refuses_is_not_printed():
    person = Person(full_name="\n".join(["Nama", "Rahasia"]), sex="male", estimated_age=7)
    with pytest.raises(IntegrityError, match="Rahasia") as refused, transaction.atomic():
        person.save()
    said = written("Internal Server Error", refused.value)
    assert "Rahasia" not in said and "person_estimate_has_date" in said


@pytest.mark.skipif(not settings.PG, reason="Only the embedded server's log is ours.")
@pytest.mark.django_db
def test_the_server_writes_no_refused_statement_into_its_log():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('log_min_error_statement'), current_setting('log_error_verbosity')"
        )
        assert cursor.fetchone() == ("panic", "terse")
