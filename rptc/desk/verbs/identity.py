"""Words of the audit's verbs about who somebody is, over time."""

from django.utils.translation import gettext_lazy as _

IDENTITY = {
    "identity-opened": _("Identity opened"),
    "name-added": _("Another name recorded"),
    "name-retired": _("A name retired"),
    "identity-checked": _("State of the identity recorded"),
    "photo-added": _("New photo"),
    "photo-chosen": _("An earlier photo chosen again"),
    "old-photo-seen": _("An earlier photo seen"),
    "address-added": _("Address recorded"),
    "address-ended": _("Address ended"),
    "household-joined": _("Joined a household"),
    "household-left": _("Left a household"),
    "relative-linked": _("A relative is known as a client too"),
    "relative-unlinked": _("A relative is no longer linked to a client"),
    "suspicion-withdrawn": _("A possible duplicate taken off the list"),
    "files-compared": _("Compared with another file"),
    "duplicates-opened": _("List of possible duplicates opened"),
    "files-joined": _("Joined with another file of the same person"),
    "files-parted": _("Parted again from another file"),
    "two-people": _("Said to be another person than a file that is alike"),
    "two-people-reconsidered": _("Taken back that two files are two people"),
}
