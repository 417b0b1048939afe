"""The outbox: a row written in the transaction of what it tells about, delivered later."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rptc.lib.codes import code
from rptc.lib.crypto import SealedJSON


class NoticeQuerySet(models.QuerySet):
    def addressed_to(self, addresses):
        """Notices for any of `addresses`, such as ["user:12", "role:unit_head"]."""
        return self.filter(to__overlap=list(addresses))

    def waiting(self, now=None):
        """Not yet done, and past the moment from which it may ring."""
        return self.filter(state=Notice.State.QUEUED, not_before__lte=now or timezone.now())

    def to_mail(self, now):
        """E-mail that is due, and neither claimed by a tick nor pausing after a refusal."""
        ready = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
        return self.waiting(now).filter(ready, channel=Notice.Channel.EMAIL)

    def failed(self):
        """What the sender gave up, and nobody has done by hand."""
        return self.filter(state=Notice.State.FAILED)

    def in_app(self):
        return self.filter(channel=Notice.Channel.IN_APP)

    def by_hand(self):
        """What a person has to open, call or print."""
        return self.exclude(channel__in=[Notice.Channel.IN_APP, Notice.Channel.EMAIL])


class Notice(models.Model):
    """Something to be told. Knows addresses as strings and its subject as kind and code; nobody else.

    `key` makes it unrepeatable. `context` holds codes and verbs for the template, sealed. An in-app line is *done*
    when it was acknowledged; WhatsApp, phone and letter are done when a person opened, called or printed; e-mail is
    done when the server took it, and `failed` when the sender gave up (`tries`, `last_error`, never an address).
    """

    class Channel(models.TextChoices):
        IN_APP = "in_app", _("In the program")
        WHATSAPP = "whatsapp", _("WhatsApp")
        PHONE = "phone", _("Phone call")
        EMAIL = "email", _("E-mail")
        LETTER = "official_letter", _("Official letter")

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("No longer needed")
        FAILED = "failed", _("Could not be delivered")

    code = models.CharField(max_length=20, unique=True, default=code, editable=False)
    key = models.CharField(max_length=150, unique=True)
    template = models.CharField(max_length=60)
    channel = models.CharField(max_length=20, choices=Channel)
    to = ArrayField(models.CharField(max_length=60))
    to_label = models.CharField(max_length=150, blank=True)
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=40)
    about_label = models.CharField(max_length=60, blank=True)
    context = SealedJSON(default=dict)
    urgent = models.BooleanField(default=False)
    needs_ack = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=150, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=250, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["not_before"], name="notice_waiting", condition=Q(state="queued")),
            models.Index(fields=["about_kind", "about_code"], name="notice_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="queued", done_at__isnull=True)
                | ~Q(state="queued") & Q(done_at__isnull=False),
                name="notice_done_has_time",
            )
        ]

    def __str__(self):
        return self.about_label or self.template


class Pulse(models.Model):
    """The last run of the clock, so that a stopped job announces itself. One row.

    `finished_at` stays that of the last run that came to its end; `failures` and `failed` (names of the sweeps that
    stopped, or met rows they could not read) are that run's.
    """

    name = models.CharField(max_length=20, unique=True, default="tick")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    failed = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    def __str__(self):
        return f"{self.name} {self.started_at:%Y-%m-%d %H:%M}"
