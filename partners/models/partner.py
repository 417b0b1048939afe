"""The partner: its legal kind, what it offers to whom, and who answers there."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.modelfields import PhoneNumberField

from partners import lists
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


class ServiceQuerySet(models.QuerySet):
    def active(self):
        return self.filter(ended_on__isnull=True)


class Service(models.Model):
    """What a partner offers, to whom: sex, ages (both ends included) and classes; no class named means any."""

    class For(models.TextChoices):
        ANY = "any", _("Anybody")
        MALE = "male", pgettext_lazy("service", "Men and boys")
        FEMALE = "female", pgettext_lazy("service", "Women and girls")

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(_("service"), max_length=40, choices=lists.SERVICES.choices())
    meant_for = models.CharField(_("for whom"), max_length=10, choices=For, default=For.ANY)
    age_min = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    classes = models.ManyToManyField("clients.LocalClass", blank=True, verbose_name=_("classes served"))
    ended_on = models.DateField(null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "kind"],
                condition=Q(ended_on__isnull=True),
                name="service_once_per_partner",
                violation_error_message=_("This partner already offers that service."),
            ),
            models.CheckConstraint(
                condition=Q(age_min__isnull=True)
                | Q(age_max__isnull=True)
                | Q(age_max__gte=models.F("age_min")),
                name="service_ages_in_order",
                violation_error_message=_("The upper age must not be below the lower one."),
            ),
        ]

    def __str__(self):
        return lists.SERVICES.label(self.kind)

    def misfits(self, *, sex, age, ppks_class):
        """Why somebody is outside this service: a list of "sex", "age", "class"; empty when they fit."""
        wrong = []
        if self.meant_for != self.For.ANY and sex != self.meant_for:
            wrong.append("sex")
        if age is not None and not (self.age_min or 0) <= age <= (
            self.age_max if self.age_max is not None else 200
        ):
            wrong.append("age")
        served = {c.pk for c in self.classes.all()}
        if served and ppks_class.pk not in served:
            wrong.append("class")
        return wrong


class ContactQuerySet(models.QuerySet):
    def active(self):
        return self.filter(ended_at__isnull=True).order_by("order", "id")


class Contact(models.Model):
    """Somebody at the partner who answers. The PIN is theirs: six digits, told once by phone or letter, kept hashed."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="contacts")
    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    name = models.CharField(_("name"), max_length=150)
    position = models.CharField(_("position"), max_length=100, blank=True)
    phone = PhoneNumberField(_("WhatsApp number"), blank=True)
    phone_as_given = models.CharField(max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    order = models.PositiveSmallIntegerField(_("order of calling"), default=1)
    pin_hash = models.CharField(max_length=128, blank=True)
    pin_set_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self):
        return self.name

    def set_pin(self, pin, *, at=None):
        """Keep a six-digit PIN, hashed; the caller saves and audits."""
        self.pin_hash, self.pin_set_at = make_password(pin), at or timezone.now()

    def knows(self, pin):
        """Whether `pin` is this contact's."""
        return bool(self.pin_hash) and check_password(pin, self.pin_hash)
