"""Raising an issue, and what each act on it asks; the field names are the keywords of the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.actions import team
from partners.models import Partner
from referrals.forms.acts import AREA
from referrals.models import Issue, Side
from referrals.reading import partner_name
from rptc.ui.fields import DayField, MomentField, NameField
from rptc.ui.forms import House

RPTC, BY_NAME = "rptc", "name"


class WithWhom(House, forms.Form):
    """The first step: a partner of the registry, or an agency by its name."""

    partner = forms.ModelChoiceField(
        Partner.objects.none(), to_field_name="code", required=False, label=_("Partner"), empty_label=_("Not in the registry")
    )  # fmt: skip
    agency = NameField(label=_("Name of the agency"), max_length=150)

    missing = {"agency": _("Choose a partner, or write the name of the agency.")}
    shown_when = {"agency": "partner="}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = Partner.objects.visible_to(user).active().order_by("name")
        self.fields["partner"].label_from_instance = lambda partner: partner_name(partner, user)


class Owner(forms.Form):
    """Who answers: somebody of RPTC, a contact of the partner, or a name there; and until when."""

    answers = forms.ChoiceField(label=_("Who has to answer?"), widget=forms.RadioSelect)
    owner = forms.ModelChoiceField(
        team.candidates(),
        to_field_name="code",
        label=_("Who at RPTC answers"),
        empty_label=_("Choose somebody"),
    )
    owner_name = NameField(label=_("Name of who answers there"), max_length=150)
    due_on = DayField(
        label=_("Answer until"), required=False, help_text=_("Leave it empty for the usual time limit.")
    )

    def _offer(self, partner, sides):
        """The choices of `answers`: contacts, a name, RPTC, as far as `sides` go."""
        theirs = [(c.code, c.name) for c in partner.contacts.active()] if partner else []
        theirs.append(
            (BY_NAME, _("Somebody else there, by name") if theirs else _("Somebody there, by name"))
        )
        ours = [(RPTC, _("RPTC answers"))]
        self.partner = partner
        self.fields["answers"].choices = (theirs if Side.PARTNER in sides else []) + (
            ours if Side.RPTC in sides else []
        )

    def _owner(self):
        """{owner, owner_contact, owner_name} as chosen."""
        data, chosen = self.cleaned_data, self.cleaned_data.get("answers")
        contact = None
        if chosen and chosen not in (RPTC, BY_NAME):
            contact = self.partner.contacts.active().get(code=chosen)
        return {
            "owner": data.get("owner"),
            "owner_contact": contact,
            "owner_name": data.get("owner_name", ""),
        }


class Raise(House, Owner):
    """Question or dispute, in a sentence and in full; who answers, until when."""

    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect, choices=Issue.Kind.choices)
    title = forms.CharField(
        label=_("In one sentence"), max_length=150,
        help_text=_("Without names or health: it stands in lists."),
    )  # fmt: skip
    body = forms.CharField(
        label=_("What happened and what is asked"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )

    field_order = ["kind", "title", "body", "answers", "owner", "owner_name", "due_on"]
    shown_when = {"owner": f"answers={RPTC}", "owner_name": f"answers={BY_NAME}"}
    missing = {
        "kind": _("Choose question or dispute."), "title": _("Write it in one sentence."),
        "body": _("Write what happened and what is asked."), "answers": _("Choose who has to answer."),
        "owner": _("Choose who answers for RPTC."), "owner_name": _("Write who answers there."),
    }  # fmt: skip

    def __init__(self, *args, partner, **kwargs):
        super().__init__(*args, **kwargs)
        self._offer(partner, [Side.PARTNER, Side.RPTC])

    def given(self):
        """The keywords of `issues.raise_`."""
        data = self.cleaned_data
        owed_by = Side.RPTC if data["answers"] == RPTC else Side.PARTNER
        said = {name: data[name] for name in ("kind", "title", "body", "due_on")}
        return said | self._owner() | {"owed_by": owed_by}


class IssueForm(House, forms.Form):
    """The questions of one act on `issue`."""

    def __init__(self, *args, issue, **kwargs):
        self.issue = issue
        super().__init__(*args, **kwargs)

    def given(self):
        return dict(self.cleaned_data)


class Reply(IssueForm):
    """The answer; for the other side also who gave it and how."""

    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    said_by = forms.CharField(
        label=_("Who answered, and how"), max_length=150, help_text=_("For example: Yusuf, by phone.")
    )
    at = MomentField(label=_("When"), required=False, help_text=_("Makassar time. Leave it empty for now."))

    missing = {"answer": _("Write the answer."), "said_by": _("Write who answered, and how.")}

    def __init__(self, *args, issue, **kwargs):
        super().__init__(*args, issue=issue, **kwargs)
        if issue.owed_by == Side.RPTC:
            del self.fields["said_by"]


class Why(IssueForm):
    """A reason that others will ask for."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=AREA)

    missing = {"reason": _("Say why.")}


class Again(IssueForm):
    """What is missing in the answer, and until when it is to come."""

    reason = forms.CharField(label=_("What is missing"), max_length=500, widget=AREA)
    due_on = DayField(
        label=_("Answer until"), required=False, help_text=_("Leave it empty for the usual time limit.")
    )

    missing = {"reason": _("Say what is missing.")}


class Outcome(IssueForm):
    """What came of it."""

    outcome = forms.CharField(label=_("What came of it"), max_length=500, widget=AREA)

    missing = {"outcome": _("Write what came of it.")}


class Reassign(House, Owner):
    """Somebody else on the same side, or another day, with a reason."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=AREA)

    field_order = ["answers", "owner", "owner_name", "due_on", "reason"]
    shown_when = {"owner": f"answers={RPTC}", "owner_name": f"answers={BY_NAME}"}
    missing = {
        "reason": _("Say why."),
        "owner": _("Choose who answers for RPTC."),
        "owner_name": _("Write who answers there."),
    }

    def __init__(self, *args, issue, **kwargs):
        super().__init__(*args, **kwargs)
        self._offer(issue.partner, [issue.owed_by])
        same = _("As now: %(who)s") % {"who": issue.owner_name}
        self.fields["answers"].choices = [("", same), *self.fields["answers"].choices]
        self.fields["answers"].required = False
        self.fields["due_on"].help_text = _("Leave it empty to keep the day.")

    def given(self):
        data = self.cleaned_data
        return self._owner() | {"due_on": data["due_on"], "reason": data["reason"]}
