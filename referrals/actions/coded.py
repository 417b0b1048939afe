"""A reason out of a coded list."""

from django.utils.translation import gettext as _

from referrals.refusals import Refused, required


def coded(codes, reason, note):
    """`reason` is one of `codes` (a CodedList); "other" needs a note."""
    if reason not in codes.rows():
        raise Refused(_("Choose a reason from the list."))
    if reason == "other":
        required(note, _("Say which reason."))
    return reason
