"""The partner: an institution, its legal kind, and by which name it is shown."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.modelfields import PhoneNumberField

from rptc.lib.codes import code


class PartnerQuerySet(models.QuerySet):
    def active(self):
        return self.filter(ended_on__isnull=True)

    def visible_to(self, user):
        return self if user.has_perm("partners.see") else self.none()

    def for_choice(self):
        """Active partners by name, with what the gate of a referral asks about."""
        return self.active().prefetch_related("services__classes", "documents").order_by("name")


class Partner(models.Model):
    """An institution the unit works with. `discloses` says that its name alone can tell a health condition: outside
    the case team and in every message `masked_name` stands instead (domain §5.3)."""

    class Kind(models.TextChoices):
        MINISTRY_UNIT = "ministry_unit", _("Ministry unit (Sentra)")
        FOUNDATION = "foundation", _("Foundation or LKS")
        CITY_OFFICE = "city_office", _("Office of the city")
        OTHER_REGION = "other_region", _("Office of another region")
        HOSPITAL = "hospital", _("Hospital or health centre")
        POLICE = "police", _("Police")
        OTHER = "other", _("Other")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    name = models.CharField(_("name"), max_length=150, unique=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("legal kind"), max_length=20, choices=Kind)
    discloses = models.BooleanField(_("the name discloses a condition"), default=False)
    masked_name = models.CharField(_("name shown outside the case team"), max_length=60, blank=True)
    legal_number = models.CharField(_("deed or legal number"), max_length=80, blank=True)
    registration_number = models.CharField(
        pgettext_lazy("partner", "registration number"), max_length=80, blank=True
    )
    registration_ends = models.DateField(_("registration ends"), null=True, blank=True)
    accreditation = models.CharField(_("accreditation"), max_length=20, blank=True)
    accreditation_ends = models.DateField(_("accreditation ends"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    district = models.ForeignKey(
        "places.District", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("kecamatan")
    )
    phone = PhoneNumberField(_("phone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    capacity = models.PositiveIntegerField(_("capacity"), null=True, blank=True)
    head_name = models.CharField(_("head"), max_length=150, blank=True)
    head_title = models.CharField(_("title of the head, as on a letter"), max_length=150, blank=True)
    city = models.CharField(_("city or regency"), max_length=80, blank=True)
    is_example = models.BooleanField(_("invented for the demo"), default=False)
    note = models.TextField(_("note"), blank=True)
    started_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)
    ended_reason = models.CharField(max_length=250, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(discloses=False) | ~Q(masked_name=""),
                name="partner_masked_has_name",
                violation_error_message=_("Give the name to show outside the case team."),
            ),
        ]

    def __str__(self):
        return self.masked_name if self.discloses else self.name

    @property
    def is_government(self):
        return self.kind not in (self.Kind.FOUNDATION, self.Kind.OTHER)

    def name_for(self, user):
        """The name as this user may see it: the masked one unless they work on cases or keep the registry."""
        may = user.has_perm("referrals.write") or user.has_perm("partners.edit")
        return self.name if may or not self.discloses else self.masked_name
