"""Carrying out an act of a partner, the same behind a link and in an account."""

from django.db import transaction

from clients.actions.refused import Refused
from referrals.refusals import AlreadyConfirmed, AlreadyDecided, sentence
from rptc.files import store
from rptc.flow import NotAllowed, NotNow

PAST = (NotNow, NotAllowed, AlreadyConfirmed, AlreadyDecided)


class Settled(Exception):
    """Somebody was there first, or the referral has moved on; `words` say so, where there are any."""

    def __init__(self, words=""):
        self.words = words
        super().__init__(words)


class Mend(Exception):
    """Something has to be written otherwise; the form says what."""


def run(offer, standing, form, by):
    """Do what a valid form asks, as `by`; returns what was made. Raises Settled, Mend."""
    if not offer.open(standing):
        raise Settled()
    try:
        with transaction.atomic():
            return offer.run(standing.referral, by=by, **form.given(by))
    except PAST as error:
        raise Settled(sentence(error)) from error
    except (Refused, store.Refused) as error:
        form.add_error(None, error.sentence)
        raise Mend() from error
