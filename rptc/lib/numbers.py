"""Numbers that a browser sends back: hidden fields and addresses, where anything may stand."""

import re

WHOLE = re.compile(r"[0-9]{1,9}")


def whole(text, otherwise=0):
    """The number of one to nine plain digits, `otherwise` for everything else: "²" is a digit to Python, and no int."""
    return int(text) if WHOLE.fullmatch(text or "") else otherwise
