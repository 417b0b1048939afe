"""What a line of the outbox says on a desk, and which page it leads to. What an app registered says itself
(`rptc.notices.texts`); the few that only a desk shows stand here."""

from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rptc.notices import texts
from rptc.ui.templatetags.show import day

WORDS = {
    "duplicate_asked": gettext_lazy("A registration waits: its NIK is somebody else's"),
    "duplicate_allowed": gettext_lazy("The registration with the same NIK is allowed"),
    "nobody-on-duty": gettext_lazy("Nobody is on duty tonight: complete the roster"),
    "duty-given": gettext_lazy("You are on the duty roster"),
    "duty-ended": gettext_lazy("A duty of yours was taken off the roster"),
    "deputy-named": gettext_lazy("You are the deputy of a case"),
    "deputy-ended": gettext_lazy("You are no longer the deputy of a case"),
}
PAGES = {
    "referral": "referrals:referral-detail", "incoming": "referrals:incoming-detail", "issue": "referrals:issue-detail",
    "draft": "clients:draft", "caseloadmove": "desk:caseload-move",
}  # fmt: skip
PLACES = {"notice": "desk:messages", "duty": "desk:duty", "unit": "desk:duty", "delegation": "desk:home"}


def words(notices):
    """{pk: sentence} in the reader's language."""
    said = texts.words(notices)
    return said | {n.pk: _own(n) for n in notices if n.template in WORDS or n.template in SPEAKING}


def page(notice):
    """The address behind a line; the desk itself where its page is not for everybody."""
    kind, code = notice.about_kind, notice.about_code
    if kind == "document":
        return reverse("desk:partner-page", args=[notice.context["partner"]])
    if kind == "episode":
        return reverse("desk:client-file", args=[notice.context["person"]])
    if notice.template == "duplicate_asked":
        return reverse("clients:draft-allow", args=[code])
    try:
        return reverse(PAGES[kind], args=[code]) if kind in PAGES else reverse(PLACES[kind])
    except (KeyError, NoReverseMatch):
        return reverse("desk:home")


def _own(notice):
    speak = SPEAKING.get(notice.template)
    return speak(notice.context) if speak else str(WORDS[notice.template])


def _delegated(said):
    dates = {"first": day(date.fromisoformat(said["from"])), "last": day(date.fromisoformat(said["until"]))}
    return _("You stand in for the unit head from %(first)s until %(last)s") % dates


def _released(said):
    return _("Your delegation has ended")


def _received(said):
    return ngettext("%(n)d thing is yours now", "%(n)d things are yours now", said["count"]) % {
        "n": said["count"]
    }


def _given(said):
    return ngettext(
        "%(n)d thing went to somebody else", "%(n)d things went to somebody else", said["count"]
    ) % {"n": said["count"]}


SPEAKING = {
    "delegation-named": _delegated, "delegation-ended": _released, "caseload-received": _received,
    "caseload-given": _given,
}  # fmt: skip
