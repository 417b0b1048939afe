"""How a case ends: one form, whose questions follow from the exit type; and why it is turned back or opened again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients import exits, lists
from rptc.ui.fields import MomentField
from rptc.ui.forms import House

LONG = forms.Textarea(attrs={"rows": 3})
ITSELF = (exits.DECEASED, exits.ABSCONDED)  # these take the time of what happened


def _types(test):
    return "exit_type=" + "|".join(code for code in exits.ending() if test(code))


class Ask(House, forms.Form):
    """`stays`: whether the client is in the house now. `given()` are keywords of `closure.ask`."""

    exit_type = forms.ChoiceField(label=_("How the case ends"), widget=forms.RadioSelect)
    ended_at = MomentField(
        label=_("When the care ended"), required=False, help_text=_("Makassar time. Leave it empty for now.")
    )
    leaves = forms.BooleanField(label=_("The client leaves the house at that moment"), required=False)
    outcome = forms.CharField(
        label=_("Outcome"), max_length=500, widget=LONG, help_text=_("What was reached, what was not.")
    )
    summary = forms.CharField(
        label=_("Summary of the case"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What was done, by whom, and what the next person must know."),
    )  # fmt: skip
    aftercare = forms.ChoiceField(
        label=_("Does aftercare follow?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    no_aftercare_reason = forms.CharField(label=_("Why no aftercare"), max_length=300)
    early_reason = forms.CharField(
        label=_("Why before the limit of the search"), max_length=500, required=False,
        help_text=_("Only while the client is still missing and the days of the search are not over."),
    )  # fmt: skip

    missing = {
        "exit_type": _("Choose how the case ends."), "aftercare": _("Say whether aftercare follows."),
        "outcome": _("Write the outcome."), "summary": _("Write the summary of the case."),
    }  # fmt: skip
    shown_when = {
        "ended_at": _types(lambda code: code not in ITSELF), "aftercare": _types(exits.aftercare_due),
        "no_aftercare_reason": "aftercare=no", "early_reason": f"exit_type={exits.ABSCONDED}",
    } | {name: _types(lambda code, name=name: name in exits.asks(code)) for name in exits.WORDS}  # fmt: skip

    def __init__(self, *args, stays=False, **kwargs):
        self.base_fields = self.base_fields | {
            name: forms.CharField(label=words, max_length=500) for name, words in exits.WORDS.items()
        }
        super().__init__(*args, **kwargs)
        self.fields["exit_type"].choices = [(code, lists.EXITS.label(code)) for code in exits.ending()]
        if not stays:
            del self.fields["leaves"]
        self.order_fields(["exit_type", *exits.WORDS, "ended_at", "leaves"])

    def given(self):
        data = self.cleaned_data
        names = ("exit_type", "ended_at", "outcome", "summary", "no_aftercare_reason", "early_reason")
        given = {name: data[name] for name in names}
        extra = {name: data.get(name) or "" for name in exits.WORDS}
        return given | {
            "extra": extra,
            "leaves": bool(data.get("leaves")),
            "aftercare": data["aftercare"] != "no",
        }


def again(closure):
    """What a returned closure said, as the initial answers of the form."""
    follows = {True: "yes", False: "no"}[closure.aftercare]
    more = {"exit_type": closure.exit_type, "leaves": closure.leaves, "ended_at": closure.ended_at}
    return closure.told | more | {"aftercare": follows, "no_aftercare_reason": closure.no_aftercare_reason}
