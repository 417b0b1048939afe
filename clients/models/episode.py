"""The episode (case): from arrival to closure. A returning person opens a new one."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from clients import lists
from clients.models.person import Person, Sex
from clients.models.readable import readable
from clients.relapse import Relapses
from rptc.lib.codes import code


class EpisodeQuerySet(Relapses, models.QuerySet):
    def running(self):
        """Open cases: their clocks run."""
        return self.filter(state=Episode.State.OPEN)

    def of(self, person):
        """Those of one human being, in whichever of the joined files they stand."""
        return self.filter(person__in=Person.objects.same_as(person))

    def worked_by(self, user):
        """Those of which this person is the worker or the deputy."""
        return self.filter(Q(case_worker=user) | Q(deputy=user))

    def teamed(self, user):
        """Those on whose case team this person is: worker, deputy, or named to the team."""
        return self.filter(Q(case_worker=user) | Q(deputy=user) | Q(team=user))

    def counted(self):
        """What reports count: no intake recorded by mistake."""
        return self.exclude(state=Episode.State.VOID)

    def in_old_book(self, text):
        """Those that the unit's old book knows under this number."""
        return self.filter(old_number__iexact=text.strip()).exclude(old_number="")

    def without_initial_assessment(self):
        """Those that nobody has finished an initial assessment for; an unfinished one does not help."""
        done = apps.get_model("clients", "Assessment").objects.filter(
            episode=OuterRef("pk"), finished_at__isnull=False, instrument__code="initial_assessment"
        )
        return self.exclude(Exists(done))

    def visible_to(self, user):
        return self.filter(readable(user, "person"))


class Episode(models.Model):
    """One case. `arrival_date` is the WITA date of arrival; sex, age, class and `report_class` are fixed as recorded
    at submission, so that Tabel 1 does not change as the client ages."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")
        VOID = "void", _("Entered in error")

    class Tonight(models.TextChoices):
        RPTC = "rptc", _("A bed at RPTC")
        HOSPITAL = "hospital", _("Hospital or health centre")
        FAMILY = "family", _("With family")
        ELSEWHERE = "elsewhere", _("Somewhere else")
        UNKNOWN = "unknown", _("Not known yet")

    class Explained(models.TextChoices):
        CLIENT = "client", _("The client")
        GUARDIAN = "guardian", _("A parent or guardian")
        BOTH = "both", _("The client and a parent or guardian")
        NOT_YET = "not_yet", _("Nobody yet")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    number = models.CharField(_("registration number"), max_length=20, unique=True)
    old_number = models.CharField(_("number in the old book"), max_length=60, blank=True)
    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="episodes")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    arrived_at = models.DateTimeField(_("arrived"))
    arrival_date = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    source = models.CharField(_("how they came"), max_length=30, choices=lists.SOURCES.choices())
    source_detail = models.CharField(_("brought by"), max_length=200, blank=True)
    source_phone = PhoneNumberField(_("phone of who brought them"), blank=True)
    source_document = models.CharField(_("letter or minutes number"), max_length=80, blank=True)
    found_at = models.CharField(_("place found"), max_length=200, blank=True)
    found_district = models.ForeignKey("places.District", on_delete=models.PROTECT, null=True, blank=True)
    sex = models.CharField(max_length=10, choices=Sex)
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    ppks_class = models.ForeignKey("clients.LocalClass", on_delete=models.PROTECT, related_name="+")
    report_class = models.ForeignKey("clients.LocalClass", on_delete=models.PROTECT, related_name="episodes")
    secondary_classes = models.ManyToManyField("clients.LocalClass", blank=True, related_name="+")
    national_types = models.ManyToManyField("clients.NationalType", blank=True)
    circumstances = models.TextField(_("what happened"), blank=True)
    condition = models.TextField(_("condition on arrival"), blank=True)
    tonight = models.CharField(_("where tonight"), max_length=10, choices=Tonight, blank=True)
    explained_to = models.CharField(_("explained to"), max_length=10, choices=Explained, blank=True)
    explanation_note = models.CharField(_("note on the explanation"), max_length=300, blank=True)
    case_worker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="cases")
    deputy = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="deputy_cases"
    )
    team = models.ManyToManyField("accounts.User", blank=True, related_name="team_cases")
    emergency = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    exit_type = models.CharField(max_length=30, blank=True, choices=lists.EXITS.choices())
    exit_note = models.TextField(blank=True)

    objects = EpisodeQuerySet.as_manager()

    class Meta:
        ordering = ["-arrived_at", "-id"]
        indexes = [
            models.Index(fields=["arrival_date", "report_class", "sex"], name="episode_table1"),
            models.Index(Upper("old_number"), name="episode_old_number", condition=~Q(old_number="")),
            models.Index(fields=["-arrived_at", "-id"], name="episode_newest"),
            models.Index(fields=["state", "-arrived_at", "-id"], name="episode_newest_in_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state="open"),
                name="episode_one_open",
                violation_error_message=_("This person already has an open case."),
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True)
                | ~Q(state="open") & Q(closed_at__isnull=False),
                name="episode_closed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("arrived_at")),
                name="episode_closes_after_arrival",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def person_code(self):
        return self.person.code

    @property
    def is_open(self):
        return self.state == self.State.OPEN
