"""The cast of every story, one person a role. Loaded as a plugin, so that each test just names who is there."""

import pytest

from rptc.lib.actor import Actor


def _person(role, full_name):
    @pytest.fixture
    def somebody(db):
        from tests.factories import UserFactory

        return UserFactory(username=full_name.split()[-1].lower(), full_name=full_name, role=role)

    return somebody


sari = _person("social_worker", "Sari")
rina = _person("unit_head", "Bu Rina")
andi = _person("shelter_officer", "Andi")
oci = _person("outreach_officer", "Oci")
wati = _person("administration", "Wati")
tono = _person("auditor", "Tono")
lina = _person("feedback_officer", "Lina")
sisca = _person("system_admin", "Sisca")


@pytest.fixture
def dodi(db):
    """A stranger: an account without a role."""
    from tests.factories import UserFactory

    return UserFactory(username="dodi", full_name="Dodi", role="")


@pytest.fixture
def as_(client):
    """Sign the test client in: `as_(sari).get(…)`."""

    def sign_in(user):
        client.force_login(user, backend="rptc.accounts.backends.SignIn")
        return client

    return sign_in


@pytest.fixture
def by():
    """The actor of a person: `by(sari)`."""
    return Actor.of
