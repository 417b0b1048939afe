"""What an act asks: the field names are the keywords of its action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals import gate
from rptc.files import store
from rptc.ui.fields import MomentField
from rptc.ui.forms import House

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
            self.fields["gate_reason"].help_text = ". ".join(against) + "."
        else:
            del self.fields["gate_reason"]


class Scanned(ActForm):
    """With the paper, where there is one."""

    scan = forms.FileField(
        label=_("Scan or photo of the paper"), required=False, help_text=_("PDF, JPEG or PNG, at most 15 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )  # fmt: skip


class ForPartner(Scanned):
    """RPTC says what the partner said: who and how, or the paper."""

    for_partner_note = forms.CharField(
        label=_("Who at the partner said so, and how"), max_length=300, required=False,
        help_text=_("For example: Yusuf, by phone. Or add the paper."),
    )  # fmt: skip
    at = MomentField(label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."))

    field_order = ["reason", "note", "for_partner_note", "scan", "at"]
    conditional = ("for_partner_note",)

    def clean(self):
        super().clean()
        if not self.cleaned_data.get("for_partner_note") and not self.cleaned_data.get("scan"):
            self.add_error(
                "for_partner_note", _("Write who at the partner said so and how, or add the paper.")
            )
        return self.cleaned_data
