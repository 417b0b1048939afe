"""Who stands behind the addresses of a notice, asked when it is delivered: people move, the row does not.

The outbox knows nobody. Whoever does says so in its AppConfig: `recipients.register("contact", fn)`, where `fn(id)`
returns [(name, e-mail)] of that address.
"""

INSIDE = ("user:", "role:")
_registry = {}


def register(kind, find):
    """Ask `find` for every address "kind:…"."""
    _registry[kind] = find


def of(notice):
    """[(name, e-mail)] of whom a mail is for, each once; [] where nobody has an address. With somebody outside among
    its addresses it is for them, and the people of the unit only stand beside it."""
    found = [person for address in outside(notice) or notice.to for person in _behind(address)]
    return list({email.lower(): (name, email) for name, email in found if email}.values())


def outside(notice):
    """The addresses of people or offices that have no account."""
    return [address for address in notice.to if not address.startswith(INSIDE)]


def is_outside(notice):
    """Whether its receiver is somebody outside."""
    return bool(outside(notice))


def carriers(notice):
    """The addresses of the unit's own people beside it."""
    return [address for address in notice.to if address.startswith(INSIDE)]


def _behind(address):
    kind, _colon, number = address.partition(":")
    return _registry[kind](number) if kind in _registry else []
