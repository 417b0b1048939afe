"""What the partner says of its work: progress while the client is there, and the back-referral with the way back."""

from django.utils.translation import gettext as _

from referrals import lists, telling
from referrals.actions import lifecycle
from referrals.actions.answering import means_of
from referrals.actions.coded import coded
from referrals.actions.locks import locked, whole
from referrals.models import WITH_PARTNER, Report, State
from referrals.models.who import answers
from referrals.refusals import moment, not_before, required, saved
from rptc import audit
from rptc.flow import NotAllowed, NotNow

WHILE = {Report.Kind.PROGRESS: WITH_PARTNER, Report.Kind.BACK: [*WITH_PARTNER, State.COLLECTED]}


@whole
def progress(
    referral, *, services="", result, advice="", by, at=None, means="", scan=None, for_partner_note=""
):
    """What was done and how the client is, while the partner has the client. Returns the Report."""
    told = {
        "services": services,
        "result": required(result, _("Write how the client is.")),
        "advice": advice,
    }
    return _keep(referral, Report.Kind.PROGRESS, told, by, at, means, scan, for_partner_note)


@whole
def back(
    referral, *, reason, services, result="", advice="", by, at=None, means="", scan=None, for_partner_note=""
):
    """Why the client comes back (a code of back_reasons; "other" is said in the result), what was done, what is advised.
    Once a referral. Returns the Report."""
    told = {"services": required(services, _("Write what was done.")), "result": result, "advice": advice}
    told["reason"] = coded(lists.BACK, reason, result)
    return _keep(referral, Report.Kind.BACK, told, by, at, means, scan, for_partner_note)


@whole
def ready(referral, *, by, reason="", services="", result="", advice=""):
    """Ready for collection, with the back-referral where its reason is given. Returns the log row."""
    entry = lifecycle.ready(referral, by=by)
    if reason:
        back(referral, reason=reason, services=services, result=result, advice=advice, by=by)
    return entry


@whole
def read(report, *, by, at=None):
    """Somebody of the unit has read it; the first one stands. Returns the Report."""
    at, row = moment(at), Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if not by.may("referrals.write"):
        raise NotAllowed("read")
    if row.read_at is None:
        row.read_at, row.read_by = at, by.label
        row.save(update_fields=["read_at", "read_by"])
        telling.forget(row.referral, "report", "back-report", key__endswith=f":{row.pk}", now=at)
        audit.record("report-read", row.referral, by=by, report=row.code)
    report.refresh_from_db()
    return report


def _keep(referral, kind, told, by, at, means, scan, said_by):
    at, row, side, means = moment(at), locked(referral), telling.side_of(by), means_of(by, means, scan)
    if not answers(row, by):
        raise NotAllowed("report")
    if row.state not in WHILE[kind] or not row.episode.is_open:
        raise NotNow("report", row.state)
    if side == "rptc" and not scan:
        required(said_by, _("Write who at the partner said so and how, or add the scan."))
    not_before(at, row.handed_over_at)
    seen = {"read_at": at, "read_by": by.label} if side == "rptc" else {}
    made = saved(
        Report(referral=row, kind=kind, side=side, made_by=by.label, means=means, said_by=said_by, scan=scan, at=at, **told, **seen)
    )  # fmt: skip
    if side == "partner":
        telling.worker(row, "report" if kind == Report.Kind.PROGRESS else "back-report", made.pk, now=at)
    audit.record("report-made", row, by=by, kind=kind, means=means, report=made.code)
    return made
