"""A planned journey: when, who, what vehicle, which papers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.acts import ActForm
from rptc.ui.fields import MomentField


class Plan(ActForm):
    """The other side sees it on its link."""

    planned_for = MomentField(label=_("Departure"), help_text=_("Makassar time."))
    officer = forms.CharField(label=_("Who travels"), max_length=150)
    vehicle = forms.CharField(label=_("Vehicle"), max_length=100, required=False)
    papers = forms.CharField(
        label=_("Papers to bring"), max_length=250, required=False,
        help_text=_("For example: referral letter, letter of assignment, minutes."),
    )  # fmt: skip

    missing = {"planned_for": _("Say when the journey is."), "officer": _("Write who travels.")}

    def __init__(self, *args, standing, **kwargs):
        plan = standing.plan(standing.leg) if standing.leg else None
        named = (
            {name: getattr(plan, name) for name in ("planned_for", "officer", "vehicle", "papers")}
            if plan
            else {}
        )
        super().__init__(*args, standing=standing, initial=named, **kwargs)
