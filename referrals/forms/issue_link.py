"""What a partner fills in to answer an issue: which one, and the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals import issue_asked
from referrals.forms.link import WithPin


class AnswerIssue(WithPin):
    """One question after the other; where only one waits it is chosen already."""

    issue = forms.ChoiceField(label=_("Which question"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Your answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )

    missing = WithPin.missing | {"issue": _("Choose a question."), "answer": _("Write your answer.")}
    before = ("issue", "answer")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = issue_asked.choices(self.standing.referral)
        self.fields["issue"].choices = offered
        self.fields["issue"].initial = offered[0][0] if len(offered) == 1 else None
