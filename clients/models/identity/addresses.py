"""Where somebody lives and lived."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clients.models.identity.recorded import Recorded


class AddressQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at__isnull=True)


class Address(Recorded):
    """An address from `since` to `until` (WITA dates, empty when not known). Of each kind at most one holds; the home
    that holds is also `Person.address`. The shelter may be an address of somebody who has no other."""

    class Kind(models.TextChoices):
        HOME = "home", _("Home")
        FAMILY = "family", _("With family")
        SHELTER = "shelter", _("A shelter or institution")
        STREET = "street", _("Where they sleep or work on the street")

    class Ended(models.TextChoices):
        MOVED = "moved", _("Moved away")
        MISTAKE = "mistake", _("Entered in error")

    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="addresses")
    kind = models.CharField(_("kind of address"), max_length=10, choices=Kind)
    text = models.CharField(_("address"), max_length=300)
    district = models.ForeignKey(
        "places.District", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("kecamatan")
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    ended_as = models.CharField(max_length=10, choices=Ended, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = [F("ended_at").desc(nulls_first=True), "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(ended_at__isnull=True), name="address_one_of_a_kind",
                violation_error_message=_("Somebody else has just recorded an address. Reload the page."),
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="address_ends_after_start",
                violation_error_message=_("The last day must not be before the first."),
            ),
        ]  # fmt: skip
