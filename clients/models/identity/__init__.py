"""What is known of who somebody is, over time: nothing is overwritten, each row says since when and who recorded it."""

from clients.models.identity.addresses import Address
from clients.models.identity.duplicates import PossibleDuplicate, TwoPeople
from clients.models.identity.households import Household, Membership
from clients.models.identity.merges import Merge
from clients.models.identity.names import OtherName
from clients.models.identity.photos import Portrait
from clients.models.identity.statuses import IdentityCheck

__all__ = [
    "Address", "Household", "IdentityCheck", "Membership", "Merge", "OtherName", "Portrait", "PossibleDuplicate", "TwoPeople",
]  # fmt: skip
