"""A stopped job announces itself on every page of those who can have it started again: no reminder goes out."""

from django.utils import timezone
from django.utils.translation import gettext as _

from rptc.notices import watch
from rptc.notices.models import Pulse
from rptc.ui import badges
from rptc.ui.templatetags.show import clock, day

FACT = "last_tick"


def register():
    """Have the frame ask for the last run; called once, when the app is ready."""
    badges.fact(FACT, _last_run)


def warning(facts):
    """The sentence, or "" while the clock runs and for everybody else."""
    if FACT not in facts or not watch.is_stopped(facts[FACT]):
        return ""
    if facts[FACT] is None:
        return _("The clock has not run yet: nobody is reminded, no mail is sent.")
    return _("The clock stopped at %(when)s: nobody is reminded, no mail is sent.") % {
        "when": _when(facts[FACT])
    }


def _last_run(user):
    """For the unit head, the administration and the system administrator."""
    told = user.has_perm("partners.edit") or user.has_perm("accounts.manage")
    return Pulse.objects.filter(name="tick").values_list("finished_at") if told else None


def _when(moment):
    today = timezone.localdate(moment) == timezone.localdate()
    return clock(moment) if today else f"{clock(moment)}, {day(moment)}"
