"""Fields that must be found or kept without being readable (UU 27/2022; recipes for NIK).

`seal` is AES-GCM: version byte, nonce, text. `blind` is a keyed hash for exact look-up; `wildcards` are sixteen
keyed hashes of a NIK with one digit blanked, so that one wrong digit is still found.
"""

import hashlib
import hmac
import json
import os
from itertools import combinations

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models


def seal(text):
    """Encrypt `text` under the newest key; returns bytes."""
    version, key = next(iter(settings.FIELD_KEYS.items()))
    nonce = os.urandom(12)
    return bytes([version]) + nonce + AESGCM(key).encrypt(nonce, text.encode(), bytes([version]))


def unseal(data):
    """Decrypt what `seal` made; KeyError when its key is not configured."""
    data = bytes(data)
    key = settings.FIELD_KEYS[data[0]]
    return AESGCM(key).decrypt(data[1:13], data[13:], data[:1]).decode()


def _index_key(purpose):
    return hmac.digest(next(iter(settings.INDEX_KEYS.values())), purpose.encode(), "sha256")


def blind(text, purpose="nik"):
    """Sixteen bytes that are equal for equal texts and say nothing else."""
    return hmac.digest(_index_key(purpose), text.encode(), "sha256")[:16]


def wildcards(digits):
    """One signed 64-bit number for each digit of `digits` left out, in order."""
    key = _index_key("nik-wild")
    texts = (f"{digits[:i]}_{digits[i + 1 :]}" for i in range(len(digits)))
    return [
        int.from_bytes(hmac.digest(key, t.encode(), hashlib.sha256)[:8], "big", signed=True) for t in texts
    ]


def exchanged(digits):
    """The blind index of each text that `digits` becomes when two of them change places."""
    pairs = combinations(range(len(digits)), 2)
    return [blind(_exchange(digits, i, j)) for i, j in pairs if digits[i] != digits[j]]


def _exchange(text, i, j):
    return f"{text[:i]}{text[j]}{text[i + 1 : j]}{text[i]}{text[j + 1 :]}"


class SealedJSON(models.BinaryField):
    """A JSON value that is encrypted as a whole; never filtered by."""

    def from_db_value(self, value, expression, connection):
        return None if value is None else json.loads(unseal(value))

    def get_db_prep_value(self, value, connection, prepared=False):
        sealed = None if value is None else seal(json.dumps(value, ensure_ascii=False))
        return super().get_db_prep_value(sealed, connection, prepared)

    def to_python(self, value):
        return value

    def value_to_string(self, obj):
        return json.dumps(self.value_from_object(obj), ensure_ascii=False)


class SealedText(SealedJSON):
    """A text kept like SealedJSON."""
