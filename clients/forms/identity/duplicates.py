"""Two files that may be one person's: the suspicion, and the verdict of the unit head."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.identity.base import About, NumberField, Other, Why

SAME, TWO = "same", "two"
MINE, THEIRS = "mine", "theirs"


class Suspect(Other, Why):
    other = NumberField(
        label=_("Registration number of the other file"), required=False,
        help_text=_("For example K-2026-0398. Leave it empty when you do not know which file it is."),
    )  # fmt: skip

    field_order = ["other", "reason"]
    missing = {"reason": _("Say why this may be the same person.")}

    def clean_other(self):
        number = self.cleaned_data["other"]
        return self.client_of(number) if number else None


class Verdict(About):
    """One person or two, and why; of one, whose file goes on and whose value of each field that differs.

    `rows` are `side_by_side.Row`s; `goes_on` offers both files as (code, words).
    """

    verdict = forms.ChoiceField(
        label=_("Is it one person?"), widget=forms.RadioSelect,
        choices=[(SAME, _("Yes, one person: join the files")), (TWO, _("No, these are two people"))],
    )  # fmt: skip
    goes_on = forms.ChoiceField(label=_("Which file goes on"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("How one sees that"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One reason that can be checked, for example a scar or what the family says."),
    )  # fmt: skip

    missing = {
        "verdict": _("Choose whether it is one person."), "goes_on": _("Choose which file goes on."),
        "reason": _("Say how one sees that."),
    }  # fmt: skip

    def __init__(self, *args, rows, files, **kwargs):
        self.differing = {row.code: row for row in rows if row.differs}
        self.shown_when = dict.fromkeys(("goes_on", *self.differing), f"verdict={SAME}")
        super().__init__(*args, **kwargs)
        self.fields["goes_on"].choices = files
        self.initial.setdefault("goes_on", files[0][0])
        for code, row in self.differing.items():
            self.fields[code] = self._choice(row)
            self.initial.setdefault(code, MINE if row.mine else THEIRS)
        self.order_fields(["verdict", "goes_on", *self.differing, "reason"])

    def _choice(self, row):
        said = [(MINE, row.mine or _("nothing")), (THEIRS, row.theirs or _("nothing"))]
        field = forms.ChoiceField(label=row.label, choices=said, widget=forms.RadioSelect)
        field.conditional, field.shown_when, field.exclusive = True, f"verdict={SAME}", None
        field.error_messages["required"] = _("Choose which value stands.")
        return field

    def of_the_other(self, goes_on_first):
        """Codes of the fields whose value comes from the file that does not go on."""
        wanted = THEIRS if goes_on_first else MINE
        return [code for code in self.differing if self.cleaned_data[code] == wanted]
