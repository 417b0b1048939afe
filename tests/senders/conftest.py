"""Mail goes to a real server here; who reads it has an address."""

import pytest

from rptc import notices
from rptc.notices.models import Notice
from tests.factories import ReferralFactory
from tests.senders.post_office import PostOffice


@pytest.fixture
def post(settings):
    """An open mail server, which this installation uses."""
    office = PostOffice().open()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    settings.EMAIL_TIMEOUT, settings.DEFAULT_FROM_EMAIL = 2, "RPTC <rptc@makassar.example>"
    yield office
    office.close()


@pytest.fixture
def reachable(rina):
    """Bu Rina, with an address."""
    rina.email = "rina@makassar.example"
    rina.save()
    return rina


@pytest.fixture
def letter(db):
    """Queue one e-mail about a referral; to the unit head unless it says."""
    referral = ReferralFactory()

    def queue(key="a", to=("role:unit_head",), template="referral-ready", **more):
        return notices.queue(template, to=list(to), about=referral, key=key, channel="email", **more)

    queue.referral = referral
    return queue


@pytest.fixture
def state():
    """The state of a notice now, with its reason."""

    def ask(notice):
        return Notice.objects.values_list("state", "last_error").get(pk=notice.pk)

    return ask
