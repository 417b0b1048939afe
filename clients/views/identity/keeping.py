"""Adding to an identity, and ending what no longer holds: names, state, photo, address, household, family."""

from django.utils.translation import gettext_lazy as _

from clients.actions.identity import addresses, households, names, photos, statuses
from clients.forms.identity import facts, family
from clients.forms.identity import names as name_forms
from clients.models import Address, Membership, OtherName
from clients.views.identity.acting import Asked, adding, changing

name_add = adding(name_forms.NewName, names.add, Asked(
    _("Record another name"), _("The search finds the client by this name too."), _("Record the name"), _("The name is recorded."),
))  # fmt: skip
name_retire = changing(OtherName, name_forms.RetireName, names.retire, Asked(
    _("Retire a name"), _("It stays in the list, with your reason."), _("Retire the name"), _("The name is retired."),
))  # fmt: skip
name_correct = changing(OtherName, name_forms.CorrectName, names.correct, Asked(
    _("Correct a name"), _("The old writing stays in the list, marked as entered in error."), _("Correct the name"),
    _("The name is corrected."),
))  # fmt: skip
status_add = adding(facts.NewStatus, statuses.record, Asked(
    _("Record how far the identity is known"), _("What was known before stays in the list."), _("Record it"),
    _("The state of the identity is recorded."),
))  # fmt: skip
photo_add = adding(facts.NewPhoto, photos.add, Asked(
    _("Add a photo"), _("It becomes the current photo. Earlier ones stay, so that a parent may recognise them."),
    _("Add the photo"), _("The photo is recorded."),
))  # fmt: skip
address_add = adding(facts.NewAddress, addresses.add, Asked(
    _("Record an address"), _("Earlier addresses stay in the list."), _("Record the address"), _("The address is recorded."),
))  # fmt: skip
address_end = changing(Address, facts.EndAddress, addresses.end, Asked(
    _("End an address"), _("It stays in the list, with your reason."), _("End the address"), _("The address has ended."),
))  # fmt: skip
household_join = adding(family.JoinHousehold, households.join, Asked(
    _("Record who lives together"), _("Both clients then belong to one household."), _("Record it"),
    _("The household is recorded."),
))  # fmt: skip
household_leave = changing(Membership, family.LeaveHousehold, households.leave, Asked(
    _("Leave the household"), _("It stays in the list, with your reason."), _("Record it"), _("It is recorded."),
))  # fmt: skip
relative_link = adding(family.KnownRelative, lambda _person, **said: households.is_client(**said), Asked(
    _("A relative who is a client too"), _("Both files then lead to each other, for whoever may open them."), _("Record it"),
    _("It is recorded."),
))  # fmt: skip
