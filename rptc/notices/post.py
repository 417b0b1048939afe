"""The mail server for the length of one tick: one connection, and an end when it does not answer."""

import time
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import get_connection

from rptc.notices import faults, mail

SMTP = "django.core.mail.backends.smtp.EmailBackend"
SILENCES = 2  # each waits EMAIL_TIMEOUT at most
SECONDS = 6  # after which no further mail is begun in this tick


def is_set():
    """Whether this installation has a mail server."""
    return bool(settings.EMAIL_HOST)


class Down(Exception):
    """The server was not reached, went silent, or does not let us in; `code` as rptc.notices.faults keeps it."""

    def __init__(self, code):
        self.code = code
        super().__init__(code)


class Post:
    """`send` raises Down or faults.Refused. `goes_on` says whether another mail may be tried in this tick."""

    def __init__(self):
        self.backend, self.silences, self.began = get_connection(SMTP), 0, time.monotonic()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._hang_up()

    @property
    def goes_on(self):
        return self.silences < SILENCES and time.monotonic() - self.began < SECONDS

    def send(self, notice, people):
        """Hand one notice to the server; returning means that it was accepted for one of `people` at least."""
        message = mail.message(notice, people, self.backend)
        message.message()  # what cannot be written fails here, before the server is asked
        try:
            self.backend.open()  # otherwise each mail would make a call of its own
            message.send()
        except (SMTPException, OSError) as error:
            self._hang_up()
            if refused := faults.refusal(error):
                raise refused from None  # the server's words hold addresses
            self.silences += 1
            raise Down(faults.trouble(error)) from None

    def _hang_up(self):
        try:
            self.backend.close()
        except (SMTPException, OSError):
            self.backend.connection = None
