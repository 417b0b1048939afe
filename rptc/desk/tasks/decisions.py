"""Lines for whoever decides: the unit head or a delegate. What is late stands first, with who owes it."""

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import Draft, PossibleDuplicate
from referrals.models import Extension, Hold, Promise, Referral, Side, State
from rptc.clock import working
from rptc.desk.tasks.limits import APPROVAL
from rptc.desk.tasks.line import Line
from rptc.letters.models import Letter

MOST = 100


def to_approve(limits):
    """Referrals submitted, and urgent ones sent before approval; due as the limit for approval says, urgent first."""
    every = Referral.objects
    sent = every.unapproved().filter(urgent=True).exclude(state__in=[State.CANCELLED, State.VOID])
    few = every.filter(state=State.SUBMITTED).values("pk").union(sent.values("pk"))
    found = every.filter(pk__in=few, episode__state="open").select_related("partner", "worker")
    off = working.Days()
    return [_approval(r, _by(r, limits, off)) for r in found.order_by("submitted_at")[:MOST]]


def late():
    """Every promise that is late, whoever owes it: collect, extend, transfer, or remind the partner."""
    found = (
        Promise.objects.late()
        .select_related("referral__partner", "referral__worker", "referral__episode")
        .annotate(paused=paused(timezone.now()))
        .order_by("due")
    )
    return [_late(p) for p in found[:MOST]]


def paused(now):
    """Whether the reminders of a promise's referral are paused: it is late all the same, and the line says so."""
    return Exists(Hold.objects.pauses(now).filter(referral=OuterRef("referral")))


def extensions():
    """Extensions that wait for a decision; due when the promise they would move runs out."""
    moved = Promise.objects.filter(referral=OuterRef("referral"), clock__in=["serve_until", "pick_up"])
    soonest = Subquery(moved.order_by("due").values("due")[:1])
    found = Extension.objects.waiting().select_related("referral__partner").annotate(runs_out=soonest)
    return [_extension(e) for e in found.order_by("asked_at")[:MOST]]


def duplicates():
    """Files that somebody of the staff takes for one person's."""
    found = PossibleDuplicate.objects.waiting().select_related("person__canonical")
    return [_duplicate(row) for row in found[:MOST]]


def _duplicate(row):
    person = row.person.canonical or row.person
    return Line(
        _("Compare a possible duplicate"), reverse("clients:duplicate-list"), meta=_("%(name)s asks: %(who)s") % {
            "name": row.recorded_by, "who": person.alias or person.full_name,
        },
    )  # fmt: skip


def letters():
    """Letters that have a number and wait for a name."""
    return [
        Line(_("Approve a letter"), _letter(letter), letter.about_label, letter.template.title)
        for letter in Letter.objects.to_approve().select_related("template")[:MOST]
        if letter.about_kind in ("referral", "operation")
    ]


def drafts():
    """Registrations that wait because the NIK is somebody else's, and drafts that nobody touched for a day."""
    left = Draft.objects.abandoned().select_related("owner")
    return [
        Line(
            _("Abandoned intake of %(name)s") % {"name": d.owner},
            reverse("clients:draft", args=[d.code]),
            meta=_("Take it over, or drop it with a reason"),
            by=d.changed_at,
        )
        for d in left.order_by("changed_at")[:MOST]
    ]


def _by(referral, limits, off):
    """Due by the limit of the day it was submitted: a later edit moves nothing; None where none was in force."""
    limit = limits.on(APPROVAL, timezone.localdate(referral.submitted_at))
    return limit.due(referral.submitted_at, off) if limit else None


def _approval(referral, by):
    words = _("Approve afterwards") if referral.sent_at else _("Approve and send")
    meta = _("To %(partner)s, prepared by %(worker)s") % {
        "partner": referral.partner.name,
        "worker": referral.worker,
    }
    meta = f"{_('Urgent')} · {meta}" if referral.urgent else meta
    return Line(words, _page(referral), referral.number, meta, by, referral.urgent)


def _late(promise):
    referral = promise.referral
    names = {"what": promise.get_clock_display(), "partner": referral.partner.name, "worker": referral.worker}
    owner = (
        _("%(what)s: RPTC owes, at %(partner)s, %(worker)s")
        if promise.owed_by == Side.RPTC
        else _("%(what)s: %(partner)s owes, %(worker)s follows")
    )
    meta = owner % names
    meta = f"{meta} · {_('Reminders paused')}" if promise.paused else meta
    return Line(_("Decide what is late"), _page(referral), referral.number, meta, promise.due)


def _extension(extension):
    said = {"days": extension.days, "reason": extension.get_reason_display(), "who": extension.asked_by}
    meta = _("%(days)d days, %(reason)s, asked by %(who)s") % said
    referral = extension.referral
    return Line(_("Decide the extension"), _page(referral), referral.number, meta, extension.runs_out)


def _letter(letter):
    if letter.about_kind == "operation":
        return reverse("clients:operation-detail", args=[letter.about_code])
    return reverse("referrals:paper-show", args=[letter.about_code, letter.code])


def _page(referral):
    return reverse("referrals:referral-detail", args=[referral.code])
