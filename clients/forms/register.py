"""The forms of a register: the file, the columns, one row."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.actions.team import candidates
from clients.registers import headings
from clients.registers.fields import LABELS
from rptc.ui.fields import DayField
from rptc.ui.forms import House


class Upload(House, forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("Register (.xlsx or .csv)"),
        help_text=_("At most 10 MB and 25,000 rows. Nothing is imported yet: you see every row first."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt", "class": "form-control"}),
        error_messages={"empty": _("This file is empty: choose it again.")},
    )
    missing = {"file": _("Choose the file.")}


class Head(House, forms.Form):
    """Where the headings stand."""

    sheet = forms.ChoiceField(label=_("Sheet"))
    row = forms.IntegerField(
        label=_("Row of the headings"), min_value=1, max_value=1_000_000, required=False,
        help_text=_("Leave it empty to have it found."), widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "r-w8"}),
    )  # fmt: skip

    def __init__(self, *args, register, **kwargs):
        about = register.about
        kwargs["initial"] = {"sheet": about["sheet"], "row": about["row"] or ""}
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(name, name or _("The file itself")) for name in about["sheets"]]


class Columns(House, forms.Form):
    """What each column tells, who gets the cases of nobody, and which old cases come in closed."""

    worker = forms.ModelChoiceField(
        queryset=None, label=_("Social worker where the register names none"), empty_label=_("Choose …"),
        to_field_name="username",
    )  # fmt: skip
    closed_before = DayField(
        label=_("Cases without a day of leaving come in closed when they arrived before"), required=False,
        help_text=_("Leave it empty, and they all come in as open cases."),
    )  # fmt: skip
    missing = {"worker": _("Choose a social worker.")}

    def __init__(self, *args, register, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = candidates().filter(unit=register.unit_id).order_by("full_name")
        choices = [("", _("Leave out")), *LABELS.items()]
        for at, title in enumerate(headings.named(register.about["titles"])):
            self.fields[f"column-{at}"] = forms.ChoiceField(
                label=title, choices=choices, required=False, initial=register.columns.get(str(at), "")
            )
            self.fields[f"column-{at}"].conditional = True
            self.fields[f"column-{at}"].widget.attrs["class"] = "form-select"
        self.order_fields([n for n in self.fields if n.startswith("column-")] + ["worker", "closed_before"])

    @property
    def columns(self):
        """{index: field} of the columns that tell something."""
        return {
            int(name.partition("-")[2]): field
            for name, field in self.cleaned_data.items()
            if name.startswith("column-") and field
        }


class Correct(House, forms.Form):
    """The texts of one row, as the columns are understood."""

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        texts = row.texts()
        for name in [n for n in LABELS if n in {*row.register.columns.values(), *row.given}]:
            widget = forms.Textarea if name in ("notes", "address") else forms.TextInput
            self.fields[name] = forms.CharField(
                label=LABELS[name], required=False, max_length=2000, initial=texts.get(name, ""),
                widget=widget(attrs={"class": "form-control"}),
            )  # fmt: skip
            self.fields[name].conditional = True


class Decide(House, forms.Form):
    """Who the row is about. `who` is a person's code, "new" or "twin"."""

    who = forms.ChoiceField(label=_("Who is it?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why is it not the same person?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One reason that can be checked, for example a scar or what the family says."),
    )  # fmt: skip
    shown_when = {"reason": "who=new"}
    missing = {"who": _("Choose who it is."), "reason": _("Enter why it is not the same person.")}

    def __init__(self, *args, row, hits, **kwargs):
        super().__init__(*args, **kwargs)
        people = [
            (hit.person.code, _("This is %(name)s") % {"name": hit.person.display_name}) for hit in hits
        ]
        twin = (
            [("twin", _("Another case of the person in row %(n)s") % {"n": row.twin_line})]
            if row.twin_line
            else []
        )
        self.fields["who"].choices = [*people, *twin, ("new", _("Somebody else: new client"))]
