"""After a referral that came to nothing: nobody else is needed. Offering it again has a page of its own."""

from django.utils.translation import gettext_lazy as _

from referrals.actions import reoffering
from referrals.acts.act import Act, on_referral
from referrals.forms.acts import Why
from referrals.models import LIVE, Referral, State

NOT_OVER = [State.DRAFT, State.SUBMITTED, *LIVE, State.COLLECTED]


def _waits(standing):
    return (
        standing.referral.state not in NOT_OVER
        and Referral.objects.to_reoffer().filter(pk=standing.referral.pk).exists()
    )


ACTS = [
    Act(
        "no-reoffer", _("No other partner is needed"), _("Is no other partner needed?"), _("%(number)s needs no other partner."),
        _waits, on_referral(reoffering.not_needed), Why, _("The referral leaves your list; your reason stays with it."),
        rare=True,
    ),
]  # fmt: skip
