"""Public ids: short, unguessable, readable over the phone."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0/o, 1/i/l


def code(length=12):
    """A random public id of `length` letters (12 letters hold 59 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
