"""Texts with versions and the papers made from them. Others write `from rptc import letters`, then `letters.compose(…)`."""

from importlib import import_module

ACTIONS = ("approve", "cancel", "change", "compose", "missing", "number", "printed")


def __getattr__(name):
    """The actions on papers, fetched when the apps are loaded."""
    if name in ACTIONS:
        return getattr(import_module("rptc.letters.actions.papers"), name)
    raise AttributeError(name)
