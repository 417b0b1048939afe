"""What a partner reports, behind its link and as RPTC writes it down for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals import lists
from referrals.forms.acts import AREA, ForPartner
from referrals.forms.link import WithPin
from rptc.files import store

NO_REASON = [("", _("Not said"))]
MISSING = {
    "result": _("Write how the client is."), "services": _("Write what was done."),
    "reason": _("Choose why the client comes back."),
}  # fmt: skip


def _words(label, required=False):
    return forms.CharField(label=label, max_length=2000, required=required, widget=AREA)


def named(form, data):
    """Another reason is named where the result is said."""
    if data.get("reason") == "other" and not (data.get("result") or "").strip():
        form.add_error("result", _("Say which reason."))
    return data


class Told(forms.Form):
    """What every report may say."""

    services = _words(_("What was done"))
    result = _words(_("How the client is"), required=True)
    advice = _words(_("What is recommended"))

    missing = MISSING


class ToldBack(Told):
    """The back-referral: why, what was done; the rest where there is something to say."""

    reason = forms.ChoiceField(
        label=_("Why the client comes back"), choices=lists.BACK.choices(), widget=forms.RadioSelect
    )
    services = _words(_("What was done"), required=True)
    result = _words(_("How the client is"))

    def clean(self):
        return named(self, super().clean())


class WithPhoto(WithPin):
    """A photo of the paper, if there is one."""

    photo = forms.FileField(
        label=_("Photo of the report"), required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )  # fmt: skip

    def given(self, by):
        data = super().given(by)
        photo = data.pop("photo", None)
        return data | {"scan": store.photo(photo, by=by) if photo else None}


class Progress(Told, WithPhoto):
    missing = WithPin.missing | MISSING
    before = ("services", "result", "advice", "photo")


class Back(ToldBack, WithPhoto):
    missing = WithPin.missing | MISSING
    before = ("reason", "services", "result", "advice", "photo")
    conditional = ("result",)


class Ready(WithPin):
    """Ready, and with it the back-referral where a reason is chosen: one press for both."""

    reason = forms.ChoiceField(
        label=_("Why the client comes back"), choices=NO_REASON + lists.BACK.choices(), required=False
    )
    services = _words(_("What was done"), required=True)
    result = _words(_("How the client is"))
    advice = _words(_("What is recommended"))

    missing = WithPin.missing | MISSING
    before = ("reason", "services", "result", "advice")
    shown_when = dict.fromkeys(["services", "result", "advice"], "reason")

    def clean(self):
        return named(self, super().clean())


class ProgressFor(Told, ForPartner):
    """RPTC writes down what the partner reports."""

    missing = ForPartner.missing | MISSING
    field_order = ["services", "result", "advice", "means", "for_partner_note", "scan", "at"]


class BackFor(ToldBack, ForPartner):
    missing = ForPartner.missing | MISSING
    field_order = ["reason", "services", "result", "advice", "means", "for_partner_note", "scan", "at"]
    conditional = ("scan", "result")
