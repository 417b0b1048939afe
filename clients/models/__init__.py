"""People, their cases and their stay."""

from clients.models.assessment import Assessment, Instrument
from clients.models.draft import Draft, Search
from clients.models.episode import Alert, Belonging, Episode, Need, NumberSeries
from clients.models.person import NationalId, Opening, Person, Relative, Sex
from clients.models.ppks import LocalClass, NationalType
from clients.models.stay import Bed, BedUse, Facility, Room, Stay

__all__ = [
    "Alert", "Assessment", "Bed", "BedUse", "Belonging", "Draft", "Episode", "Facility", "Instrument", "LocalClass",
    "NationalId", "NationalType", "Need", "NumberSeries", "Opening", "Person", "Relative", "Room", "Search", "Sex", "Stay",
]  # fmt: skip
