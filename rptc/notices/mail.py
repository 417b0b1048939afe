"""A notice as an e-mail: plain text, Indonesian, a number, a verb and a link."""

from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from rptc.notices import texts

LANGUAGE = "id"  # nobody outside has a language of their own here, and the unit's is Indonesian


def message(notice, people, connection=None):
    """The EmailMessage to `people`, [(name, e-mail)]. Its Message-ID is made of the notice's code: a second copy
    after a crash is recognised as the same."""
    with override(LANGUAGE):
        said = {"number": notice.about_label, "words": texts.said(notice), "link": texts.link(notice)}
        body = render_to_string(
            "notices/mail.txt", said | {"unit": settings.UNIT_NAME, "phone": settings.UNIT_PHONE}
        )
    return EmailMessage(
        subject=f"RPTC: {said['number']} – {said['words']}", body=body, to=[formataddr(one) for one in people],
        headers=_headers(notice), connection=connection,
    )  # fmt: skip


def _headers(notice):
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return {
        "Message-ID": f"<{notice.code}@{domain}>", "List-Id": f"RPTC <rptc.{domain}>",
        "Auto-Submitted": "auto-generated",
    }  # fmt: skip
