"""What the section forms share: they know the draft they belong to, and offer words instead of rows."""

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from rptc.ui.forms import House

NONE = "none"  # "none of these": a real answer that excludes the others
NOT_CHOSEN = ("", _("Choose"))


class SectionForm(House, forms.Form):
    """`reading` is the draft being read (clients.intake.reading.Reading): what other sections say, and short lists."""

    def __init__(self, *args, reading, **kwargs):
        self.reading = reading
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, Several):
                field.exclusive = NONE if field.none else ""
            if isinstance(field, FromList):
                field.offer(getattr(reading, field.source))
            field.widget.attrs.setdefault("autocomplete", "off")


class FromList(forms.ChoiceField):
    """A row of a short table, by its code; `source` is the list of the reading that offers it."""

    def __init__(self, source, **kwargs):
        self.source, self.rows = source, {}
        super().__init__(**kwargs)

    def offer(self, rows):
        self.rows = {row.code: row for row in rows}
        self.choices = [NOT_CHOSEN, *self.rows.items()]

    def clean(self, value):
        return self.rows.get(super().clean(value))


class Several(forms.MultipleChoiceField):
    """Checkboxes; `none` adds the words of "none of these", which is an answer and cleans to an empty list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices=(), none="", **kwargs):
        self.none = none
        super().__init__(choices=[*choices, (NONE, none)] if none else choices, **kwargs)

    def clean(self, value):
        given = super().clean(value)
        return [choice for choice in given if choice != NONE]


class Words(forms.CharField):
    """A text of a few lines."""

    def __init__(self, rows=3, max_length=2000, **kwargs):
        super().__init__(max_length=max_length, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class Number(forms.IntegerField):
    """A small whole number, typed."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "class": "r-w4 r-tab"}))
        super().__init__(**kwargs)


class Phone(PhoneNumberField):
    """A telephone number that must be one; Indonesian unless it says otherwise."""

    def __init__(self, **kwargs):
        wrong = {"invalid": _("Write a telephone number, for example 0812-3456-7890.")}
        widget = forms.TextInput(attrs={"inputmode": "tel", "class": "r-w16 r-tab"})
        super().__init__(region="ID", widget=widget, error_messages=wrong, **kwargs)
