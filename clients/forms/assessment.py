"""One section of an instrument as a form, and the judgement of a result."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.questions import item
from clients.instruments.answers import asked, pruned, taken
from clients.instruments.faults import LONGEST_NOTE, faults
from rptc.ui.forms import House

CHILD_GROUPS = ("under5", "age6_11", "age12_17")
CHILD = 18  # years
WIDGETS = {
    "integer": lambda: forms.TextInput({"inputmode": "numeric", "class": "form-control r-w4"}),
    "decimal": lambda: forms.TextInput({"inputmode": "decimal", "class": "form-control r-w4"}),
    "date": lambda: forms.TextInput({"type": "date", "class": "form-control r-w16"}),
    "text": lambda: forms.Textarea({"rows": 3, "class": "form-control"}),
}


def is_child(person, answers):
    """Whether to speak as to a child: by the age answered or known; None when neither is."""
    age, group = person.age_on(), answers.get("age_group")
    if group in CHILD_GROUPS or (age is not None and age < CHILD):
        return True
    return None if age is None and group is None else False


class SectionForm(forms.Form):
    """The questions of `section` that `answers` ask for, filled with `data` or else with `answers`.

    `check` is "" (a draft: anything goes), "wrong" (what is there must be right) or "all" (nothing may miss).
    `answers` afterwards: what was given to this section, as it is kept.
    """

    use_required_attribute = False

    def __init__(self, definition, section, answers, *, person, data=None, check=""):
        self.definition, self.section, self.check = definition, section, check
        self.child = is_child(person, answers)
        others = {key: answer for key, answer in answers.items() if key not in section.keys}
        self.others, self.questions = others, asked(section, answers)
        super().__init__(self._filled(answers) if data is None else data, prefix="q")
        for question in self.questions:
            self._add(question)

    def clean(self):
        given = taken(self.questions, self.cleaned_data)
        whole = pruned(self.definition, self.others | given)
        self.answers = {key: answer for key, answer in whole.items() if key in self.section.keys}
        for fault in faults(self.definition, whole, [self.section]) if self.check else []:
            if self.check == "all" or not fault.missing:
                self.add_error(fault.question.key, fault.text)
        return self.cleaned_data

    @property
    def items(self):
        """What the page shows, in order."""
        return [item(self, question) for question in self.questions]

    def _add(self, question):
        if question.type in ("note", "photo"):
            return
        self.fields[question.key] = forms.Field(required=False, widget=self._widget(question))
        for choice in question.choices:
            if choice.specify:
                widget = forms.TextInput({"class": "form-control", "maxlength": LONGEST_NOTE * 2})
                self.fields[question.text_key(choice.value)] = forms.Field(required=False, widget=widget)

    def _widget(self, question):
        choices = [(choice.value, choice.label) for choice in question.choices]
        if question.chooses:
            return (forms.CheckboxSelectMultiple if question.many else forms.RadioSelect)(choices=choices)
        return WIDGETS[question.type]()

    def _filled(self, answers):
        return {
            f"q-{key}": answer if isinstance(answer, list) else str(answer) for key, answer in answers.items()
        }


class JudgeForm(House, forms.Form):
    """The worker's own judgement of a finished assessment."""

    missing = {"band": _("Choose how you judge the danger.")}
    conditional = ("reason",)

    band = forms.ChoiceField(label=_("Your judgement"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when you judge lower than the computed result."),
    )  # fmt: skip

    def __init__(self, assessment, *args, **kwargs):
        self.assessment = assessment
        super().__init__(*args, **kwargs)
        self.fields["band"].choices = [(b.code, b.label) for b in assessment.instrument.content.bands]

    def clean(self):
        given = super().clean()
        lower = "band" in given and self.assessment.is_lower(given["band"])
        if lower and not given.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why you judge lower than the computed result."))
        return given
