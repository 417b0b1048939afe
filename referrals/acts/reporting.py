"""What the partner reports, recorded by RPTC for it."""

from django.utils.translation import gettext_lazy as _

from referrals.actions import reports
from referrals.acts.act import Act, on_referral
from referrals.forms.report import BackFor, ProgressFor
from referrals.models import State

BY_CALL = _("Use this when the partner said so by phone, in person or on paper.")


def _there(standing):
    return standing.with_partner and standing.referral.episode.is_open


def _coming_back(standing):
    back = standing.with_partner or standing.referral.state == State.COLLECTED
    return back and standing.referral.episode.is_open


ACTS = [
    Act(
        "report", _("Record a progress report"), _("What does the partner report?"), _("The progress report is recorded."),
        _there, on_referral(reports.progress), ProgressFor, BY_CALL,
    ),
    Act(
        "back-report", _("Record the back-referral report"), _("What does the partner say of the service?"),
        _("The back-referral report is recorded."), _coming_back, on_referral(reports.back), BackFor, BY_CALL, rare=True,
    ),
]  # fmt: skip
