"""The answer as a person carries it to the sender: a letter, a call, or a message that names nobody."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from referrals.audiences import BY_HAND
from referrals.views.staff.incoming.parts import answer
from rptc.lib import phones
from rptc.notices.models import Notice


def carry(row):
    """[(line for a person to carry, WhatsApp address or "")]."""
    lines = Notice.objects.filter(
        about_kind="incoming", about_code=row.code, state="queued", channel__in=BY_HAND
    )
    return [(line, _whatsapp(row) if line.channel == "whatsapp" else "") for line in lines.order_by("pk")]


def said(row):
    """What is told to the sender, always in Indonesian: the number, the answer, when and where; never the person."""
    with override("id"):
        words = [
            _("Referral %(number)s to RPTC: %(answer)s.")
            % {"number": row.number, "answer": row.get_state_display().lower()}
        ]
        words += [f"{part.label}: {part.value}." for part in answer(row)] if row.answered_at else []
        return " ".join(words)


def _whatsapp(row):
    return phones.whatsapp(row.contact_phone, said(row))
