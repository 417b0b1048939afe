"""The secrets of an installation: from the environment, or made once and kept in the data folder."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

NAMES = {"django": "SECRET_KEY", "field": "FIELD_KEYS", "index": "INDEX_KEYS"}


@dataclass(frozen=True)
class Secrets:
    """`django` signs; `field_keys` seal fields (version → key, newest first); `index_keys` make blind indexes."""

    django: str
    field_keys: dict
    index_keys: dict


def from_environment(env, folder, *, production, testing):
    """Read SECRET_KEY, FIELD_KEYS and INDEX_KEYS; outside production make and keep what is missing.

    Raises ImproperlyConfigured in production when one is missing: sealed data is lost with its key.
    """
    given = {name: env(variable, default="") for name, variable in NAMES.items()}
    missing = [NAMES[name] for name, text in given.items() if not text]
    if missing and production:
        raise ImproperlyConfigured(f"Production needs {', '.join(missing)}.")
    if missing:
        own = _fixed() if testing else _own(folder)
        given = {name: text or own[name] for name, text in given.items()}
    return Secrets(given["django"], _versions(given["field"]), _versions(given["index"]))


def _versions(text):
    pairs = (part.split(":", 1) for part in text.split(","))
    keys = {int(version): base64.b64decode(key) for version, key in pairs}
    if any(len(key) != 32 for key in keys.values()):
        raise ImproperlyConfigured("FIELD_KEYS and INDEX_KEYS hold 32 bytes each, as version:base64.")
    return keys


def _new():
    return f"1:{base64.b64encode(secrets.token_bytes(32)).decode()}"


def _fixed():
    key = f"1:{base64.b64encode(bytes(range(32))).decode()}"
    return {"django": "only-for-tests-" + "x" * 50, "field": key, "index": key}


def _own(folder):
    try:
        return _kept(Path(folder) / "keys.json")
    except PermissionError as error:
        raise ImproperlyConfigured(f"Cannot use {folder}: set RPTC_DATA to a folder of yours.") from error


def _kept(path):
    if path.exists():
        return json.loads(path.read_text())
    made = {"django": secrets.token_urlsafe(50), "field": _new(), "index": _new()}
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(made, file)
    return made
