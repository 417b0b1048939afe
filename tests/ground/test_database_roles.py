"""The application works, the owner changes structure; what was taken from the application stays taken."""

import threading

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.transaction import TransactionManagementError
from django.db.utils import ProgrammingError

from rptc import db
from rptc.accounts.models import User
from rptc.clock.models import Holiday
from rptc.management.commands import flush

transactional = pytest.mark.django_db(transaction=True)


def role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_every_test_is_the_application(two_roles, settings):
    assert role() == settings.DATABASES["default"]["USER"]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["CREATE TABLE mine ()", "SET ROLE rptc_owner", "TRUNCATE audit_event"])
def test_the_application_changes_no_structure(two_roles, statement):
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


@transactional
def test_the_owner_takes_over_for_a_block_and_blocks_may_be_nested(two_roles):
    application = role()
    with db.as_owner():
        with db.as_owner():
            assert role() != application
        assert role() != application
    assert role() == application


@transactional
def test_another_thread_stays_the_application_meanwhile(two_roles):
    seen = []

    def look():
        seen.append(role())
        connections.close_all()

    with db.as_owner():
        (other := threading.Thread(target=look)).start()
        other.join()
        assert seen != [role()]


@pytest.mark.django_db
def test_the_owner_refuses_to_come_in_the_middle_of_a_transaction(two_roles):
    with pytest.raises(TransactionManagementError, match="outside a transaction"), db.as_owner():
        pass


@transactional
def test_a_flush_empties_what_people_wrote_and_keeps_what_migrations_wrote():
    User.objects.create(username="sementara")
    holidays = Holiday.objects.count()
    call_command("flush", interactive=False)
    assert not User.objects.exists()
    assert Holiday.objects.count() == holidays > 0


def test_a_flush_is_refused_outside_tests(settings):
    settings.TESTING = False
    with pytest.raises(CommandError, match="for tests only"):
        call_command("flush", interactive=False)


def test_nothing_that_a_flush_keeps_points_at_something_that_it_empties():
    kept = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in flush.kept()
    ]
    arrows = [
        (m, f.related_model) for m in kept for f in m._meta.get_fields() if f.concrete and f.is_relation
    ]
    assert len(kept) > 5
    assert [(m, to) for m, to in arrows if to._meta.db_table not in flush.kept()] == []


@pytest.mark.django_db
def test_an_append_only_operation_can_be_undone_and_passes_without_the_role(monkeypatch):
    operation = db.append_only("audit_event")
    assert "REVOKE UPDATE, DELETE ON audit_event FROM rptc_app" in operation.sql
    assert "GRANT UPDATE, DELETE ON audit_event TO rptc_app" in operation.reverse_sql
    monkeypatch.setattr(db, "APPLICATION", "nobody_of_this_name")
    with connection.cursor() as cursor:
        cursor.execute(db.append_only("audit_event").sql)
