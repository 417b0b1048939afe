"""What must not stand in a log: the token of a link, and what a row held that the database refused."""

import logging
import re

TOKEN = re.compile(r"((?:/|%2F)(?:r|invitation|join)(?:/|%2F))\s*[^\s/?\"']+", re.I)
DETAIL = re.compile(r"^(DETAIL|CONTEXT): .*?(?=^\s*$|\Z)", re.M | re.S)


class MaskAddresses(logging.Filter):
    """Replace the token of `/r/<token>/` and of invitations in every message that passes, and leave out the
    lines in which PostgreSQL shows the row itself."""

    def filter(self, record):
        record.msg = _masked(record.getMessage())
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = _masked(logging.Formatter().formatException(record.exc_info))
        return True


def _masked(text):
    return DETAIL.sub(r"\1: …", TOKEN.sub(r"\1…", text))
