"""Who answers at a partner, and the PIN that proves it."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from partners.models.partner import Partner
from rptc.lib.codes import code


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
