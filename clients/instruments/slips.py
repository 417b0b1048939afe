"""What is wrong with a definition, and where: a sentence with its place, for whoever wrote the file."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Slip:
    """One fault. `path` leads through the file ("sections", 2, "questions", 5, "label"); empty for the whole of it."""

    path: tuple
    text: str

    def __str__(self):
        return f"{'.'.join(map(str, self.path))}: {self.text}" if self.path else self.text


class Invalid(ValueError):
    """A definition that may not be used; `slips` names every fault."""

    def __init__(self, slips):
        self.slips = [slip if isinstance(slip, Slip) else Slip((), slip) for slip in slips]
        super().__init__("; ".join(map(str, self.slips)))


def sentences(slips, data, lines=None):
    """The faults as sentences with their places; `lines` is {path: line of the file} where there is a file."""
    return [
        f"{place}: {slip.text}" if (place := _place(slip.path, data, lines or {})) else slip.text
        for slip in slips
    ]


def _place(path, data, lines):
    words, here = [], data
    for step in path:
        here = _inside(here, step)
        name = here.get("key") or here.get("code") or here.get("value") if isinstance(here, dict) else None
        if isinstance(step, int):
            words[-1:] = [
                f"{words[-1]} {name if isinstance(name, str) else step + 1}" if words else str(step + 1)
            ]
        else:
            words.append(_named(step))
    line = next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), None)
    where = ", ".join(words)
    return _("Line %(line)s (%(where)s)") % {"line": line, "where": where} if line and where else where


def _inside(here, step):
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def _named(step):
    names = {
        "sections": _("part"), "questions": _("question"), "choices": _("answer"), "bands": _("band"),
        "immediate_danger_rules": _("danger rule"), "flag_rules": _("rule of warnings"),
    }  # fmt: skip
    return names.get(step, step)
