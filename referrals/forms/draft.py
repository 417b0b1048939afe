"""Writing a referral: the need, then what for, how long and who collects. The fields are the keywords of `drafting`."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners import lists
from referrals.forms.acts import AREA
from referrals.models import Referral
from rptc.sop.models import Limit, NoLimit
from rptc.ui.forms import House


class Need(House, forms.Form):
    """What the client needs; partners are suggested by it."""

    service = forms.ChoiceField(
        label=_("Service needed"), choices=[("", _("Choose …")), *lists.SERVICES.choices()]
    )

    missing = {"service": _("Choose the service that is needed.")}


class Rest(House, forms.Form):
    """Everything else, for `partner` (a Partner) and `episode`; empty days mean the limit in force."""

    purpose = forms.CharField(
        label=_("What for"),
        widget=AREA,
        help_text=_("The partner reads it after the PIN, if you tick it later."),
    )
    urgent = forms.BooleanField(label=_("Urgent: it cannot wait for the next working day"), required=False)
    collector = forms.ChoiceField(
        label=_("Who collects the client afterwards"), choices=Referral.Collector.choices, widget=forms.RadioSelect,
        initial=Referral.Collector.RPTC, help_text=_("Fixed when the referral is sent, and printed on the letter."),
    )  # fmt: skip
    serve_days = forms.IntegerField(
        label=_("Days of service"), required=False, min_value=1, max_value=730,
        widget=forms.NumberInput(attrs={"class": "r-w4", "inputmode": "numeric"}),
    )  # fmt: skip

    missing = {"purpose": _("Write what the referral is for."), "collector": _("Choose who collects.")}

    def __init__(self, *args, episode, partner, **kwargs):
        super().__init__(*args, **kwargs)
        self.usual = usual_days(partner, episode)
        words = _("Leave it empty for the limit in force for this partner: %(days)d days.")
        self["serve_days"].help_text = (
            words % {"days": self.usual} if self.usual else _("No limit is in force for this partner.")
        )
        self.fields["serve_days"].conditional = self.usual is None

    def clean(self):
        data = super().clean()
        if data.get("serve_days") is None and "serve_days" not in self.errors:
            data["serve_days"] = self.usual
            if self.usual is None:
                self.add_error("serve_days", _("Write the days: no limit is in force."))
        return data


class Changed(Rest):
    """The same for a draft, with its need; partner and sharing have pages of their own."""

    service = Need.base_fields["service"]
    field_order = ["service"]
    missing = Rest.missing | Need.missing


def usual_days(partner, episode):
    """The limit of service in force today for this kind of partner and class, in days; None when there is none."""
    narrow = {"partner_kind": partner.kind, "ppks_class": episode.ppks_class.code}
    try:
        return Limit.objects.in_force("referral_service", on=timezone.localdate(), **narrow).value
    except NoLimit:
        return None
