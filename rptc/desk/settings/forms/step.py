"""A step of a ladder: when it comes, who hears it, how."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rptc.desk.settings import words
from rptc.desk.settings.forms.dated import NUMBER, DatedForm
from rptc.notices.models import Notice
from rptc.sop.models import Rung
from rptc.ui.parts import Row

BOXES, OFFICES = forms.CheckboxSelectMultiple, ["unit_head", "administration"]
PARTNER = [
    "case_worker",
    "unit_head",
    "partner_contact",
    "partner_second_contact",
    "partner_head",
    "dinas_head",
]
LEFT_OUT = {
    "agreement_end": ["told", "repeats_every"], "event": ["side", "many", "offset_unit", "told", "repeats_every"],
}  # fmt: skip
SIDES = [("before", _("Before the promise")), ("on", _("On the day")), ("after", _("After the promise"))]


def hearers(clock):
    """Who can hear a step of this clock."""
    if clock == "agreement_end":
        return OFFICES
    if clock == "event":
        return ["duty_officer", "unit_head", "case_worker"]
    return [*PARTNER, "issue_owner"] if clock == "issue" else PARTNER


class StepForm(DatedForm):
    """`rung` is the row in force, or an unsaved one of the ladder that gets a new step."""

    label_id = forms.CharField(label=_("Words in Indonesian"), max_length=150)
    label_en = forms.CharField(label=_("Words in English"), max_length=150, required=False)
    side = forms.ChoiceField(label=_("When it comes"), choices=SIDES, widget=forms.RadioSelect)
    many = forms.IntegerField(label=_("How many days"), min_value=1, widget=forms.NumberInput(attrs=NUMBER))
    offset_unit = forms.ChoiceField(label=_("Unit"), choices=words.UNITS[1:], widget=forms.RadioSelect)
    repeats_every = forms.IntegerField(
        label=_("Repeat every how many days"),
        min_value=1,
        required=False,
        widget=forms.NumberInput(attrs=NUMBER),
    )
    audience = forms.MultipleChoiceField(label=_("Who has to act"), widget=BOXES)
    told = forms.MultipleChoiceField(label=_("Who is told as well"), widget=BOXES, required=False)
    channels = forms.MultipleChoiceField(label=_("How"), choices=Notice.Channel.choices, widget=BOXES)
    at_night = forms.BooleanField(label=_("May ring at night and on holidays"), required=False)
    needs_ack = forms.BooleanField(label=_("Somebody has to say that they have read it"), required=False)

    field_order = [
        "label_id", "label_en", "side", "many", "offset_unit", "repeats_every", "audience", "told", "channels", "at_night",
        "needs_ack", "valid_from", "decided_by", "note",
    ]  # fmt: skip
    shown_when = {"many": "side=before|after"}
    missing = {
        "label_id": _("Write what the step says."), "side": _("Choose when it comes."), "many": _("Write how many days."),
        "audience": _("Choose who hears it: a ladder that tells nobody is none."), "channels": _("Choose how they are told."),
        "offset_unit": _("Choose the unit."),
    }  # fmt: skip

    def __init__(self, *args, rung, **kwargs):
        self.rung = rung
        kwargs["initial"] = _now(rung) | {"seen": rung.pk}
        super().__init__(*args, **kwargs)
        who = [(name, words.WHO[name]) for name in hearers(rung.clock)]
        self.fields["audience"].choices = self.fields["told"].choices = who
        for name in LEFT_OUT.get(rung.clock, ()):
            del self.fields[name]

    def terms(self):
        terms = super().terms()
        side, many = terms.pop("side", "on"), terms.pop("many", None) or 0
        terms["offset"] = {"before": -many, "on": 0, "after": many}[side]
        terms["working_hours_only"] = not terms.pop("at_night")
        terms["label_en"] = terms["label_en"] or terms["label_id"]
        return {"offset_unit": "calendar_day", "told": [], "repeats_every": None} | terms

    def said(self, rung):
        """(label, words) of what a row says."""
        ring = (
            _("Also at night and on holidays")
            if not rung.working_hours_only
            else _("Monday to Friday 08.00–16.00")
        )
        told = words.people(rung.told) or _("Nobody")
        return [
            (_("When it comes"), words.when(rung)), (_("Who has to act"), words.people(rung.audience)),
            (_("Who is told as well"), told), (_("How"), words.channels(rung.channels)), (_("Rings"), ring),
        ]  # fmt: skip

    def answers(self):
        """What changes, old → new; everything of a new step."""
        return [*self._changes(), *self.dates()]

    def _changes(self):
        fields = {f.name for f in Rung._meta.concrete_fields}
        made = Rung(**{name: value for name, value in self.terms().items() if name in fields})
        old = dict(self.said(self.rung)) if self.rung.code else {}
        for label, new in self.said(made):
            if not old:
                yield Row(label, new)
            elif old[label] != new:
                yield Row(label, _("%(old)s → %(new)s") % {"old": old[label], "new": new})


def _now(rung):
    """What the row says, as the form asks it."""
    if not rung.code:
        return {"offset_unit": "calendar_day", "side": "after", "channels": ["in_app"]}
    kept = [
        "label_id",
        "label_en",
        "offset_unit",
        "repeats_every",
        "audience",
        "told",
        "channels",
        "needs_ack",
    ]
    side = "on" if not rung.offset else "before" if rung.offset < 0 else "after"
    return {name: getattr(rung, name) for name in kept} | {
        "side": side, "many": abs(rung.offset) or None, "at_night": not rung.working_hours_only,
    }  # fmt: skip
