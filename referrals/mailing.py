"""What a notice about a referral, an incoming one or an issue says, and where it leads: for e-mail and for lists."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from referrals import saying, whatsapp, words
from referrals.models import Incoming, Issue, Link, Referral
from rptc.notices import recipients, texts

PAGES = {
    "referral": (Referral, "referrals:referral-detail"),
    "incoming": (Incoming, "referrals:incoming-detail"),
    "issue": (Issue, "referrals:issue-detail"),
}


def register():
    """Tell the outbox; called once, when the app is ready."""
    for kind in PAGES:
        texts.register(kind, words.sentences, link, asked)


def link(notice):
    """The page for people of the unit; for a contact the address of its own link; nothing for an office."""
    if recipients.is_outside(notice):
        return _door(notice)
    _model, page = PAGES[notice.about_kind]
    try:
        return settings.SITE_URL + reverse(page, args=[notice.about_code])
    except NoReverseMatch:  # a mail goes out in any case: the desk leads on
        return f"{settings.SITE_URL}/"


def asked(notice):
    """What somebody outside is asked to do: the same words as in a message that a person sends."""
    model, _page = PAGES[notice.about_kind]
    return saying.please(model.objects.get(code=notice.about_code))


def _door(notice):
    contacts = [to.partition(":")[2] for to in notice.to if to.startswith("contact:")]
    links = Link.objects.select_related("referral", "contact").filter(referral__code=notice.about_code)
    open_ones = (found for found in links.filter(contact__in=contacts) if found.phase() == "live")
    return next((whatsapp.address(found) for found in open_ones), "")
