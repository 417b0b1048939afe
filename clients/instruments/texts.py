"""Words of an instrument: its own bilingual texts, and the fixed words for sources and domains."""

from django.utils.translation import gettext_lazy as _

from rptc.lib.words import chosen

SOURCES = {
    "statement": _("Said by the client or somebody else"),
    "observation": _("Seen by the officer"),
    "both": _("Said or seen"),
}
DOMAINS = {
    "safety": _("Safety"),
    "bio": _("Body and health"),
    "psycho": _("Mind and feelings"),
    "social": _("Family and community"),
    "spiritual": _("Faith and meaning"),
    "legal": _("Identity and law"),
}


class Text:
    """{"id": …, "en": …} that prints in the reader's language; empty when there is none."""

    def __init__(self, texts=None):
        self.texts = texts or {}

    def __str__(self):
        return chosen(self.texts)

    def __bool__(self):
        return bool(self.texts)

    @property
    def complete(self):
        """Whether both languages say something."""
        return all(str(self.texts.get(language, "")).strip() for language in ("id", "en"))
