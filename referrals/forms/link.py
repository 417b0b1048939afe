"""What a partner fills in: the fewest fields; behind a link then a name and the contact's own PIN. Who is signed in to an
account is known already (`signed`) and is asked for neither."""

from datetime import datetime

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from partners.forms.partner import PHONE_WRONG
from referrals import lists
from referrals.forms.acts import AREA
from rptc.files import store
from rptc.ui.fields import DayField, NameField
from rptc.ui.forms import House


class PinInput(forms.TextInput):
    """Never shows again what was typed."""

    def format_value(self, value):
        return None


class WithPin(House, forms.Form):
    """`before` are the questions of the act; name and PIN follow; `earlier` stands folded away."""

    name = NameField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    pin = forms.CharField(
        label=_("Your PIN"), help_text=_("Your own 6 digits, given by RPTC by phone or letter."),
        validators=[RegexValidator(r"^[0-9]{6}\Z", _("The PIN has 6 digits."))],
        widget=PinInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "6", "class": "r-code-input"}),
    )  # fmt: skip

    missing = {"name": _("Write your name."), "pin": _("Write your 6-digit PIN.")}
    before = ()
    earlier = ()

    def __init__(self, *args, standing, signed=False, **kwargs):
        self.standing, self.signed = standing, signed
        super().__init__(*args, **kwargs)
        if signed:
            del self.fields["name"], self.fields["pin"]

    def signature(self):
        """Bound fields that say who acts."""
        return [] if self.signed else [self["name"], self["pin"]]

    def questions(self):
        """Bound fields of the act itself."""
        return [self[name] for name in self.before]

    def more(self):
        """Bound fields behind "It happened earlier"."""
        return [self[name] for name in self.earlier]

    def given(self, by):
        """The keywords of the action."""
        return {name: self.cleaned_data[name] for name in self.before if name in self.cleaned_data}


class Answer(WithPin):
    """Yes, or no with one of six reasons; which of them is the button that was pressed."""

    reason = forms.ChoiceField(label=_("What is the reason?"), widget=forms.RadioSelect, required=False)
    note = forms.CharField(label=_("Which other reason"), max_length=500, required=False)

    missing = WithPin.missing | {"reason": _("Choose a reason.")}
    conditional = ("reason", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [code for code, row in lists.DECLINE.rows().items() if row["on_partner_page"] == "yes"]
        self.fields["reason"].choices = [pair for pair in lists.DECLINE.choices() if pair[0] in offered]

    @property
    def declines(self):
        return self.data.get("answer") == "decline"

    def clean(self):
        data = super().clean()
        if self.declines and not data.get("reason"):
            self.add_error("reason", self.missing["reason"])
        if not self.declines and data.get("reason"):
            self._ask_again()
        if self.declines and data.get("reason") == "other" and not data.get("note", "").strip():
            self.add_error("note", _("Say which reason."))
        return data

    def _ask_again(self):
        """The Enter key at a reason presses the first button, which accepts: the reason is taken back and asked for."""
        self.data = self.data.copy()
        del self.data["reason"]
        self.add_error(
            "reason", _("You chose a reason against it. Accept again, or choose again and refuse.")
        )

    def given(self, by):
        return (
            {"reason": self.cleaned_data["reason"], "note": self.cleaned_data["note"]}
            if self.declines
            else {}
        )


class Confirm(WithPin):
    """A half of a hand-over: now, or earlier; a photo of the minutes if there is one."""

    day = DayField(label=_("Date"), required=False)
    hour = forms.TimeField(
        label=_("Time"), required=False, input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "r-w16"}),
    )  # fmt: skip
    photo = forms.FileField(
        label=_("Photo of the minutes"), required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )  # fmt: skip

    earlier = ("day", "hour")
    conditional = ("day", "hour")

    def clean(self):
        data = super().clean()
        given = [name for name in self.earlier if data.get(name)]
        if len(given) == 1 and not any(name in self.errors for name in self.earlier):
            self.add_error("hour" if given == ["day"] else "day", _("Give both date and time, or neither."))
        return data

    def given(self, by):
        data, photo = self.cleaned_data, self.cleaned_data.get("photo")
        at = timezone.make_aware(datetime.combine(data["day"], data["hour"])) if data.get("day") else None
        return {"happened_at": at, "scan": store.photo(photo, by=by) if photo else None}


class Collect(Confirm):
    """Who took the client: the one who was announced, or somebody else by name."""

    collector = forms.ChoiceField(
        label=_("Who collects the client?"),
        widget=forms.RadioSelect,
        help_text=_("Compare the officer's card before you hand the client over."),
    )
    other = NameField(label=_("Name of the other person"), max_length=150)

    missing = WithPin.missing | {"collector": _("Choose who collects."), "other": _("Write who collects.")}
    shown_when = {"other": "collector=other"}
    before = ("collector", "other")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["collector"].choices = [("announced", self._announced()), ("other", _("Somebody else"))]

    def _announced(self):
        plan, referral = self.standing.plan("back"), self.standing.referral
        return _("%(who)s, as planned") % {"who": plan.officer} if plan else referral.get_collector_display()

    def given(self, by):
        data, plan = self.cleaned_data, self.standing.plan("back")
        announced = plan.officer if plan else str(self.standing.referral.get_collector_display())
        return super().given(by) | {"collected_by": data.get("other") or announced}


class Coded(WithPin):
    """A reason out of a list; "other" asks for words."""

    reason = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=AREA)

    missing = WithPin.missing | {"reason": _("Choose what happened.")}
    before = ("reason", "note")
    codes = lists.FAILURE

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = self.codes.choices()

    def clean(self):
        data = super().clean()
        if data.get("reason") == "other" and not data.get("note", "").strip():
            self.add_error("note", _("Say which reason."))
        return data


class MoreDays(Coded):
    """A request for more time."""

    reason = forms.ChoiceField(label=_("What is the reason?"), widget=forms.RadioSelect)
    days = forms.IntegerField(
        label=_("How many days more"), min_value=1, max_value=365,
        widget=forms.NumberInput(attrs={"class": "r-w4", "inputmode": "numeric"}),
    )  # fmt: skip

    missing = WithPin.missing | {
        "reason": _("Choose why more time is needed."),
        "days": _("Write how many days."),
    }
    before = ("days", "reason", "note")
    codes = lists.EXTENSION


class Lost(WithPin):
    """What is known, if anything."""

    note = forms.CharField(label=_("What is known"), max_length=500, required=False, widget=AREA)

    before = ("note",)


class Colleague(WithPin):
    """Who gets an account: whoever holds the link, or a colleague by name."""

    who = forms.ChoiceField(label=_("Who gets the account?"), widget=forms.RadioSelect)
    full_name = NameField(label=_("Full name of the colleague"), max_length=150)
    position = forms.CharField(label=_("Position"), max_length=100, required=False)
    phone = PhoneNumberField(
        label=_("WhatsApp number of the colleague"), error_messages={"invalid": PHONE_WRONG},
        help_text=_("For example 0812-3456-7890."),
    )  # fmt: skip

    missing = WithPin.missing | {"who": _("Choose who gets the account.")}
    before = ("who", "full_name", "position", "phone")
    shown_when = dict.fromkeys(("full_name", "position", "phone"), "who=colleague")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("me", _("I do")), ("colleague", _("A colleague"))]

    def given(self, by):
        return super().given(by) if self.cleaned_data["who"] == "colleague" else {}
