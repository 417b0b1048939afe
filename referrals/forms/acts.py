"""What an act asks: the field names are the keywords of its action."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals import gate
from rptc.files import store
from rptc.ui.fields import MomentField
from rptc.ui.forms import House


def not_ahead(moment):
    """A moment that has passed."""
    if moment > timezone.now():
        raise ValidationError(_("This lies in the future. Give a time that has passed."))


AREA = forms.Textarea(attrs={"rows": 3})


class ActForm(House, forms.Form):
    """The questions of one act on the referral of `standing`; the plain one asks nothing but the confirmation."""

    def __init__(self, *args, standing, **kwargs):
        self.standing, self.referral = standing, standing.referral
        super().__init__(*args, **kwargs)

    def given(self, by):
        """The keywords of the action; an uploaded paper is kept first. Raises store.Refused."""
        data = dict(self.cleaned_data)
        if data.get("scan"):
            data["scan"] = store.scan(data["scan"], by=by)
        return data


class Why(ActForm):
    """A reason that others will ask for."""

    note = forms.CharField(label=_("Reason"), max_length=500, widget=AREA)

    missing = {"note": _("Say why.")}


class Note(ActForm):
    """A remark, if there is one."""

    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=AREA)


class Outcome(ActForm):
    """What came of the referral."""

    outcome = forms.CharField(label=_("What came of it"), max_length=500, widget=AREA)

    missing = {"outcome": _("Write what came of the referral.")}


class GateReason(ActForm):
    """Why this partner all the same; asked only when the gate finds something today."""

    gate_reason = forms.CharField(label=_("Why this partner all the same"), max_length=500, widget=AREA)

    missing = {"gate_reason": _("Say why this partner all the same.")}

    def __init__(self, *args, standing, **kwargs):
        kwargs["initial"] = {"gate_reason": standing.referral.gate_reason}
        super().__init__(*args, standing=standing, **kwargs)
        if standing.findings:
            against = [str(gate.WORDS[code]) for code in standing.findings]
            self["gate_reason"].help_text = ". ".join(against) + "."
        else:
            del self.fields["gate_reason"]


class Scanned(ActForm):
    """With the paper, where there is one."""

    scan = forms.FileField(
        label=_("Scan or photo of the paper"), required=False, help_text=_("PDF, JPEG or PNG, at most 15 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )  # fmt: skip


class ForPartner(Scanned):
    """RPTC says what the partner said: how, who, when; what was said on paper with its scan. Counted apart."""

    means = forms.ChoiceField(
        label=_("How did the partner say so?"), widget=forms.RadioSelect,
        choices=[("phone", _("By phone")), ("person", _("In person")), ("paper", _("On paper"))],
    )  # fmt: skip
    for_partner_note = forms.CharField(
        label=_("Who at the partner said so"),
        max_length=300,
        help_text=_("For example: Yusuf, head of care."),
    )
    at = MomentField(
        label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."),
        validators=[not_ahead],
    )  # fmt: skip

    missing = {
        "means": _("Choose how the partner said so."), "for_partner_note": _("Write who at the partner said so."),
        "scan": _("Add the scan or photo of the paper."),
    }  # fmt: skip
    field_order = ["reason", "note", "means", "for_partner_note", "scan", "at"]
    conditional = ("scan",)

    def clean(self):
        super().clean()
        if self.cleaned_data.get("means") == "paper" and not self.cleaned_data.get("scan"):
            self.add_error("scan", ForPartner.missing["scan"])
        return self.cleaned_data
