"""People with an account, what they may do, and who stands in for whom."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.accounts.roles import OFFICES, ROLES
from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON


class DelegationQuerySet(models.QuerySet):
    def in_force(self, day=None):
        """Delegations that hold on a WITA date (default today), both ends included."""
        day = day or timezone.localdate()
        return self.filter(starts_on__lte=day, ends_on__gte=day, ended_at__isnull=True)

    def coming(self, day=None):
        """Those that begin after a WITA date (default today)."""
        return self.filter(starts_on__gt=day or timezone.localdate(), ended_at__isnull=True)

    def over(self, day=None):
        """Those that ended, early or on their last day before a WITA date (default today)."""
        return self.filter(Q(ended_at__isnull=False) | Q(ends_on__lt=day or timezone.localdate()))


class DutyQuerySet(models.QuerySet):
    def at(self, now=None):
        """Duties that hold at a moment (aware, default now)."""
        now = now or timezone.now()
        return self.held().filter(starts_at__lte=now, ends_at__gt=now)

    def between(self, start, end):
        """Duties that hold at some moment between two (aware)."""
        return self.held().filter(starts_at__lt=end, ends_at__gt=start)

    def held(self):
        """Those that were not ended early, of people who still have an account."""
        return self.filter(ended_at__isnull=True, user__is_active=True)


class Users(UserManager):
    def get_queryset(self):
        """Users with `stands_in`: whether a delegation of the unit head holds today."""
        held = Delegation.objects.in_force().filter(delegate=OuterRef("pk"))
        return super().get_queryset().annotate(stands_in=Exists(held))

    def with_permission(self, permission):
        """Active people whose role, or delegation in force, carries `permission`."""
        roles = [r.code for r in ROLES.values() if permission in r.permissions]
        delegated = Q(stands_in=True) if permission in OFFICES["unit_head"] else Q(pk__in=[])
        return self.filter(Q(role__in=roles) | delegated, is_active=True)


class User(AbstractUser):
    """Somebody of the unit. One role each; a delegate holds the unit head's permissions besides."""

    first_name = last_name = None
    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    full_name = models.CharField(_("full name"), max_length=150)
    position = models.CharField(_("position"), max_length=100, blank=True)
    role = models.CharField(_("role"), max_length=30, choices=[(r.code, r.name) for r in ROLES.values()])
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, null=True, blank=True)

    objects = Users()

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["full_name"]
        base_manager_name = "objects"

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name.split(" ")[0]

    @property
    def is_delegate(self):
        """Whether this person stands in for the unit head today."""
        if not hasattr(self, "stands_in"):
            self.stands_in = Delegation.objects.in_force().filter(delegate=self).exists()
        return self.stands_in

    @property
    def standing_in(self):
        """The delegation by which this person acts for the unit head today, or None."""
        return self.delegations.in_force().order_by("-ends_on").first() if self.is_delegate else None

    @property
    def permissions(self):
        """The permission names of the role, and of the office this person stands in for."""
        own = ROLES[self.role].permissions if self.role in ROLES else frozenset()
        return own | OFFICES["unit_head"] if self.is_delegate else own

    @property
    def addresses(self):
        """The addresses at which notices reach this person."""
        held = [f"user:{self.pk}", f"role:{self.role}"]
        return [*held, "role:unit_head"] if self.is_delegate else held


class Delegation(models.Model):
    """A delegate of the unit head between two dates (Plh. daily, Plt. acting); ended early, never deleted."""

    class Kind(models.TextChoices):
        PLH = "plh", _("Plh. (daily acting)")
        PLT = "plt", _("Plt. (acting)")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    delegate = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations")
    kind = models.CharField(max_length=3, choices=Kind)
    starts_on = models.DateField()
    ends_on = models.DateField()
    letter_number = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="delegation_ends_after_start",
                violation_error_message=_("The last day lies before the first. Change one of them."),
            ),
            ExclusionConstraint(
                name="delegation_once_a_day",
                expressions=[
                    ("delegate", RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(ended_at__isnull=True),
                violation_error_message=_("This person is a delegate on part of these days already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.delegate}"


class Duty(models.Model):
    """Who is on duty between two moments (a night, a weekend); ended early, never deleted. Several may be."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="duties")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="duty_ends_after_start",
                violation_error_message=_("The end lies before the beginning. Change one of them."),
            ),
            ExclusionConstraint(
                name="duty_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    (Func("starts_at", "ends_at", function="tstzrange"), RangeOperators.OVERLAPS),
                ],
                condition=Q(ended_at__isnull=True),
                violation_error_message=_("This person is on duty at part of this time already."),
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.starts_at:%Y-%m-%d}"


class Invitation(models.Model):
    """An invitation by link, the only way to an account. `token_hash` keeps the link itself out of the database."""

    token_hash = models.BinaryField(unique=True)
    email = models.EmailField(blank=True)
    username = models.CharField(max_length=150)
    full_name = models.CharField(max_length=150)
    role = models.CharField(max_length=30)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.username


class LaidAside(models.Model):
    """What somebody typed when the session had ended: sealed, for 24 hours, for the same person only (rule H8)."""

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    path = models.CharField(max_length=300)
    data = SealedJSON()
    laid_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.path


class Press(models.Model):
    """One press of a button: the form's own token and where it led, so that a second press does nothing (H10)."""

    token = models.CharField(max_length=40, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True)
    led_to = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.token
