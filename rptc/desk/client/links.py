"""The parts of a client file as a row of links, each its own address, always in this order."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from rptc.ui.parts import Link

PARTS = {
    "summary": (_("Summary"), "desk:client-file"),
    "timeline": (_("Timeline"), "desk:client-timeline"),
    "identity": (_("Identity"), "desk:client-identity"),
    "assessments": (_("Assessments"), "desk:client-assessments"),
    "plan": (_("Plan"), "desk:client-plan"),
    "stay": (_("Stay"), "desk:client-stay"),
    "referrals": (_("Referrals"), "desk:client-referrals"),
    "closure": (_("Closing"), "desk:client-closure"),
    "documents": (_("Documents"), "desk:client-documents"),
    "consents": (_("Consents"), "desk:client-consents"),
    "readers": (_("Who read it"), "desk:client-readers"),
}


def sub_links(person, here):
    """Links to the parts of `person`'s file that are there; `here` is the part being read."""
    found = ((part, words, address(person, name)) for part, (words, name) in PARTS.items())
    return [Link(str(words), href, current=part == here) for part, words, href in found if href]


def address(person, url_name):
    """Where a part is, or "" while it is not installed."""
    try:
        return reverse(url_name, args=[person.code])
    except NoReverseMatch:
        return ""
