"""Somebody beside the worker of the case, named from its referral."""

from django.utils.translation import gettext_lazy as _

from clients.actions import team
from referrals.actions import deputies
from referrals.acts.act import Act
from referrals.forms.deputy import Deputy


def _may(standing):
    return team.may_name(standing.referral.episode, standing.actor)


def _name(standing, *, by, deputy):
    return deputies.name(standing.referral.episode, deputy=deputy, by=by)


def _end(standing, *, by):
    return deputies.end(standing.referral.episode, by=by)


ACTS = [
    Act(
        "deputy", _("Name a deputy"), _("Who stands in for the worker of this case?"), _("The deputy is named and told."),
        _may, _name, Deputy, _("The deputy sees the case on the desk and hears what the worker hears."), rare=True,
    ),
    Act(
        "end-deputy", _("End the deputy's part"), _("Does nobody stand in any more?"), _("The case has no deputy any more."),
        lambda s: s.referral.episode.deputy_id and _may(s), _end, rare=True,
    ),
]  # fmt: skip
