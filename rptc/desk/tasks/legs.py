"""Lines from referrals of a worker, own ones and those of cases in which this person is the deputy."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.models import Clock, Handover, Promise, Referral, Report, Side, State
from rptc.desk.tasks.line import Line

MOST = 100
CLIENT = "episode__person"
SAID = [
    "code",
    "number",
    *(f"{CLIENT}__{name}" for name in ("alias", "full_name", "restricted")),
]  # by a line
OF_REFERRAL = ["referral__partner__name", *(f"referral__{name}" for name in SAID)]
WORDS = {
    Clock.ANSWER: gettext_lazy("Answer %(partner)s"),
    Clock.HAND_OVER: gettext_lazy("Bring the client to %(partner)s"),
    Clock.SERVE_UNTIL: gettext_lazy("Service ends at %(partner)s"),
    Clock.PICK_UP: gettext_lazy("Collect from %(partner)s"),
}
TO_DO = [
    ("lost", gettext_lazy("Came to nothing: offer it to another partner")),
    ("unread", gettext_lazy("Read the partner's report")),
    ("untold", gettext_lazy("Tell the family, or say why not")),
]


def owed(user):
    """Promises that RPTC owes in this person's referrals, due as they are in force."""
    mine = Promise.objects.open().owed_by(Side.RPTC).filter(_mine(user, "referral__"))
    return [
        _line(p.referral, str(WORDS[p.clock]) % {"partner": p.referral.partner.name}, p.due)
        for p in mine.select_related("referral__partner", f"referral__{CLIENT}").only(
            "clock", "due", *OF_REFERRAL
        )[:MOST]
    ]


def halves(user):
    """Hand-overs that the other side has confirmed and RPTC has not: the first lines of the desk."""
    waiting = Handover.objects.filter(_mine(user, "referral__"), rptc_at=None, partner_at__isnull=False)
    running = waiting.filter(referral__in=Referral.objects.running())
    return [
        _line(
            h.referral,
            _("%(partner)s confirmed: confirm your half") % {"partner": h.referral.partner.name},
            h.partner_recorded_at,
        )
        for h in running.select_related("referral__partner", f"referral__{CLIENT}").only(
            "partner_recorded_at", *OF_REFERRAL
        )[:MOST]
    ]


def unsettled(user):
    """What no clock drives and somebody has to do all the same: a line for each referral; one statement."""
    return [
        _line(referral, ". ".join(_reasons(referral)), urgent=referral.lost, calm=_only_family(referral))
        for referral in _to_do(user)[:MOST]
    ]


def _to_do(user):
    """Own referrals with the marks `lost`, `unread` and `untold`; looked for among those of open cases and unread
    reports alone, which stay few as the years go by."""
    every, here = Referral.objects, OuterRef("pk")
    few = every.filter(episode__state="open").values("pk").union(Report.objects.unread().values("referral"))
    marked = every.filter(_mine(user), pk__in=few).annotate(
        lost=Exists(every.to_reoffer().filter(pk=here)),
        unread=Exists(Report.objects.unread().filter(referral=here)),
        untold=Exists(every.family_untold().filter(pk=here)),
    )
    return [
        referral for referral in marked.select_related(CLIENT).only("state", *SAID) if any(_reasons(referral))
    ]


def _only_family(referral):
    """Nothing but a word to the family: it can wait for a quiet hour."""
    return len(list(_reasons(referral))) == 1 and referral.untold


def _reasons(referral):
    if referral.state == State.DRAFT:
        yield _("Finish and submit the referral")
    if referral.state == State.COLLECTED:
        yield _("Collected: close the referral")
    yield from (str(words) for mark, words in TO_DO if getattr(referral, mark))


def _mine(user, path=""):
    return Q(**{f"{path}worker": user}) | Q(**{f"{path}episode__deputy": user})


def _line(referral, words, by=None, urgent=False, calm=False):
    person = referral.episode.person
    page = "reoffer" if urgent else "detail"  # what came to nothing is offered again at once
    href = reverse(f"referrals:referral-{page}", args=[referral.code])
    name = person.initials if person.restricted else person.alias or person.full_name
    return Line(name, href, referral.number, words, by, urgent, calm)
