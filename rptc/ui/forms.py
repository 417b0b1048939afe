"""What every form of ours shares: no browser validation, our own sentences, crispy markup (H5, H6).

`class Intake(House, forms.Form)`; ModelForms likewise. A template writes `{{ form|crispy }}` inside its own
`<form method="post" novalidate class="r-form">`. Optional fields say so by themselves.
"""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from .sentences import sentences


class House:
    """Mix-in before forms.Form or forms.ModelForm.

    missing: {field: sentence} for an empty answer, where "Enter …" or "Choose …" with the label will not do.
    conditional: fields that another answer asks for; they are not marked optional.
    shown_when: {field: "other=value|value"}, "other=" for no answer, "other" for any. app.js hides such a
    field while nothing asks for it; the server drops its answer and its error, so it may be required.
    exclusive: {field: value} of a group of boxes, the "none of these" that unticks the others.
    """

    use_required_attribute = False
    missing = {}
    conditional = ()
    shown_when = {}
    exclusive = {}

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        for name, field in self.fields.items():
            field.error_messages |= sentences(field, self[name].label)
            if name in self.missing:
                field.error_messages["required"] = self.missing[name]
            field.conditional = name in self.conditional or name in self.shown_when
            field.shown_when = self.shown_when.get(name, "")
            field.exclusive = self.exclusive.get(name)

    def clean(self):
        """Answers to questions that were not asked are dropped (H1)."""
        super().clean()
        for name in self.shown_when:
            if name in self.fields and not self.asked(name):
                self.cleaned_data[name] = self.fields[name].to_python(None)
                self._errors.pop(name, None)
        return self.cleaned_data

    def refuse(self, refused):
        """Show what an action refused (a rptc.lib.refused.Refused), at the answer that it is about, else above the form."""
        field = refused.field
        self.add_error(field if field in self.fields else None, refused.sentence)

    def asked(self, name):
        """Whether the answers given ask for the field `name`."""
        other, equals, wanted = self.shown_when[name].partition("=")
        value = self.cleaned_data.get(other)
        given = {
            str(v)
            for v in (value if isinstance(value, (list, tuple, set)) else [value])
            if v not in (None, "") and v is not False  # an empty box is no answer
        }
        if not equals:
            return bool(given)
        return any(choice in given if choice else not given for choice in wanted.split("|"))


class Reason(House, forms.Form):
    """Why: the one question of most confirm pages."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
