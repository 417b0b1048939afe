"""One row of the screen at the truck: somebody in seven answers, of which one is asked for."""

import re
import secrets

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.intake.base import NOT_CHOSEN, Number
from clients.forms.intake.problem import Classes
from clients.models import Sex
from clients.outreach.seen import Seen
from rptc.files import store
from rptc.ui.fields import NameField
from rptc.ui.forms import House

FEW, MOST = 4, 20  # blank rows of a page, unless somebody asks for more
ALL = 60  # rows of one post, with those that came back with a fault
KEY = re.compile(r"r([0-9]{1,4})-key", re.ASCII)


class Row(House, forms.Form):
    """A row where nothing was written is no row. `key` names it, so that a second press adds nobody twice."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    name = NameField(label=_("Name or alias"), max_length=150, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[NOT_CHOSEN, *Sex.choices])
    age = Number(label=_("Age ±"), min_value=0, max_value=120, required=False)
    ppks_class = Classes(label=_("Class"), required=False)
    place = forms.CharField(label=_("Place found, if another"), max_length=200, required=False)
    things = Number(label=_("Belongings, pieces"), min_value=0, max_value=999, required=False)
    danger = forms.BooleanField(label=_("Danger"), required=False)
    photo = forms.FileField(
        label=_("Photo"), required=False, widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"})
    )  # fmt: skip

    conditional = (
        "name",
        "age",
        "ppks_class",
        "place",
        "things",
        "danger",
        "photo",
    )  # "optional" nine times is noise
    missing = {"sex": _("Choose the sex, or not known.")}

    def __init__(self, *args, classes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ppks_class"].offer(classes)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    @property
    def is_blank(self):
        """Whether nobody wrote into it."""
        return not any(self[name].data for name in self.fields if name != "key")

    @property
    def is_faulty(self):
        return self.is_bound and bool(self.errors)

    def seen(self):
        """What was seen, as the actions take it."""
        data = {
            name: self.cleaned_data[name] for name in ("name", "sex", "age", "ppks_class", "place", "danger")
        }
        return Seen(**data, things=self.cleaned_data["things"] or 0)

    def taken(self, by):
        """The photo, kept; None without one. A wrong file becomes an error of the row and raises store.Refused."""
        if not self.cleaned_data.get("photo"):
            return None
        try:
            return store.photo(self.cleaned_data["photo"], by=by)
        except store.Refused as refused:
            self.add_error("photo", str(refused))
            raise


class Look(Row):
    """One line looked at again. Its name is told to the draft only while nobody saved the identity there."""

    reason = forms.CharField(
        label=_("Why is this corrected?"), max_length=500, help_text=_("The hand-over was signed. The reason is kept."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    missing = Row.missing | {"reason": _("Say why this is corrected.")}

    def __init__(self, *args, signed, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["photo"], self.fields["key"]
        if not signed:
            del self.fields["reason"]


def blank(n, classes, start=0):
    """`n` rows with keys of their own, numbered from `start`."""
    return [
        Row(prefix=f"r{start + i}", classes=classes, initial={"key": secrets.token_urlsafe(9)})
        for i in range(n)
    ]


def posted(data, files, classes):
    """The rows that somebody wrote into, in their order."""
    numbers = sorted(int(found[1]) for name in data if (found := KEY.fullmatch(name)))[:ALL]
    rows = [Row(data, files, prefix=f"r{n}", classes=classes) for n in numbers]
    return [row for row in rows if not row.is_blank]


def free(rows):
    """The first number that no row of a page has."""
    return max((int(row.prefix[1:]) for row in rows), default=-1) + 1
