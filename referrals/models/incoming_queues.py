"""Referrals to RPTC by whose turn it is: the figure on a desk and the list behind it are one question."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clients.models.readable import readable

A_CASE = Q(episode__isnull=False) | Q(draft__episode__isnull=False) | Q(draft__completes__isnull=False)


class IncomingQuerySet(models.QuerySet):
    def waiting(self):
        """RPTC still owes an answer."""
        return self.filter(state="received")

    def late(self, now=None):
        """Waiting, and past the promise in force."""
        return self.waiting().filter(due__lt=now or timezone.now())

    def to_take_in(self):
        """Accepted, and there is no case yet: the client is to come, or the intake to be finished."""
        return self.filter(state="accepted").exclude(A_CASE)

    def taken_in(self):
        """Those that became a case, or were joined to one."""
        return self.filter(A_CASE, state="accepted")

    def unsettled(self):
        """Everything that still needs somebody of the unit."""
        return self.filter(Q(state="received") | Q(state="accepted") & ~A_CASE)

    def with_case(self):
        """With what `case` reads, in the same statement."""
        return self.select_related(
            "episode__person", "draft__episode__person", "draft__completes__person", "partner"
        )

    def of(self, episodes):
        """Those that became one of these cases, or were joined to it."""
        return self.filter(
            Q(episode__in=episodes) | Q(draft__episode__in=episodes) | Q(draft__completes__in=episodes)
        )

    def sent_by(self, partner):
        """What a partner asked for, however it came."""
        return self.filter(partner=partner)

    def visible_to(self, user):
        """Those of the unit, for whoever writes referrals or registers people; once there is a file, as that file is."""
        if not (user.has_perm("referrals.write") or user.has_perm("clients.register")):
            return self.none()
        joined = Q(episode__isnull=True) | readable(user, "episode__person")
        return self.filter(joined, Q(draft__person__isnull=True) | readable(user, "draft__person"))
