"""Writing a referral: to whom, for what, how long, who collects, what is shared."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners import lists
from partners.models import Partner, status_of
from referrals import gate, sharing
from referrals.forms.acts import AREA
from referrals.models import Referral
from rptc.sop.models import Limit, NoLimit
from rptc.ui.forms import House


class Draft(House, forms.Form):
    """The fields are the keywords of `drafting`. `episode` is whom it is for; empty days mean the limit in force."""

    partner = forms.ModelChoiceField(
        Partner.objects.none(), to_field_name="code", label=_("Partner"), empty_label=_("Choose …"),
        help_text=_("The status of its document stands behind the name."),
    )  # fmt: skip
    service = forms.ChoiceField(
        label=_("Service needed"), choices=[("", _("Choose …")), *lists.SERVICES.choices()]
    )
    purpose = forms.CharField(
        label=_("What for"),
        widget=AREA,
        help_text=_("The partner reads it after the PIN, if you tick it below."),
    )
    urgent = forms.BooleanField(label=_("Urgent: it cannot wait for the next working day"), required=False)
    collector = forms.ChoiceField(
        label=_("Who collects the client afterwards"), choices=Referral.Collector.choices, widget=forms.RadioSelect,
        initial=Referral.Collector.RPTC, help_text=_("Fixed when the referral is sent, and printed on the letter."),
    )  # fmt: skip
    serve_days = forms.IntegerField(
        label=_("Days of service"), required=False, min_value=1, max_value=730,
        widget=forms.NumberInput(attrs={"class": "r-w4", "inputmode": "numeric"}),
        help_text=_("Leave it empty for the limit in force for this kind of partner."),
    )  # fmt: skip
    shared = forms.MultipleChoiceField(
        label=_("What the partner reads after the PIN"), choices=sharing.CHOICES, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Tick only what is needed there. Nothing is ticked beforehand."),
    )  # fmt: skip

    missing = {
        "partner": _("Choose the partner."), "service": _("Choose the service that is needed."),
        "purpose": _("Write what the referral is for."), "collector": _("Choose who collects."),
    }  # fmt: skip

    def __init__(self, *args, episode, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.episode = episode
        self.fields["partner"].queryset = Partner.objects.visible_to(user).for_choice()
        self.fields["partner"].label_from_instance = lambda p: f"{p.name_for(user)} – {status_of(p).label}"

    def clean(self):
        data = super().clean()
        if data.get("partner") and data.get("serve_days") is None and "serve_days" not in self.errors:
            data["serve_days"] = usual_days(data["partner"], self.episode)
            if data["serve_days"] is None:
                self.add_error("serve_days", _("Write the days: no limit is in force."))
        return data

    def fit(self):
        """What speaks for and against the chosen partner, as far as partner and service are chosen."""
        partner = self.fields["partner"].queryset.filter(code=self.data.get("partner") or "").first()
        return Fit(partner, self.data.get("service", ""), self.episode) if partner else None


class Changed(Draft):
    """The same for a draft that exists: its partner stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["partner"]


class Fit:
    """The document status of a partner, what the gate finds there, and the usual days of service."""

    def __init__(self, partner, service, episode):
        self.partner, self.status = partner, status_of(partner)
        self.days = usual_days(partner, episode)
        codes = gate.findings(episode, partner, service)
        self.findings = [gate.WORDS[code] for code in codes if service or code in ("document", "capacity")]


def usual_days(partner, episode):
    """The limit of service in force today for this kind of partner and class, in days; None when there is none."""
    narrow = {"partner_kind": partner.kind, "ppks_class": episode.ppks_class.code}
    try:
        return Limit.objects.in_force("referral_service", on=timezone.localdate(), **narrow).value
    except NoLimit:
        return None
