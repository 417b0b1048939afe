"""The world of a referral, and issues brought to a state by their own actions."""

from pytest import fixture

from referrals.actions import issues
from tests.referrals.domain.conftest import in_english, monday, world  # noqa: F401 - fixtures

ASKED = {
    "kind": "question",
    "title": "Siapa yang menandatangani?",
    "body": "Berita acara belum ditandatangani.",
}


def raised(world, *, owed_by="partner", **options):
    """An issue with the partner of the world, raised by Sari; owed by Yusuf, or by Bu Rina."""
    contact = world.partner.contacts.first()
    owner = {"owner_contact": contact} if owed_by == "partner" else {"owner": world.rina.user}
    given = {"partner": world.partner, "by": world.sari, **ASKED, **owner, **options}
    return issues.raise_(owed_by=owed_by, **given)


def answered(world, **options):
    issue = raised(world, **options)
    issues.reply(issue, answer="Kepala panti.", by=world.yusuf)
    return issue


@fixture
def issue(world):
    return raised(world)
