"""A limit that follows, and a narrower one beside it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import LocalClass
from partners.models import Partner
from rptc.desk.settings import words
from rptc.desk.settings.forms.dated import NUMBER, DatedForm
from rptc.sop.models import Limit
from rptc.ui.parts import Row

ANY = ("", _("Everybody"))


class LimitForm(DatedForm):
    """How long, warned how long before, from when. `limit` is the row in force."""

    value = forms.IntegerField(label=_("How many"), widget=forms.NumberInput(attrs=NUMBER))
    unit = forms.ChoiceField(label=_("Unit"), choices=words.UNITS, widget=forms.RadioSelect)
    warn_before = forms.IntegerField(
        label=_("Warn how many before"), min_value=0, required=False, widget=forms.NumberInput(attrs=NUMBER)
    )
    doubtful = forms.BooleanField(label=_("Still in doubt: it warns and never blocks"), required=False)

    field_order = ["value", "unit", "warn_before", "doubtful", "valid_from", "decided_by", "note"]
    missing = {"value": _("Write how many."), "unit": _("Choose the unit.")}

    def __init__(self, *args, limit, **kwargs):
        self.limit = limit
        now = {name: getattr(limit, name) for name in ("value", "unit", "warn_before")}
        kwargs["initial"] = (
            now | {"doubtful": limit.certainty == "?", "seen": limit.pk} | kwargs.get("initial", {})
        )
        super().__init__(*args, **kwargs)
        if limit.unit == Limit.Unit.PERSON:
            self.fields["unit"].choices = [(Limit.Unit.PERSON, Limit.Unit.PERSON.label)]

    def terms(self):
        terms = super().terms()
        terms["certainty"] = "?" if terms.pop("doubtful") else ""
        return terms | {"warn_before": terms["warn_before"] or 0}

    def answers(self):
        """Old → new."""
        data = self.cleaned_data
        new, warn = words.amount(data["value"], data["unit"]), data["warn_before"] or 0
        turned = _("%(old)s → %(new)s")
        return [
            Row(self.limit.label, turned % {"old": words.limit(self.limit), "new": new}),
            Row(
                _("Warned before"),
                turned % {"old": words.warning(self.limit), "new": words.amount(warn, data["unit"])},
            ),
            *self.dates(),
        ]


class NarrowForm(LimitForm):
    """For whom the narrower limit is."""

    partner_kind = forms.ChoiceField(label=_("Kind of partner"), required=False)
    ppks_class = forms.ChoiceField(label=_("Class of clients"), required=False)
    urgency = forms.ChoiceField(
        label=_("Urgency"), required=False, choices=[ANY, *words.URGENCY.items()], widget=forms.RadioSelect
    )

    field_order = ["partner_kind", "ppks_class", "urgency", *LimitForm.field_order]
    conditional = ("partner_kind", "ppks_class", "urgency")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner_kind"].choices = [ANY, *Partner.Kind.choices]
        self.fields["ppks_class"].choices = [
            ANY,
            *((row.code, row.label) for row in LocalClass.objects.all()),
        ]

    def answers(self):
        row = Limit(**{name: self.cleaned_data[name] for name in ("partner_kind", "ppks_class", "urgency")})
        return [Row(_("For whom"), words.scopes([row])[None]), *super().answers()]
