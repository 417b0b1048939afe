"""A file that is no register: told in a sentence."""

from clients.actions.refused import Refused


class Unread(Refused):
    """The file cannot be taken; its sentence says what to do."""
