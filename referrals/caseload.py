"""What one person of the unit has on their hands: everything that goes over when somebody else takes it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from clients.models import Draft, Episode
from referrals.models import Incoming, Issue, Referral, Side

KINDS = {
    "case": _("Cases"), "deputy": _("Cases as a deputy"), "referral": _("Referrals"), "incoming": _("Incoming referrals"),
    "issue": _("Issues raised"), "answer": _("Issues to answer"), "draft": _("Unfinished intakes"),
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One thing of a kind of KINDS; `number` is what people call it, never a name."""

    kind: str
    row: object
    number: str

    @property
    def key(self):
        """What a ticked box sends."""
        return f"{self.kind}:{self.row.code}"

    def as_json(self):
        return {"kind": self.kind, "code": self.row.code, "number": self.number}


def of(user):
    """Items of a person, kind by kind: one statement each."""
    return [Item(kind, row, _number(row)) for kind, rows in _rows(user).items() for row in rows]


def open_cases(user):
    """How many open cases a person works on: what nobody may forget when an account is closed."""
    return Episode.objects.running().filter(case_worker=user).count()


def _rows(user):
    issues, cases = (
        Issue.objects.unsettled(),
        Episode.objects.running().select_related("person", "report_class"),
    )
    return {
        "case": cases.filter(case_worker=user).order_by("number"),
        "deputy": cases.filter(deputy=user).order_by("number"),
        "referral": Referral.objects.unsettled().filter(worker=user).select_related("episode", "partner").order_by("number"),
        "incoming": Incoming.objects.unsettled().filter(worker=user).select_related("partner").order_by("number"),
        "issue": issues.filter(worker=user).select_related("partner").order_by("number"),
        "answer": issues.filter(owed_by=Side.RPTC, owner=user).select_related("partner").order_by("number"),
        "draft": Draft.objects.unfinished().filter(owner=user).select_related("completes").order_by("started_at"),
    }  # fmt: skip


def _number(row):
    """Drafts have no number yet; one that completes an emergency case has that of the case."""
    if isinstance(row, Draft):
        return row.completes.number if row.completes else row.code
    return row.number
