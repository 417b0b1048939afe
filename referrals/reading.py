"""How a referral is said to somebody: whom it is about, what is late, what happened. Words only, no query."""

from django.utils.translation import gettext as _

from referrals.models import Clock, Side, State

KINDS = {
    State.DRAFT: "plain", State.SUBMITTED: "warning", State.SENT: "info", State.ACCEPTED: "info",
    State.IN_SERVICE: "info", State.READY: "warning", State.COLLECTED: "success", State.CLOSED: "plain",
}  # fmt: skip


def tag_kind(state):
    """The colour of a state's tag; what is over is plain."""
    return KINDS.get(state, "plain")


def client_name(episode, user):
    """What the client is called for those who may open files, initials for everybody else."""
    person = episode.person
    if user.has_perm("clients.see_file") and not episode.report_class.initials_only:
        return person.alias or person.full_name
    return person.initials


def partner_name(partner, user):
    """The name beside a client: one that discloses a condition is for the case team alone, even where the registry
    shows it to whoever keeps it (domain §5.3)."""
    return partner.name if user.has_perm("referrals.write") else str(partner)


def sender(incoming, user):
    """The office that asks RPTC to take somebody in, as this user may read its name."""
    return incoming.partner.name_for(user) if incoming.partner else incoming.agency


def somebody(referral):
    """ "Boy, ±9 years, initials A.": all that a partner sees of the client before a PIN."""
    person, age = referral.episode.person, referral.episode.person.age_on()
    age, about = (referral.episode.age, True) if age is None else (age, person.age_is_estimated)
    parts = [_kind(person.sex, age)]
    if age is not None:
        parts.append((_("±%(n)d years") if about else _("%(n)d years")) % {"n": age})
    return ", ".join([*parts, _("initials %(letters)s") % {"letters": person.initials}])


def _kind(sex, age):
    child = age is not None and age < 18
    words = {
        ("male", True): _("Boy"), ("female", True): _("Girl"), ("male", False): _("Man"), ("female", False): _("Woman"),
    }  # fmt: skip
    return words.get((sex, child)) or (_("Child") if child else _("Adult"))


def leading(promises, now, side=""):
    """The promise that a title or a row speaks of: a late collection before a late "ready" (nobody came, whatever the
    partner said), otherwise what is due first; with `side` only what that side owes. None without any."""
    held = [promise for promise in promises if side in ("", promise.owed_by)]
    late = [promise for promise in held if promise.clock == Clock.PICK_UP and promise.due < now]
    return min(late or held, key=lambda promise: (promise.due, promise.pk), default=None)


def owed(promise):
    """ "Owed by RPTC: collection"."""
    who = _("RPTC owes: %(what)s") if promise.owed_by == Side.RPTC else _("The partner owes: %(what)s")
    return who % {"what": Clock(promise.clock).label.lower()}


def subject(clock):
    """The clock as the subject of "… is 3 days late"."""
    return {
        Clock.ANSWER: _("Answer"), Clock.HAND_OVER: _("Hand-over"), Clock.SERVE_UNTIL: _("Service"),
        Clock.PICK_UP: _("Collection"),
    }[clock]  # fmt: skip
