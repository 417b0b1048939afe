"""The other names of a person: what the street, the family or an old paper calls them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from clients.models.identity.recorded import Recorded


class OtherNameQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired_at__isnull=True)


class OtherName(Recorded):
    """A name beside the full name. Retired with a reason: one that is out of use still finds the person, a mistake
    does not. `since` is a WITA date, empty when nobody knows."""

    class Kind(models.TextChoices):
        NICKNAME = "nickname", _("What they are called")
        TITLED = "titled", _("Name with daeng, puang or a noble title")
        PATRONYMIC = "patronymic", _("Bin or binti")
        BIRTH = "birth", _("Name at birth or earlier name")
        DOCUMENT = "document", _("Name in another document")
        SPELLING = "spelling", _("Another spelling")

    class Retired(models.TextChoices):
        UNUSED = "unused", _("No longer used")
        MISTAKE = "mistake", _("Entered in error")

    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="other_names")
    kind = models.CharField(_("kind of name"), max_length=12, choices=Kind)
    name = models.CharField(_("name"), max_length=150)
    since = models.DateField(_("since"), null=True, blank=True)
    source = models.CharField(_("who said so"), max_length=150, blank=True)
    retired_as = models.CharField(max_length=10, choices=Retired, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.CharField(max_length=150, blank=True)
    retired_reason = models.CharField(max_length=300, blank=True)
    # What this name is found by: the database's own rules, as for a person (docs/matching.md).
    keys = models.GeneratedField(
        expression=models.Func("name", "retired_as", function="other_name_keys"),
        output_field=ArrayField(models.TextField()),
        db_persist=True,
    )

    objects = OtherNameQuerySet.as_manager()

    class Meta:
        ordering = ["retired_at", "-id"]
        indexes = [GinIndex(fields=["keys"], name="other_name_keys", fastupdate=False)]
        constraints = [
            models.UniqueConstraint(
                "person", "kind", Lower("name"), name="other_name_once", condition=Q(retired_at__isnull=True),
                violation_error_message=_("This name stands in the file already."),
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_as="")
                | Q(retired_at__isnull=False) & ~Q(retired_as="") & ~Q(retired_reason=""),
                name="other_name_retired_with_reason",
            ),
        ]  # fmt: skip
