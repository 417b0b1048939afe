"""The placeholders that a text may hold: their words, their kind, how much they tell of a person."""

from rptc.lib.words import CodedList

NAMES = CodedList("rptc/letters/content/placeholders.csv")
LETTERHEAD = "letterhead"
# Filled in when a letter is approved: nobody is asked for them.
AT_APPROVAL = {
    LETTERHEAD, "letter_number", "document_number", "letter_date", "notice_date", "verification_code",
    "signatory_name", "signatory_position", "signatory_capacity", "signatory_nip",
}  # fmt: skip
BY_HAND = "…" * 14  # a value that is a line to write on


def known(name):
    return name in NAMES.rows()


def label(name):
    return NAMES.label(name)


def kind(name):
    """text, date, datetime, time, number, list, table, choice, link, block or signature; text when unknown."""
    return NAMES.rows().get(name, {}).get("kind", "text")


def is_signature(name):
    return kind(name) == "signature"


def is_table(name):
    return kind(name) == "table"


def to_ask(names):
    """Those that somebody has to write: neither signatures nor what approval fills in."""
    return [name for name in names if name not in AT_APPROVAL and not is_signature(name)]
