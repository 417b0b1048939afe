"""The partner's door: made at sending, replaced when it got lost, entered with a name and the contact's PIN."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from referrals import grouping, telling, undone
from referrals.models import Link
from referrals.refusals import Locked, NoPin, Over, WrongPin, moment, required
from rptc import audit, notices
from rptc.flow import NotAllowed
from rptc.lib.actor import Actor
from rptc.notices.models import Notice

TRIES = 5


@transaction.atomic
def make(referral, contact, *, by, at=None):
    """The link of a referral for one contact of its partner, made once; returns it."""
    _may(by, "referrals.write")
    if contact.partner_id != referral.partner_id:
        raise ValueError("a contact of another partner")
    link, made = Link.objects.get_or_create(
        referral=referral, contact=contact, defaults={"made_at": moment(at)}
    )
    if made:
        audit.record("link-made", referral, by=by, contact=contact.code)
    return link


@transaction.atomic
def replace(link, *, by, at=None):
    """A new address: every old copy dies, and the lock opens. Returns the link and queues it for sending again."""
    at = moment(at)
    _may(by, "referrals.write")
    if link.phase(at) != "live":
        raise Over()
    fresh = {"version": F("version") + 1, "wrong_pins": 0, "locked_at": None, "opened_in_whatsapp_at": None}
    Link.objects.filter(pk=link.pk).update(**fresh)
    link.refresh_from_db()
    telling.forget(link.referral, "link-locked")
    telling.partner(link.referral, "link-replaced", f"{link.pk}:{link.version}", contact=link.contact, now=at)
    audit.record("link-replaced", link.referral, by=by, contact=link.contact.code, version=link.version)
    return link


def enter(link, *, name, pin, at=None):
    """The Actor behind a link, after the contact's PIN; raises WrongPin, Locked (after five), Over.

    Wrong tries are counted in a transaction of their own, under the link's lock, so that a hundred guesses at once
    are five guesses. Do not call it inside a transaction that is rolled back on a refusal.
    """
    at, name = moment(at), required(name, _("Write your name."))
    with transaction.atomic():
        link = (
            Link.objects.select_for_update(of=("self",))
            .select_related("contact", "referral__episode")
            .get(pk=link.pk)
        )
        refusal = _refusal(link, pin, at)
    if refusal:
        raise refusal
    return Actor.contact(link.contact, name)


@transaction.atomic
def told(link, *, by, at=None):
    """Somebody opened the message in WhatsApp: what waited for this contact is done, for all of a group, since one
    message holds the door of all. Returns how many lines."""
    at = moment(at)
    _may(by, "referrals.write")
    behind = grouping.beside(link.referral)
    doors = Link.objects.select_for_update(of=("self",)).filter(contact=link.contact, referral__in=behind)
    doors = [door.pk for door in doors.order_by("pk")]  # before the lines, as a partner's act does
    waiting = Notice.objects.addressed_to([f"contact:{link.contact_id}"]).filter(
        about_kind="referral",
        about_code__in=behind.values("code"),
        channel=Notice.Channel.WHATSAPP,
        state="queued",
    )
    lines = [notice for notice in waiting if notices.done(notice, by=by, at=at)]
    for member in behind:
        undone.carried(member, link.contact, at)
    Link.objects.filter(pk__in=doors).update(opened_in_whatsapp_at=at)
    audit.record("link-opened-in-whatsapp", link.referral, by=by, contact=link.contact.code)
    return len(lines)


def loaded(link, user_agent):
    """The page was fetched, perhaps by a preview: a line in the log, and nothing else."""
    Link.objects.filter(pk=link.pk).update(loaded_at=moment(None))
    audit.read("link-loaded", link.referral, by=Actor.public(), agent=user_agent[:80])


def _refusal(link, pin, at):
    if link.phase(at) != "live":
        return Over()
    if link.locked_at:
        return Locked()
    if not link.contact.pin_hash:
        return NoPin()
    if link.contact.knows(pin):
        Link.objects.filter(pk=link.pk).update(wrong_pins=0)
        telling.forget(link.referral, "link-replaced", now=at, to__contains=[f"contact:{link.contact_id}"])
        return None
    return _count(link, at)


def _count(link, at):
    wrong = link.wrong_pins + 1
    Link.objects.filter(pk=link.pk).update(
        wrong_pins=F("wrong_pins") + 1, locked_at=at if wrong >= TRIES else None
    )
    audit.record("link-wrong-pin", link.referral, by=Actor.public(), contact=link.contact.code)
    if wrong < TRIES:
        return WrongPin(TRIES - wrong)
    telling.worker(link.referral, "link-locked", f"{link.pk}:{link.version}", now=at, urgent=True)
    return Locked()


def _may(by, permission):
    if not by.may(permission):
        raise NotAllowed(permission)
