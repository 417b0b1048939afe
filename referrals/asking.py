"""What the sender of an incoming referral told of the person: kept sealed, read by the unit, and by the sender itself."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clients.models import Sex
from rptc.ui.parts import Row
from rptc.ui.templatetags.show import initials

WORDS = {
    "full_name": gettext_lazy("Full name"),
    "alias": gettext_lazy("Alias or nickname"),
    "sex": gettext_lazy("Sex"),
    "age": gettext_lazy("Age, perhaps estimated"),
    "guardian": gettext_lazy("Parent or guardian"),
    "known": gettext_lazy("What is known"),
    "asked": gettext_lazy("What is asked of RPTC"),
}


def told(answers):
    """What is kept of a form's answers: only what WORDS names, and only what was answered."""
    return {name: answers[name] for name in WORDS if answers.get(name) not in ("", None)}


def letters(client):
    """The initials that stand where a name may not."""
    return initials(client.get("full_name") or client.get("alias"))[:20]


def name(incoming):
    """What the person is called, for people of the unit."""
    return incoming.client.get("alias") or incoming.client.get("full_name") or incoming.initials


def somebody(incoming):
    """ "Male, ±9 years, initials A.": for lists, and for whoever may not read more."""
    sex, age = incoming.client.get("sex"), incoming.client.get("age")
    parts = [str(Sex(sex).label) if sex in Sex.values else ""]
    parts.append(_("±%(n)d years") % {"n": age} if age is not None else "")
    parts.append(_("initials %(letters)s") % {"letters": incoming.initials} if incoming.initials else "")
    return ", ".join(filter(None, parts))


def rows(incoming):
    """All that was told, as rows of a summary; an unanswered question is left out."""
    return [
        Row(words, _said(name, incoming.client[name]))
        for name, words in WORDS.items()
        if name in incoming.client
    ]


def _said(name, value):
    if name == "sex":
        return Sex(value).label
    return _("%(n)d years") % {"n": value} if name == "age" else value
