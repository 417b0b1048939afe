"""Lines of the outbox as a preview lists them: about which number, to whom, by which channel, saying what."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from referrals import words
from rptc.accounts.models import User
from rptc.accounts.roles import ROLES


@dataclass(frozen=True)
class Sent:
    """One line; `anyway` when it comes without the change too."""

    number: str
    whom: str
    how: str
    what: str
    anyway: bool


def sent(lines, anyway=()):
    """The Sent of notices, in their order; two statements however many. `anyway` holds keys."""
    said = words.sentences(lines)
    people = dict(User.objects.filter(pk__in=_people(lines)).values_list("pk", "full_name"))
    return [
        Sent(
            line.about_label,
            _whom(line, people),
            line.get_channel_display(),
            said[line.pk],
            line.key in anyway,
        )
        for line in lines
    ]


def _people(lines):
    return {int(to[5:]) for line in lines for to in line.to if to.startswith("user:")}


def _whom(line, people):
    if line.to_label and not line.to[0].startswith("role:"):
        return line.to_label
    kind, _sep, value = line.to[0].partition(":")
    if kind == "user":
        return people.get(int(value), _("Somebody"))
    return str(ROLES[value].name) if value in ROLES else line.to_label
