"""Letters that the ladder asks for: which kind answers a line, and that it is done once its letter is printed."""

from rptc import notices
from rptc.notices.models import Notice

OWN = "reminder_uncollected_own_unit"


def waiting(referral):
    """Lines about this referral that wait for a letter."""
    return Notice.objects.filter(
        about_kind="referral", about_code=referral.code, channel=Notice.Channel.LETTER, state="queued"
    ).order_by("not_before", "pk")


def kind_for(notice):
    """The slug of the letter that answers a line; "" where none of ours does."""
    to_dinas = any(address == "office:dinas_head" for address in notice.to)
    if notice.context.get("letter") == OWN:
        return "own-dinas" if to_dinas else "own-unit"
    if not notice.context.get("rung", "").startswith("pick_up_"):
        return ""
    return "dinas-head" if to_dinas else "partner-head"


def answered_by(referral, slug):
    """The first line that a letter of this kind answers, or None."""
    return next((line for line in waiting(referral) if kind_for(line) == slug), None)


def printed(letter, *, by):
    """What asked for this letter is done; returns whether there was something."""
    notice = Notice.objects.filter(code=letter.values.get("_notice") or "-").first()
    return bool(notice and notices.done(notice, by=by))
