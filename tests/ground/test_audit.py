"""The audit is written once, in the caller's transaction, and never changed."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from rptc import audit
from rptc.audit.models import Event
from rptc.lib.actor import Actor
from tests.factories import EpisodeFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_an_event_says_who_did_what_to_whom(sari, by):
    episode = EpisodeFactory()
    audit.record("episode-opened", episode, by=by(sari), fields=["source"])
    event = Event.objects.get()
    assert (event.actor_label, event.subject_kind, event.subject_label) == ("Sari", "episode", episode.number)
    assert event.person_code == episode.person.code
    assert event.data == {"fields": ["source"]}


def test_a_read_is_told_from_a_write(sari, by):
    person = PersonFactory()
    audit.read("file-opened", person, by=by(sari))
    audit.record("person-changed", person, by=Actor.job())
    assert [e.verb for e in Event.objects.of_person(person.code).reads()] == ["file-opened"]
    assert Event.objects.of_person(person.code).count() == 2


def test_a_name_never_enters_the_audit_through_its_subject(sari, by):
    person = PersonFactory(full_name="Rahasia Sekali")
    event = audit.read("file-opened", person, by=by(sari))
    assert "Rahasia" not in " ".join(str(v) for v in vars(event).values())


def test_nothing_remains_when_the_act_itself_fails(sari, by):
    with pytest.raises(RuntimeError), transaction.atomic():
        audit.record("tried", ("thing", "x", "x"), by=by(sari))
        raise RuntimeError
    assert not Event.objects.exists()


def test_an_event_cannot_be_saved_again(sari, by):
    event = audit.record("tried", ("thing", "x", "x"), by=by(sari))
    with pytest.raises(TypeError):
        event.save()


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET verb = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"]
)
def test_the_database_refuses_the_application_to_rewrite_history(two_roles, sari, by, statement):
    audit.record("tried", ("thing", "x", "x"), by=by(sari))
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Event.objects.filter(verb="tried").exists()


def test_a_delegate_acts_for_the_unit_head(sari, rina, by):
    from django.utils import timezone

    from rptc.accounts.models import Delegation, User

    today = timezone.localdate()
    Delegation.objects.create(delegate=sari, kind="plh", starts_on=today, ends_on=today, made_by="Bu Rina")
    event = audit.record("referral-sent", ("referral", "x", "x"), by=by(User.objects.get(pk=sari.pk)))
    assert event.acting_for == "unit_head"
