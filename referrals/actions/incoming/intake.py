"""From an accepted referral to a case: an intake that already says what was told, or a case that runs already."""

from django.utils.translation import gettext as _

from clients.actions import drafts
from clients.actions import search as searches
from referrals.actions.incoming import prefill
from referrals.actions.locks import whole
from referrals.models import Incoming
from referrals.refusals import Refused, moment
from rptc import audit
from rptc.flow import NotAllowed, NotNow


@whole
def take_in(incoming, *, person=None, episode=None, emergency=False, by, at=None):
    """Begin the intake again after its draft was dropped, or join the case of somebody who turned out to be known.

    Without either, an unfinished draft is what one gets. Returns the Incoming.
    """
    at, row = moment(at), Incoming.objects.select_for_update(of=("self",)).get(pk=incoming.pk)
    if not by.may("referrals.write"):
        raise NotAllowed("take_in")
    if row.state != Incoming.State.ACCEPTED or row.case:
        raise NotNow("take_in", row.state)
    if person or episode or not unfinished(row):
        begin(row, person, episode, emergency, by=by, at=at)
        audit.record("incoming-taken-in", row, by=by, at=at)
    incoming.refresh_from_db()
    return incoming


def unfinished(incoming):
    """Whether its intake is being written."""
    return bool(incoming.draft and not (incoming.draft.submitted_at or incoming.draft.dropped_at))


def begin(incoming, person, episode, emergency, *, by, at):
    """With the row locked: join `episode`, or start a draft. A draft that stands is dropped where one may."""
    if episode and not episode.is_open:
        raise Refused(_("This case is closed. Open a new one first."))
    if unfinished(incoming) and drafts.may_drop(incoming.draft, by.user):
        drafts.drop(incoming.draft, reason=incoming.number, by=by, at=at)
    incoming.episode = episode
    if episode is None:
        incoming.draft = _draft(incoming, person, emergency and person is None, by, at)
    incoming.save(update_fields=["episode", "draft"])


def _draft(incoming, person, emergency, by, at):
    """A search stands before every registration, here too; then the sections that were told, as typed."""
    search = searches.ask(incoming.client.get("full_name") or incoming.client.get("alias"), by=by)
    told = prefill.sections(incoming, emergency=emergency, known=person is not None)
    return drafts.start(search, by=by, person=person, emergency=emergency, told=told, at=at)
