"""Telephone numbers as people here write them, and the addresses that call or write to them."""

from urllib.parse import urlencode

import phonenumbers


def e164(text):
    """+6281355512345 for 0813…, 62813…, 813… or +62 813…; "" for what is no telephone number of Indonesia or abroad."""
    digits = "".join(c for c in str(text) if c.isdigit() or c == "+")
    if digits.startswith("62"):
        digits = f"+{digits}"
    try:
        number = phonenumbers.parse(digits, "ID")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def tel(phone):
    """`tel:+6281…` for a call, or "" without a number."""
    number = e164(phone)
    return f"tel:{number}" if number else ""


def digits(phone):
    """A number as wa.me wants it: 0812-3456-7890 is 6281234567890, no + and no leading 0; "" when it is none."""
    return e164(phone).removeprefix("+")


def whatsapp(phone, text):
    """`https://wa.me/6281…?text=…`, or "" without a number."""
    number = digits(phone)
    return f"https://wa.me/{number}?{urlencode({'text': text})}" if number else ""
