"""People, their cases and their stay."""

from clients.models.aftercare import Aftercare, Visit
from clients.models.agency import Agency
from clients.models.alert import Alert
from clients.models.arrival import Belonging
from clients.models.assessment import Assessment
from clients.models.bed_state import BedState
from clients.models.closure import Closure, ClosureLog
from clients.models.consent import Consent
from clients.models.correction import StayCorrection
from clients.models.day_note import DayNote
from clients.models.draft import Draft
from clients.models.episode import Episode
from clients.models.found import Found
from clients.models.house import Bed, Facility, Room, RoomPast
from clients.models.identity import (
    Address,
    Household,
    IdentityCheck,
    Membership,
    Merge,
    OtherName,
    Portrait,
    PossibleDuplicate,
    TwoPeople,
)
from clients.models.incident import Incident
from clients.models.instrument import Instrument
from clients.models.leave import Leave
from clients.models.national_id import NationalId
from clients.models.need import Need
from clients.models.opening import Opening
from clients.models.operation import Operation, OperationLog
from clients.models.person import Person, Sex
from clients.models.plan import Goal, Plan, PlanVersion, Step
from clients.models.plan_review import PlanReview
from clients.models.ppks import LocalClass, NationalType
from clients.models.register import Register
from clients.models.register_mapping import RegisterMapping
from clients.models.register_row import RegisterRow
from clients.models.relative import Relative
from clients.models.search import Search
from clients.models.series import NumberSeries
from clients.models.service import ServiceRecord
from clients.models.shift import OpenPoint, ShiftReport
from clients.models.stay import BedUse, Stay

__all__ = [
    "Address", "Aftercare", "Agency", "Alert", "Assessment", "Bed", "BedState", "BedUse", "Belonging", "Closure",
    "ClosureLog", "Consent", "DayNote", "Draft", "Episode", "Facility", "Found", "Goal", "Household", "IdentityCheck",
    "Incident", "Instrument", "Leave", "LocalClass", "Membership", "Merge", "NationalId", "NationalType", "Need",
    "NumberSeries", "OpenPoint", "Opening", "Operation", "OperationLog", "OtherName", "Person", "Plan", "PlanReview",
    "PlanVersion", "Portrait", "PossibleDuplicate", "Register", "RegisterMapping", "RegisterRow", "Relative", "Room",
    "RoomPast", "Search", "ServiceRecord", "Sex", "ShiftReport", "Stay", "StayCorrection", "Step", "TwoPeople", "Visit",
]  # fmt: skip
