"""Several clients to one partner: their drafts in one group, a member taken out, and an act on several at once."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.models import NumberSeries
from referrals import basis
from referrals.actions import drafting
from referrals.models import Referral, ReferralGroup, State
from referrals.refusals import Refused, moment, sentence
from rptc import audit
from rptc.flow import NotAllowed, NotNow

FEWEST = 2


@dataclass(frozen=True)
class Outcome:
    """What became of each: `done` are (member, result), `left` are (member, why not, in words)."""

    done: list
    left: list

    @property
    def members(self):
        return [member for member, _result in self.done]


@transaction.atomic
def start(*, episodes, partner, by, at=None, **common):
    """A draft for each open case, in a new group; `common` are the keywords of drafting.start. Returns (group, Outcome
    of episodes). Raises Refused when fewer than two clients remain."""
    at = moment(at)
    _may(by)
    number = NumberSeries.next("G", timezone.localdate(at).year)
    group = ReferralGroup.objects.create(number=number, partner=partner, worker=by.user, made_at=at)
    found = each(episodes, lambda case: _draft(case, group, partner=partner, by=by, at=at, **common))
    if len(found.done) < FEWEST:
        why = " ".join(dict.fromkeys(words for _case, words in found.left))
        raise Refused(_("A group needs two clients for whom a draft can be made. %(why)s") % {"why": why})
    audit.record("group-started", group, by=by, partner=partner.code, members=len(found.done))
    return group, found


@transaction.atomic
def remove(referral, *, by, at=None):
    """Take a draft out of its group: it goes on by itself. Returns the Referral."""
    moment(at)
    _may(by)
    row = Referral.objects.select_for_update(of=("self",)).select_related("group").get(pk=referral.pk)
    if row.state != State.DRAFT or row.group is None:
        raise NotNow("remove", row.state)
    audit.record("group-member-removed", row, by=by, group=row.group.number)
    row.group = None
    row.save(update_fields=["group"])
    referral.refresh_from_db()
    return referral


def each(things, act):
    """Do `act` to each in the order of their locks: whole or not at all for each, and nothing for any when it breaks.
    What is refused is left out, with its reason. Returns the Outcome."""
    found = Outcome([], [])
    with transaction.atomic():
        for thing in sorted(things, key=lambda one: one.pk):
            try:
                with transaction.atomic():
                    found.done.append((thing, act(thing)))
            except (Refused, NotNow, NotAllowed) as error:
                found.left.append((thing, sentence(error)))
    return found


def _draft(episode, group, **common):
    if episode.person.restricted:
        raise Refused(_("A restricted file is referred by itself."))
    consent = next(iter(basis.held(episode.person_id, group.partner)), None)
    own = {"consent": consent} if common.get("basis") == Referral.Basis.CONSENT else {}
    made = drafting.start(episode=episode, **common, **own)
    made.group = group
    made.save(update_fields=["group"])
    return made


def _may(by):
    if not by.may("referrals.write"):
        raise NotAllowed("group")
