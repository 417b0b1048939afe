"""Three children of Sari's go to one partner together."""

import pytest

from referrals.actions import groups, together
from tests.factories import EpisodeFactory, PersonFactory
from tests.referrals.domain.conftest import bed, in_english, monday, partner, world, yusuf  # noqa: F401 fixtures

NAMES = ["Baco", "Cahaya", "Dullah"]


class Together:
    """A group and its members, moved by the actions of the world's people."""

    def __init__(self, world):
        self.world, self.partner = world, world.partner
        self.sari, self.rina, self.yusuf = world.sari, world.rina, world.yusuf
        self.episodes = [
            EpisodeFactory(
                case_worker=world.sari.user,
                person=PersonFactory(full_name=f"{name} Daeng Contoh", alias=name),
            )
            for name in NAMES
        ]

    def start(self, episodes=None, **common):
        wanted = {"service": "atensi_care", "purpose": "Pengasuhan bersama", "serve_days": 30, **common}
        self.group, self.outcome = groups.start(
            episodes=episodes or self.episodes, partner=self.partner, by=self.sari, **wanted
        )
        return self

    def submitted(self, **common):
        self.start(**common)
        together.submit(self.members, by=self.sari)
        return self

    def sent(self, by=None, **common):
        self.submitted(**common)
        together.send(self.members, by=by or self.rina)
        return self

    def accepted(self):
        self.sent()
        together.accept(self.members, by=self.yusuf)
        return self

    @property
    def members(self):
        return list(self.group.referrals.order_by("pk"))

    @property
    def states(self):
        return [member.state for member in self.members]


@pytest.fixture
def group(world):
    return Together(world)
