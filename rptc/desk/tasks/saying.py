"""What a line of the outbox says on a desk, and which page it leads to. Whoever owns a subject registered its words
(`rptc.notices.texts`); the few that only a desk shows stand here."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from rptc.desk.standins import words as standins
from rptc.notices import texts

WORDS = {
    "duplicate_asked": gettext_lazy("A registration waits: its NIK is somebody else's"),
    "duplicate_allowed": gettext_lazy("The registration with the same NIK is allowed"),
}
PAGES = {
    "referral": "referrals:referral-detail", "incoming": "referrals:incoming-detail", "issue": "referrals:issue-detail",
    "draft": "clients:draft",
}  # fmt: skip


def words(notices):
    """{pk: sentence} in the reader's language."""
    return texts.words(notices) | {n.pk: str(WORDS[n.template]) for n in notices if n.template in WORDS}


def page(notice):
    """The address behind a line; the desk itself where it has none."""
    kind, code = notice.about_kind, notice.about_code
    if kind in standins.KINDS:
        return standins.page(notice)
    if kind == "document":
        return reverse("desk:partner-page", args=[notice.context["partner"]])
    if kind == "notice":
        return reverse("desk:messages")
    if notice.template == "duplicate_asked":
        return reverse("clients:draft-allow", args=[code])
    try:
        return reverse(PAGES[kind], args=[code])
    except (KeyError, NoReverseMatch):
        return reverse("desk:home")
