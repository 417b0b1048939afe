"""Which parts of an open file are sensitive, and who reads them directly: declared here and nowhere else.

Direct readers are the case team (worker, deputy, team of any of the person's cases) and whoever holds
`clients.see_restricted` (the unit head, a delegate). Everybody else who may open the file gives a reason, which
opens one part for one person until the end of the WITA day. Every reading is recorded, whoever reads.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from clients.models import Episode, Opening, Person
from rptc import audit


@dataclass(frozen=True)
class Part:
    """A sensitive part: its words, what the door says about it, and the warnings whose words it hides."""

    code: str
    label: str
    about: str
    alerts: frozenset = frozenset()
    whole: bool = False  # hides the warning's name too; its instruction is always shown


PARTS = {
    part.code: part
    for part in [
        Part(
            "health",
            _("Health"),
            _("Health answers, what an assessment found about body and mind, notes on medicine and illness."),
            frozenset({"medication", "contagious_possible", "substance"}),
        ),
        Part(
            "violence",
            _("Violence and exploitation"),
            _("What was done to the client, and the warnings that speak of it."),
            frozenset({"violence_victim", "exploitation_suspected"}),
            whole=True,
        ),
        Part(
            "family",
            _("Contacts of the family"),
            _("Names and numbers of a family that is not to be contacted, and why."),
            frozenset({"do_not_contact_family"}),
        ),
        Part("nik", _("NIK"), _("The whole number, all sixteen digits.")),
    ]
}
OF_ALERT = {kind: part for part in PARTS.values() for kind in part.alerts}


class Reader:
    """Somebody in front of one person's file. Asks the database once for the team and once for today's openings."""

    def __init__(self, user, person):
        self.user, self.person = user, person
        self.direct = user.has_perm("clients.see_restricted") or _teamed(user, person)
        held = () if self.direct else Opening.objects.held(user, person).values_list("part", flat=True)
        self.opened = set(held)

    def opens(self, part):
        """Whether this reader may read the part (its code) now."""
        return self.direct or PARTS[part].code in self.opened

    def words(self, part):
        """What the part is called."""
        return PARTS[part].label

    def door(self, part, back=""):
        """Where a reason is asked; `back` is the address of ours that the reader goes on to."""
        address = reverse("desk:client-open", args=[self.person.code, PARTS[part].code])
        return f"{address}?{urlencode({'next': back})}" if back else address

    def read(self, *parts, by):
        """Record that what of `parts` is open was shown; returns the codes shown. One event a page."""
        shown = [part for part in parts if self.opens(part)]
        if shown:
            audit.read("part-read", self.person, by=by, parts=shown)
        return shown


def _teamed(user, person):
    return Episode.objects.teamed(user).filter(person__in=Person.objects.same_as(person)).exists()
