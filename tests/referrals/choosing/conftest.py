"""The people of a referral, and a partner that offers the service."""

from tests.referrals.domain.conftest import bed, monday, partner, world, yusuf  # noqa: F401 fixtures
from tests.referrals.web.conftest import episode, way  # noqa: F401 fixtures
