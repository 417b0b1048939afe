"""Acts with a reason out of a coded list; "other" asks for words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals import lists
from referrals.forms.acts import AREA, ActForm, ForPartner
from rptc.ui.fields import MomentField


class Coded(forms.Form):
    """A reason and a remark."""

    reason = forms.ChoiceField(label=_("Reason"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=AREA)

    codes = lists.FAILURE

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = self.codes.choices()

    def clean(self):
        super().clean()
        if self.cleaned_data.get("reason") == "other" and not self.cleaned_data.get("note", "").strip():
            self.add_error("note", _("Say which reason."))
        return self.cleaned_data


class Decline(Coded, ForPartner):
    """The partner's no, said by RPTC for it."""

    codes = lists.DECLINE
    missing = ForPartner.missing | {"reason": _("Choose why the partner cannot.")}


class Fail(Coded, ActForm):
    """Why an accepted referral will not take place."""

    missing = {"reason": _("Choose why it will not take place.")}


class FailedAttempt(Coded, ActForm):
    """Somebody came, or should have, and it did not work."""

    happened_at = MomentField(
        label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now.")
    )

    missing = {"reason": _("Choose what went wrong.")}


class AskDays(Coded, ActForm):
    """A request for more time."""

    days = forms.IntegerField(
        label=_("How many days more"), min_value=1, max_value=365,
        widget=forms.NumberInput(attrs={"class": "r-w4", "inputmode": "numeric"}),
    )  # fmt: skip

    codes = lists.EXTENSION
    missing = {"reason": _("Choose why more time is needed."), "days": _("Write how many days.")}


class DecideDays(ActForm):
    """Yes or no to a request; a no needs a reason. `about` is the request that was read."""

    about = forms.IntegerField(widget=forms.HiddenInput)
    approve = forms.TypedChoiceField(
        label=_("Decision"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("Approve: service and collection move together")), ("no", _("Refuse"))],
    )  # fmt: skip
    note = forms.CharField(label=_("Why it is refused"), max_length=500, widget=AREA)

    missing = {"approve": _("Choose approve or refuse."), "note": _("Say why the extension is refused.")}
    shown_when = {"note": "approve=no"}

    def __init__(self, *args, standing, **kwargs):
        kwargs["initial"] = {"about": standing.extension.pk} if standing.extension else {}
        super().__init__(*args, standing=standing, **kwargs)

    def asked(self, name):
        """By the answer as typed: what was cleaned is a truth value."""
        return self.data.get(self.add_prefix("approve")) == "no"
