"""What must not stand in a log: the token of a partner's link."""

import logging
import re

TOKEN = re.compile(r"(/r/)[\w-]+")


class MaskAddresses(logging.Filter):
    """Replace the token of `/r/<token>/` in every message that passes."""

    def filter(self, record):
        record.msg = TOKEN.sub(r"\1…", record.getMessage())
        record.args = ()
        return True
