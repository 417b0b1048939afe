"""Telling the family."""

from django.utils.translation import gettext_lazy as _

from referrals import family
from referrals.actions.family import tell
from referrals.acts.act import Act, on_referral
from referrals.forms.family import TellFamily

ACTS = [
    Act(
        "tell-family", _("Tell the family"), _("Has the family been told?"), _("Recorded what the family was told."),
        lambda s: family.step(s.referral), on_referral(tell), TellFamily,
        _("Say that there is news and whom to call. A message names nobody."), rare=True,
    ),
]  # fmt: skip
