"""Who stands in for the worker of the case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.actions import team
from referrals.forms.acts import ActForm


class Deputy(ActForm):
    """Anybody who works on cases, without the worker."""

    deputy = forms.ModelChoiceField(
        team.candidates(), to_field_name="code", label=_("Deputy"), empty_label=_("Choose somebody")
    )

    missing = {"deputy": _("Choose who stands in.")}

    def __init__(self, *args, standing, **kwargs):
        super().__init__(*args, standing=standing, **kwargs)
        self.fields["deputy"].queryset = team.candidates().exclude(
            pk=standing.referral.episode.case_worker_id
        )
