"""What a text must hold before it is kept: signs that are read, names that are known, names that a letter needs."""

import re

from django.utils.translation import gettext as _

from rptc.letters.names import known
from rptc.letters.runs import NAME, names_in
from rptc.lib.refused import Refused

BRACES = re.compile(r"\{\{|\}\}")


def names_used(body):
    return names_in(body)


def check(bodies, before):
    """`bodies` is {lang: text}, `before` {lang: the version it follows}. Raises Refused with the names that are wrong."""
    for lang, body in bodies.items():
        used, field = names_in(body), f"body_{lang}"
        _refuse(_("These names are not known: %(names)s."), [name for name in used if not known(name)], field)
        _refuse(
            _("These names are missing: %(names)s."),
            [n for n in before[lang].required if n not in used],
            field,
        )
        if BRACES.search(NAME.sub("", body)):
            raise Refused(
                _("Write a name between two braces on each side, for example {{ letter_date }}."), field
            )
    first, *others = [set(names_in(body)) for body in bodies.values()]
    for other in others:
        words = _("Both languages must hold the same names. Only in one of them: %(names)s.")
        _refuse(words, sorted(first ^ other), f"body_{list(bodies)[-1]}")


def _refuse(words, names, field):
    if names:
        raise Refused(words % {"names": ", ".join(names)}, field)
