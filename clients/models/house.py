"""The house: facilities, rooms, beds."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FacilityQuerySet(models.QuerySet):
    def open_on(self, day=None):
        """Houses in use on a WITA date (default today), both ends included."""
        day = day or timezone.localdate()
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=day), opened_on__lte=day)


class Facility(models.Model):
    """A house of the unit. Its capacity is a dated SOP row (`facility_capacity`)."""

    reference_data = True

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=150)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT)
    address = models.CharField(max_length=250, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = FacilityQuerySet.as_manager()

    def __str__(self):
        return self.name


class LastingQuerySet(models.QuerySet):
    def there_on(self, day=None, through=""):
        """Those that existed on a WITA date (default today), both ends included; `through` is the way to the room."""
        day, begun = day or timezone.localdate(), Q()
        for way in {"", through}:
            opened, retired = f"{way}opened_on", f"{way}retired_on"
            begun &= Q(**{f"{opened}__isnull": True}) | Q(**{f"{opened}__lte": day})
            begun &= Q(**{f"{retired}__isnull": True}) | Q(**{f"{retired}__gte": day})
        return self.filter(begun)


class Lasting(models.Model):
    """What is there from one WITA date to another, both included; an empty date leaves that end open."""

    opened_on = models.DateField(_("in use from"), null=True, blank=True)
    retired_on = models.DateField(_("last day in use"), null=True, blank=True)

    objects = LastingQuerySet.as_manager()

    class Meta:
        abstract = True


class Room(Lasting):
    """A room, with whom it is for. What speaks against a place asks for a reason; where `strict`, the unit head's.

    `isolation` rooms are for people who may be contagious, `accessible` ones can be reached with a wheelchair. What a
    room was called and for whom it was before a change is a RoomPast.
    """

    reference_data = True

    class For(models.TextChoices):
        ANY = "any", _("Anybody")
        MALE = "male", _("Men and boys")
        FEMALE = "female", _("Women and girls")

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="rooms")
    code = models.SlugField(max_length=20)
    name = models.CharField(max_length=60)
    meant_for = models.CharField(max_length=10, choices=For, default=For.ANY)
    children = models.BooleanField(default=False)
    isolation = models.BooleanField(default=False)
    accessible = models.BooleanField(default=False)
    strict = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "code"], name="room_code_once"),
            models.UniqueConstraint(
                fields=["facility", "name"], condition=Q(retired_on__isnull=True), name="room_name_once",
                violation_error_message=_("Another room of this house has that name."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.name


class RoomPast(models.Model):
    """What a room was until a moment (UTC): so that a board of the past reads as it did. Append-only."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="past")
    until = models.DateTimeField(default=timezone.now)
    name = models.CharField(max_length=60)
    meant_for = models.CharField(max_length=10, choices=Room.For)
    children = models.BooleanField()
    isolation = models.BooleanField()
    accessible = models.BooleanField()
    strict = models.BooleanField()
    changed_by = models.CharField(max_length=150)

    RULES = ("name", "meant_for", "children", "isolation", "accessible", "strict")

    class Meta:
        ordering = ["-until"]

    def __str__(self):
        return f"{self.name} {self.until:%Y-%m-%d}"


class Bed(Lasting):
    """A bed. Whether it can be slept in is a matter of its uses and states, never of a flag."""

    reference_data = True

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="beds")
    label = models.CharField(max_length=10)
    code = models.SlugField(max_length=30, unique=True)

    class Meta:
        ordering = ["room__order", "room_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["room", "label"], name="bed_label_once",
                violation_error_message=_("This room has a bed of that number already."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.room} {self.label}"
