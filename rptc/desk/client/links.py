"""The parts of a client file as a row of links, each its own address."""

from django.urls import reverse
from django.utils.translation import gettext as _

from rptc.ui.parts import Link


def sub_links(person, here):
    """Links to the parts of `person`'s file; `here` is the part being read."""
    parts = {
        "summary": (_("Summary"), "desk:client-file"),
        "timeline": (_("Timeline"), "desk:client-timeline"),
        "plan": (_("Plan and needs"), "desk:client-plan"),
        "stay": (_("Stay"), "desk:client-stay"),
        "consents": (_("Consents"), "desk:client-consents"),
        "readers": (_("Who read it"), "desk:client-readers"),
    }
    return [
        Link(words, reverse(name, args=[person.code]), current=part == here)
        for part, (words, name) in parts.items()
    ]
