"""The person: identity that may be absent, and never deleted."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from clients import lists
from clients.models.readable import readable
from rptc.lib.codes import code


class Sex(models.TextChoices):
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")
    UNKNOWN = "unknown", _("Not known")


class PersonQuerySet(models.QuerySet):
    def canonical_only(self):
        """Without those that were found to be somebody already known."""
        return self.filter(canonical__isnull=True)

    def same_as(self, person):
        """All rows of one human being: the canonical person and the duplicates. `person` is a Person or a key; or
        within a subquery `OuterRef("path__to__person")`."""
        if isinstance(person, OuterRef):
            path = person.name
            own = Coalesce(OuterRef(OuterRef(f"{path}__canonical")), OuterRef(OuterRef(path)))
        elif isinstance(person, Person):
            own = person.own_id
        else:
            own = Subquery(Person.objects.filter(pk=person).values(own=Coalesce("canonical", "pk")))
        return self.same_as_row(own)

    def same_as_row(self, own):
        """The canonical person with this key and its duplicates, the oldest first."""
        return self.filter(Q(pk=own) | Q(canonical=own)).order_by("pk")

    def visible_to(self, user):
        """The files this user may open, see `readable`."""
        return self.filter(readable(user))


class Person(models.Model):
    """Somebody the unit knows. A merged duplicate points at its `canonical` person; empty means itself.

    Birth dates may be estimated; where only an age is known, `estimated_age` holds on `estimated_on`.
    """

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    full_name = models.TextField(_("full name"), blank=True)
    alias = models.TextField(_("alias or nickname"), blank=True)
    patronymic = models.CharField(_("bin/binti"), max_length=120, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_date_is_estimated = models.BooleanField(default=False)
    birth_place = models.CharField(_("place of birth"), max_length=80, blank=True)
    estimated_age = models.PositiveSmallIntegerField(_("estimated age"), null=True, blank=True)
    estimated_on = models.DateField(null=True, blank=True)
    identity_status = models.CharField(
        _("identity"), max_length=30, choices=lists.IDENTITY.choices(), default="unknown"
    )
    nik_absence_reason = models.CharField(
        _("why there is no NIK"), max_length=30, choices=lists.NIK_ABSENCE.choices(), blank=True
    )
    marks = models.TextField(_("distinguishing marks"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    phone_as_given = models.CharField(max_length=40, blank=True)
    origin = models.CharField(_("place of origin"), max_length=120, blank=True)
    address = models.TextField(_("address"), blank=True)
    district = models.ForeignKey(
        "places.District", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("kecamatan")
    )
    photo = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    restricted = models.BooleanField(_("restricted file"), default=False)
    canonical = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    created_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)  # the register that made it was undone
    # What the person is found by; the database's own rules (migration 0010, docs/matching.md).
    keys = models.GeneratedField(
        expression=models.Func(
            "full_name", "alias", "birth_date", "estimated_age", "estimated_on", function="person_keys"
        ),
        output_field=ArrayField(models.TextField()),
        db_persist=True,
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(full_name="", alias=""),
                name="person_has_some_name",
                violation_error_message=_("Give a name, or what the person is called."),
            ),
            models.CheckConstraint(
                condition=Q(estimated_age__isnull=True) | Q(estimated_on__isnull=False),
                name="person_estimate_has_date",
            ),
            models.CheckConstraint(
                condition=Q(estimated_age__isnull=True) | Q(estimated_age__lte=120),
                name="person_age_is_human",
            ),
            models.CheckConstraint(
                condition=Q(canonical__isnull=True) | ~Q(canonical=models.F("pk")),
                name="person_not_own_duplicate",
            ),
        ]
        indexes = [
            models.Index(fields=["phone"], name="person_phone", condition=~Q(phone="")),
            GinIndex(fields=["keys"], name="person_keys", fastupdate=False),
        ]

    def __str__(self):
        return self.code

    @property
    def person_code(self):
        return self.code

    @property
    def own_id(self):
        """The key of the canonical person, perhaps this one's own."""
        return self.canonical_id or self.pk

    @property
    def display_name(self):
        """The full name, or what the person is called."""
        return self.full_name or self.alias

    @property
    def initials(self):
        return "".join(f"{word[0].upper()}." for word in self.display_name.split() if word[0].isalnum())[:8]

    def age_on(self, day=None):
        """Whole years on a WITA date (default today), or None. The 18th birthday is 18."""
        day = day or timezone.localdate()
        if self.birth_date:
            return (
                day.year
                - self.birth_date.year
                - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))
            )
        if self.estimated_age is not None:
            since = (day - self.estimated_on).days
            return self.estimated_age + int(since / 365)  # the evening before an estimate is no year younger
        return None

    @property
    def age_is_estimated(self):
        return self.birth_date is None or self.birth_date_is_estimated

    @property
    def birth_year(self):
        if self.birth_date:
            return self.birth_date.year
        return self.estimated_on.year - self.estimated_age if self.estimated_age is not None else None
