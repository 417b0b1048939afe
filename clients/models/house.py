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


class Room(models.Model):
    """A room, with whom it is for. Rules warn on the board; strict room rules come with the shelter issue."""

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
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["facility", "code"], name="room_code_once")]

    def __str__(self):
        return self.name


class Bed(models.Model):
    """A bed; a broken one is not offered."""

    reference_data = True

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="beds")
    label = models.CharField(max_length=10)
    code = models.SlugField(max_length=30, unique=True)
    broken = models.BooleanField(default=False)

    class Meta:
        ordering = ["room__order", "id"]
        constraints = [models.UniqueConstraint(fields=["room", "label"], name="bed_label_once")]

    def __str__(self):
        return f"{self.room} {self.label}"
