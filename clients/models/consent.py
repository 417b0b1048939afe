"""Who agreed to what, for whom, until when (UU 27/2022 ps. 20–26; domain §10.2)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.models.person import Person
from rptc.lib.codes import code


class ConsentQuerySet(models.QuerySet):
    def in_force(self, day=None):
        """Given, not withdrawn, not past its last WITA day (default today)."""
        day = day or timezone.localdate()
        over = Q(expires_on__lt=day) | Q(withdrawn_at__isnull=False)
        return self.filter(given_on__lte=day).exclude(over)

    def over(self, day=None):
        """Withdrawn, or past its last day."""
        day = day or timezone.localdate()
        return self.filter(Q(expires_on__lt=day) | Q(withdrawn_at__isnull=False))

    def same_sharing(self, consent):
        """All that were given for the same purpose and recipient: a paper more does not outlive a withdrawal."""
        return self.of(consent.person_id).filter(purpose=consent.purpose, recipient=consent.recipient)

    def of(self, person):
        """Those of one human being, in whichever of the joined files they stand."""
        return self.filter(person__in=Person.objects.same_as(person))

    def for_sharing(self, person, recipient):
        """Those of a person that let the recipient of this code read something."""
        return self.of(person).filter(purpose=Consent.Purpose.SHARING, recipient=recipient)


class Consent(models.Model):
    """One consent: its purpose, what it covers (`scope`: codes of what may be shared), who may receive it (a partner's
    code and its label at that time, no foreign key: clients looks at nobody), who gave it. Withdrawn, never deleted."""

    class Purpose(models.TextChoices):
        SHARING = "sharing", _("Sharing with a partner")
        PHOTO = "photo", _("Photo")
        PUBLICATION = "publication", _("Publication")

    class GivenBy(models.TextChoices):
        CLIENT = "client", _("The client")
        GUARDIAN = "guardian", _("A parent or guardian")
        BOTH = "both", _("The client and a parent or guardian")

    class Means(models.TextChoices):
        PAPER = "paper", _("Signed on paper")
        SPOKEN = "spoken", _("Said before a witness")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    person = models.ForeignKey("clients.Person", on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=15, choices=Purpose)
    recipient = models.CharField(max_length=20, blank=True)
    recipient_label = models.CharField(max_length=150, blank=True)
    scope = models.JSONField(default=list, blank=True)
    given_by = models.CharField(_("given by"), max_length=10, choices=GivenBy)
    giver_name = models.CharField(_("name of who gave it"), max_length=150)
    means = models.CharField(_("how it was given"), max_length=10, choices=Means)
    witness = models.CharField(_("witness"), max_length=150, blank=True)
    given_on = models.DateField(_("given on"))
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    scan = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=150)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-given_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("given_on")),
                name="consent_ends_after_start",
                violation_error_message=_("The last day must not be before the day it was given."),
            ),
            models.CheckConstraint(
                condition=~Q(means="spoken") | ~Q(witness=""),
                name="consent_spoken_has_witness",
                violation_error_message=_("A spoken consent needs a witness."),
            ),
        ]

    def __str__(self):
        return f"{self.purpose} {self.recipient_label}"

    def holds(self, day=None):
        """Whether it is in force on a WITA date (default today)."""
        day = day or timezone.localdate()
        return self.given_on <= day and not self.is_over(day)

    def is_over(self, day=None):
        """Withdrawn, or past its last day."""
        last = self.expires_on is not None and self.expires_on < (day or timezone.localdate())
        return last or self.withdrawn_at is not None

    @property
    def by_guardian(self):
        """Whether a parent or guardian agreed: what a child's own word does not replace (UU 27/2022 ps. 25)."""
        return self.given_by in (self.GivenBy.GUARDIAN, self.GivenBy.BOTH)

    @property
    def person_code(self):
        return self.person.code
