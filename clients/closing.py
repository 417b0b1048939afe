"""What stands open when a case is to end. Some of it blocks, the rest is said (design §3).

Apps above know more than this one: each registers what it finds, `closing.register(find)`, where
`find(episode, exit_type, locked)` gives `Open` things, and with `locked` holds their rows until the transaction ends.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients.models import Belonging, Need, Stay, Step

_finders = []


@dataclass(frozen=True)
class Open:
    """One thing: a code for the record, a sentence for people, where it is settled, whether it blocks."""

    code: str
    sentence: str
    href: str = ""
    blocks: bool = False


def register(find):
    """Ask `find` too, whenever a case is to end."""
    if find not in _finders:
        _finders.append(find)


def findings(episode, *, exit_type="", leaves=False, locked=False):
    """Everything that stands open; what blocks comes first. `leaves`: the stay ends with the case."""
    found = [*_own(episode, leaves)]
    for find in _finders:
        found += find(episode, exit_type, locked)
    return sorted(found, key=lambda one: not one.blocks)


def _own(episode, leaves):
    if Stay.objects.open().filter(episode=episode).exists() and not leaves:
        yield Open(
            "stay", _("The client is still in the house: end the stay first, or with the case."), blocks=True
        )
    if things := Belonging.objects.kept().filter(episode=episode).count():
        words = ngettext("%(n)d thing was not given back.", "%(n)d things were not given back.", things)
        yield Open("belongings", words % {"n": things})
    if needs := Need.objects.open().filter(episode=episode).count():
        words = ngettext("%(n)d need was not met.", "%(n)d needs were not met.", needs)
        yield Open("needs", words % {"n": needs})
    if steps := Step.objects.open().filter(goal__plan__episode=episode).count():
        words = ngettext(
            "%(n)d step of the plan is still to do.", "%(n)d steps of the plan are still to do.", steps
        )
        yield Open("steps", words % {"n": steps})
