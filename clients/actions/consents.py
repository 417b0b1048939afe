"""Consents: recorded as given, withdrawn with a reason, never changed (UU 27/2022 ps. 20–26)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Consent, Person
from rptc import audit
from rptc.flow import NotAllowed


@transaction.atomic
def record(
    person,
    *,
    purpose=Consent.Purpose.SHARING,
    recipient="",
    recipient_label="",
    scope=(),
    given_by,
    giver_name,
    means,
    witness="",
    given_on=None,
    expires_on=None,
    scan=None,
    by,
):
    """Record a consent of a person's; returns it. `recipient` is the code of who may receive what `scope` names.

    `given_on` is a WITA date (default today), `scan` a StoredFile. Raises Refused: a day to come, no recipient or
    nothing named for a sharing, spoken without a witness, an end before the start, an empty name.
    """
    _may(by)
    _locked(person)
    made = Consent(
        person=person, purpose=purpose, recipient=recipient, recipient_label=recipient_label, scope=sorted(scope),
        given_by=given_by, giver_name=giver_name.strip(), means=means, witness=witness.strip(),
        given_on=given_on or timezone.localdate(), expires_on=expires_on, scan=scan, recorded_by=by.label,
    )  # fmt: skip
    _check(made)
    made.save()
    audit.record("consent-recorded", made, by=by, purpose=made.purpose, recipient=made.recipient)
    return made


@transaction.atomic
def withdraw(consent, *, reason, by, at=None):
    """Whoever gave it takes it back: all consents of the person for the same purpose and recipient end now; returns
    the consent. Withdrawing twice changes nothing."""
    _may(by)
    if not (reason or "").strip():
        raise Refused(_("Say why the consent is withdrawn."))
    _locked(consent.person)
    open_now = Consent.objects.same_sharing(consent).filter(withdrawn_at__isnull=True)
    ended = list(open_now)
    open_now.update(withdrawn_at=at or timezone.now(), withdrawn_by=by.label, withdrawn_reason=reason.strip())
    for one in ended:
        audit.record("consent-withdrawn", one, by=by, purpose=one.purpose, recipient=one.recipient)
    consent.refresh_from_db()
    return consent


def _may(by):
    if not by.may("clients.register"):
        raise NotAllowed("consent")


def _locked(person):
    """One after the other: what is recorded while another withdraws comes after it, and stands."""
    Person.objects.select_for_update().get(pk=person.pk)


def _check(made):
    sharing = made.purpose == Consent.Purpose.SHARING
    if sharing and not (made.recipient and made.scope):
        raise Refused(_("Choose for whom it is and what may be shared."))
    if made.given_on > timezone.localdate():
        raise Refused(_("This day lies in the future. Give the day it was given."))
    try:
        made.clean_fields(exclude=["scope"])
        made.validate_constraints()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
