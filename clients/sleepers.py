"""The people on the bed board: called by their alias, with the day they are in and what matters tonight."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients.models import Alert, Assessment, BedUse, Leave, Person
from rptc.sop.models import Limit

# What can harm tonight or is needed at the bed, most urgent first. Not what would shame somebody on a printed sheet.
TONIGHT = [
    "self_harm", "acute_illness", "danger_to_others", "contagious_possible", "substance", "allergy", "medication",
    "pregnant", "do_not_disclose_location", "do_not_contact_family", "abscond_risk", "disability_support",
    "communication_support", "identity_unknown",
]  # fmt: skip
HIGH = {Assessment.Band.HIGH, Assessment.Band.IMMEDIATE}

JUST_NOW = timedelta(minutes=5)  # a board this old is that of now


@dataclass(frozen=True)
class Sleeper:
    """One person of the house. Without `person_code` the reader may not open the file: initials and day only. `short` is what
    stands on paper: the alias, else initials. `away` says where to, `back` until when; whoever `gave_up` the bed takes no
    place. `planned` is the last day that was planned."""

    stay_code: str
    person_code: str
    name: str
    facility_id: int
    bed_id: int | None
    place: str
    day: int
    limit: int
    warnings: tuple
    short: str = ""
    away: str = ""
    back: datetime | None = None
    gave_up: bool = False
    planned: date | None = None
    leave_code: str = ""

    is_over = property(lambda self: self.day > self.limit)

    @property
    def when(self):
        """ "day 3", or how far over the limit."""
        over = self.day - self.limit
        if over > 0:
            return ngettext("%(n)d day late", "%(n)d days late", over) % {"n": over}
        return _("day %(n)d") % {"n": self.day}

    @property
    def note(self):
        """Which day of how many, from the last one on."""
        if self.is_over:
            return _("Day %(n)d of %(limit)d") % {"n": self.day, "limit": self.limit}
        return _("Last day") if self.day == self.limit else ""


def sleepers(stays, user, now):
    """The Sleepers of stays that hold at `now`, in order of arrival. Warnings are those of today, never of the past."""
    stays = list(stays.select_related("person").order_by("id"))
    day, people = timezone.localdate(now), [stay.person_id for stay in stays]
    limit = Limit.objects.in_force("stay_period", on=day).value
    beds = dict(BedUse.objects.filter(stay__in=stays, during__contains=now).values_list("stay", "bed"))
    known = set(Person.objects.visible_to(user).filter(pk__in=people).values_list("pk", flat=True))
    past = now < timezone.now() - JUST_NOW
    warned = defaultdict(list) if past else _warnings(stays, known)
    out = {leave.stay_id: leave for leave in Leave.objects.out(now).filter(stay__in=stays)}
    return [
        _sleeper(s, s.person_id in known, beds.get(s.pk), day, limit, warned[s.person_id], out.get(s.pk))
        for s in stays
    ]


def _sleeper(stay, known, bed_id, day, limit, warnings, leave):
    person, away = stay.person, {}
    if leave:
        away = {"away": leave.get_kind_display(), "back": leave.expected_back, "leave_code": leave.code}
        away["gave_up"] = not leave.bed_kept
    return Sleeper(
        stay.code, person.code if known else "", person.alias or person.full_name if known else person.initials,
        stay.facility_id, bed_id, stay.overflow_place, stay.day_number(day), limit, tuple(warnings),
        short=person.alias or person.initials if known else person.initials, planned=stay.planned_leave, **away,
    )  # fmt: skip


def _warnings(stays, known):
    """{person: words}: a high risk first, then alerts in the order of TONIGHT."""
    said = defaultdict(list)
    cases = [stay.episode_id for stay in stays if stay.person_id in known]
    last = Assessment.objects.finished().filter(episode__in=cases).order_by("episode_id", "-finished_at")
    for assessment in last.distinct("episode_id").select_related("episode").defer("answers"):
        if assessment.band in HIGH:
            risk = _("Risk: %(band)s") % {"band": Assessment.Band(assessment.band).label}
            said[assessment.episode.person_id].append(risk)
    urgency = Case(*(When(kind=kind, then=i) for i, kind in enumerate(TONIGHT)))
    bedded = defaultdict(list)
    for stay in stays:
        if stay.person_id in known:
            bedded[stay.person.own_id].append(stay.person_id)
    theirs = Q(person__in=bedded) | Q(person__canonical__in=bedded)
    alerts = Alert.objects.filter(theirs, kind__in=TONIGHT, ended_at__isnull=True).order_by(urgency)
    for alert in alerts.annotate(own=Coalesce("person__canonical", "person")):
        for person in bedded[alert.own]:
            if str(alert) not in said[person]:
                said[person].append(str(alert))
    return said
