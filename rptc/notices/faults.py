"""Why a mail was not delivered, as a short code that is kept (never an address, never the server's own words, which
hold one), and as a sentence."""

import re
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from django.utils.translation import gettext as _

NOBODY, SILENT, UNREADABLE = "no-address", "no-answer", "unreadable"
DETAILED = re.compile(rb"\b[245]\.\d{1,3}\.\d{1,3}\b")  # RFC 3463


class Refused(Exception):
    """The server answered no, to this mail. `code` is such as "550 5.1.1"; `for_good` when asking again is no use."""

    def __init__(self, status, text):
        detail = DETAILED.search(text or b"")
        self.code = f"{status} {detail.group().decode()}" if detail else str(status)
        self.for_good = 500 <= status < 600
        super().__init__(self.code)


def refusal(error):
    """The Refused in an error of smtplib about one mail; None when it is about the server itself."""
    if isinstance(error, SMTPRecipientsRefused):
        return Refused(*min(error.recipients.values()))  # one who may be asked again decides for all
    if isinstance(error, SMTPSenderRefused | SMTPDataError):
        return Refused(error.smtp_code, error.smtp_error)
    return None


def trouble(error):
    """The code of an error that is about the server itself: its status where it greeted us with one."""
    return f"server {error.smtp_code}" if isinstance(error, SMTPResponseException) else SILENT


def sentence(code):
    """A kept code in the reader's language."""
    known = {
        NOBODY: _("Nobody behind this address has an e-mail."),
        SILENT: _("The mail server did not answer."),
        UNREADABLE: _("This message could not be written as an e-mail."),
    }
    if code.startswith("server "):
        return _("The mail server does not let RPTC in (%(code)s).") % {"code": code.removeprefix("server ")}
    return known.get(code) or (_("The mail server refused it (%(code)s).") % {"code": code} if code else "")
