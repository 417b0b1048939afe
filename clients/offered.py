"""Which questionnaire makes sense now, and why: advice on the page where an assessment is begun; any of them may be chosen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.deadlines import COMPREHENSIVE, INITIAL

FOLLOWUP = "child_street_followup"
ORDER = [INITIAL, COMPREHENSIVE, FOLLOWUP]
USUAL = {
    INITIAL: gettext_lazy("On the night of arrival: danger, and needs that cannot wait."),
    COMPREHENSIVE: gettext_lazy(
        "For the plan, and again whenever the risk asks for it: the whole person, over several meetings."
    ),
    FOLLOWUP: gettext_lazy(
        "At a visit after the parents made promises: is the child safe, at school, off the street?"
    ),
}


def order(instruments):
    """Instruments as they are offered: the usual ones in the order of a case, then the unit's own by title."""
    place = {code: number for number, code in enumerate(ORDER)}
    return sorted(instruments, key=lambda one: (place.get(one.code, len(ORDER)), str(one.title)))


def usual(instrument):
    """When this one makes sense in general; of one of the unit's own its purpose."""
    return USUAL.get(instrument.code) or instrument.content.purpose


def now(episode, standing, due):
    """(code, why) of the one that makes sense for this case now. `standing`: its finished assessments that count, newest
    first (rows of listed()); `due`: its NextDue or None."""
    if not standing:
        return INITIAL, _("Nobody has assessed this client yet.")
    if not any(row.instrument_code == COMPREHENSIVE for row in standing):
        return COMPREHENSIVE, _("The initial assessment is done; the plan needs the whole picture.")
    if due and due.after:
        return COMPREHENSIVE, _("The last assessment found the risk: %(band)s. It is looked at again.") % {
            "band": due.after.band_words
        }
    return COMPREHENSIVE, _("A comprehensive assessment exists; a new one shows what has changed.")
