"""Telephone numbers as people here write them."""

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
