"""Departures as people read them: the rule in words, whose case it is, how it stands."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from clients.models import Episode, Person, Stay
from referrals.models import Referral
from rptc.desk.deviations import rules
from rptc.sop.models import Deviation

PEOPLE = {"episode": (Episode, "person"), "stay": (Stay, "person"), "referral": (Referral, "episode__person")}


@dataclass(frozen=True)
class Shown:
    """One departure; `person` is the code of the file that it belongs to, "" where the reader may not open it."""

    row: Deviation
    rule: str
    state: str
    kind: str
    person: str


def about(codes):
    """A Q of departures about things: {kind: [codes]}."""
    wanted = Q(pk__in=[])
    for kind, of_kind in codes.items():
        wanted |= Q(about_kind=kind, about_code__in=of_kind)
    return wanted


def shown(found, user, *, linked=True):
    """Shown rows, in the order given; as many statements as there are kinds of things."""
    found, named = list(found), rules.words()
    files = _files(found, user) if linked else {}
    return [
        Shown(
            row, named.get(row.rule, row.rule), *state(row), files.get((row.about_kind, row.about_code), "")
        )
        for row in found
    ]


def state(row):
    """(words, kind of the tag)."""
    if row.refused_at:
        return _("Refused"), "danger"
    if row.approved_at:
        return (_("Approved in advance"), "success") if row.until else (_("Approved"), "success")
    return _("Waits for the unit head"), "warning"


def _files(found, user):
    if not user.has_perm("clients.see_file"):
        return {}
    files, visible = {}, Person.objects.visible_to(user)
    for kind, (model, path) in PEOPLE.items():
        codes = [row.about_code for row in found if row.about_kind == kind]
        if codes:
            rows = model.objects.filter(code__in=codes, **{f"{path}__in": visible})
            files |= {(kind, code): person for code, person in rows.values_list("code", f"{path}__code")}
    return files
