"""What is late and whose turn it is, asked of referrals: the figure on a desk and the list behind it are one question."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models.state import WITH_PARTNER, State


class Turn(models.TextChoices):
    HEAD = "head", _("Unit head")
    WORKER = "worker", _("RPTC worker")
    PARTNER = "partner", _("Partner")
    RPTC_HALF = "rptc_half", _("RPTC's half of a hand-over")
    PARTNER_HALF = "partner_half", _("Partner's half of a hand-over")


class Queues(models.QuerySet):
    """Mixed into the QuerySet of referrals, which knows `running` and `unapproved`."""

    def late(self, now=None, owed_by=None):
        """With a promise in force that has passed at `now`, of either side or of one ("rptc", "partner")."""
        passed = apps.get_model("referrals", "Waiting").objects.filter(due__lt=now or timezone.now())
        passed = passed.filter(owed_by=owed_by) if owed_by else passed
        return self.filter(Exists(passed.filter(referral=OuterRef("pk"))))

    def to_reoffer(self):
        """Those that came to nothing, of an open case, not offered again, and nobody said that it is not needed; a
        second offer that was dropped stands in for the first."""
        lost = Q(state__in=[State.DECLINED, State.EXPIRED, State.FAILED])
        dropped = Q(state__in=[State.CANCELLED, State.VOID], reoffer_of__isnull=False)
        said = apps.get_model("referrals", "ReferralLog").objects.filter(verb="no_reoffer")
        found = self.filter(lost | dropped, episode__state="open", reoffered__isnull=True)
        return found.exclude(Exists(said.filter(referral=OuterRef("pk"))))

    def waiting_for(self, turn, user=None):
        """Those whose next act is that of `turn` (a Turn); with `user`, only the ones that person works on."""
        found = getattr(self, f"_for_{Turn(turn)}")()
        return found.filter(worker=user) if user else found

    def _for_head(self):
        asked = apps.get_model("referrals", "Extension").objects.waiting().values("referral")
        submitted = Q(state=State.SUBMITTED, episode__state="open")
        every = self.model.objects
        return self.filter(
            pk__in=every.filter(submitted).values("pk").union(asked, every.unapproved().values("pk"))
        )

    def _for_worker(self):
        """Drafts, hand-overs and collections that RPTC has not confirmed, and what is collected but not closed."""
        there = Q(state=State.ACCEPTED) & ~Q(_half("there", "rptc"))
        back = Q(state=State.READY) & ~Q(_half("back", "rptc"))
        own = Q(state__in=[State.DRAFT, State.COLLECTED])
        return self.filter(own | there | back, episode__state="open")

    def _for_partner(self):
        """An answer, a word that the client is ready, or its half of a hand-over."""
        there = Q(state=State.ACCEPTED) & Q(_half("there", "rptc"))
        back = Q(state=State.READY) & Q(_half("back", "rptc"))
        return self.filter(Q(state__in=[State.SENT, State.IN_SERVICE]) | there | back, episode__state="open")

    def _for_rptc_half(self):
        return self._half_missing("rptc", "partner")

    def _for_partner_half(self):
        return self._half_missing("partner", "rptc")

    def _half_missing(self, missing, stands):
        """One side has confirmed the leg that is open now, the other has not."""
        there = Q(state=State.ACCEPTED) & Q(_half("there", stands)) & ~Q(_half("there", missing))
        back = Q(state__in=WITH_PARTNER) & Q(_half("back", stands)) & ~Q(_half("back", missing))
        return self.filter(there | back, episode__state="open")


def _half(leg, side):
    halves = apps.get_model("referrals", "Handover").objects.filter(referral=OuterRef("pk"), leg=leg)
    return Exists(halves.filter(**{f"{side}_at__isnull": False}))
