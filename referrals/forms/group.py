"""Referring several clients together: what they have in common."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners import lists
from partners.models import Partner, status_of
from referrals import gate, grouping, sharing
from referrals.forms.acts import AREA
from referrals.forms.draft import usual_days
from referrals.models import Referral
from rptc.ui.forms import House


class Common(House, forms.Form):
    """What all have in common. The clients stay ticked; who does not fit is named, and one reason serves for all."""

    clients = forms.MultipleChoiceField(label=_("Clients"), widget=forms.CheckboxSelectMultiple)
    partner = forms.ModelChoiceField(
        Partner.objects.none(), to_field_name="code", label=_("Partner"), empty_label=_("Choose …"),
        help_text=_("The status of its document stands behind the name."),
    )  # fmt: skip
    service = forms.ChoiceField(
        label=_("Service needed"), choices=[("", _("Choose …")), *lists.SERVICES.choices()]
    )
    gate_reason = forms.CharField(
        label=_("Why this partner all the same"), max_length=500, required=False, widget=AREA
    )
    purpose = forms.CharField(
        label=_("What for"),
        widget=AREA,
        help_text=_("Each partner reads it after the PIN, if you tick it below."),
    )
    urgent = forms.BooleanField(label=_("Urgent: it cannot wait for the next working day"), required=False)
    collector = forms.ChoiceField(
        label=_("Who collects the clients afterwards"), choices=Referral.Collector.choices, widget=forms.RadioSelect,
        initial=Referral.Collector.RPTC,
    )  # fmt: skip
    serve_days = forms.IntegerField(
        label=_("Days of service"), required=False, min_value=1, max_value=730,
        widget=forms.NumberInput(attrs={"class": "r-w4", "inputmode": "numeric"}),
        help_text=_("Leave it empty for the limit in force."),
    )  # fmt: skip
    shared = forms.MultipleChoiceField(
        label=_("What the partner reads after the PIN"), choices=sharing.CHOICES, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("For every client; each draft can be changed afterwards."),
    )  # fmt: skip
    basis = forms.ChoiceField(
        label=_("Legal basis of what is shared"),
        choices=[("", _("Choose …")), *Referral.Basis.choices],
        required=False,
    )
    no_consent_reason = forms.CharField(
        label=_("Why there is no consent"), max_length=500, required=False, widget=AREA
    )

    missing = {
        "clients": _("Tick at least two clients."), "partner": _("Choose the partner."),
        "service": _("Choose the service that is needed."), "purpose": _("Write what the referrals are for."),
        "collector": _("Choose who collects."), "basis": _("Choose the legal basis of what you share."),
    }  # fmt: skip
    conditional = ("gate_reason", "basis", "no_consent_reason")

    def __init__(self, *args, episodes, names, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.episodes = {episode.code: episode for episode in episodes}
        self.names, self.misfits = names, []
        self.fields["clients"].choices = list(names.items())
        if not self.is_bound:  # asked only once somebody does not fit
            del self.fields["gate_reason"]
        self.fields["partner"].queryset = Partner.objects.visible_to(user).for_choice()
        self.fields["partner"].label_from_instance = lambda p: f"{p.name_for(user)} – {status_of(p).label}"

    def clean(self):
        data = super().clean()
        chosen = [self.episodes[code] for code in data.get("clients", [])]
        if "clients" in data and len(chosen) < 2:
            self.add_error("clients", self.missing["clients"])
        if data.get("shared") and not data.get("basis"):
            self.add_error("basis", self.missing["basis"])
        if data.get("partner") and chosen:
            self._days(chosen, data)
        if data.get("partner") and data.get("service"):
            self._fit(chosen, data)
        if not self.misfits:
            self.fields.pop("gate_reason", None)
        return data

    def _days(self, chosen, data):
        """Empty days are the limit in force, where it is the same for all."""
        if data.get("serve_days") or "serve_days" in self.errors:
            return
        usual = {usual_days(data["partner"], case) for case in chosen}
        data["serve_days"] = usual.pop() if len(usual) == 1 else None
        if data["serve_days"] is None:
            self.add_error("serve_days", _("Write the days: the limits differ, or none is in force."))

    def _fit(self, chosen, data):
        """The gate for each: (name, words); one reason is asked for all of them."""
        found = grouping.gate_of([(case, data["service"]) for case in chosen], data["partner"])
        self.misfits = [
            (self.names[case.code], [str(gate.WORDS[c]) for c in codes]) for case, codes in found if codes
        ]
        if self.misfits and not data.get("gate_reason", "").strip():
            self.add_error("gate_reason", _("Say why these clients all the same, or untick them."))

    def given(self):
        """The keywords of groups.start."""
        data = dict(self.cleaned_data)
        return data | {"episodes": [self.episodes[code] for code in data.pop("clients")]}
