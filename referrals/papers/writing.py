"""A letter of a referral from its first words to its print: the record is read again at each step until it is frozen."""

from django.db import transaction

from referrals.papers import bell, kinds
from referrals.papers.filling import Reading
from rptc import letters
from rptc.letters.models import Letter


def reading(letter, referral, members):
    """The record as a letter needs it."""
    return Reading(kinds.of(letter), referral, members)


def current(letter, read):
    """The values of a draft with what the record says today; what a consent let in goes with the consent."""
    return letter.values | read.ended(letter.values.get("_shared", [])) | read.fixed


@transaction.atomic
def write(read, given, *, by):
    """A draft about the referral, or about its group where the letter is for all of them."""
    template, asks = read.template(), bell.answered_by(read.referral, read.kind.slug)
    about_it = {"_kind": read.kind.slug, "_notice": asks.code if asks else "", "_shared": read.shared}
    values = read.completed(template, read.known, given) | about_it
    return letters.compose(template.code, about=read.about, values=values, link=read.link, by=by)


@transaction.atomic
def change(letter, read, given, *, by):
    """Other answers; what the record says comes along."""
    values = read.completed(letter.template, current(letter, read), given) | {"_shared": read.shared}
    return letters.change(letter, values=values, link=read.link, by=by)


def approve(letter, read, *, number, day, nip, by):
    """The record is read a last time, then the letter is frozen."""
    values = read.ended(letter.values.get("_shared", [])) | read.fixed
    return letters.approve(letter, number=number, day=day, nip=nip, values=values, link=read.link, by=by)


@transaction.atomic
def printed(letter, *, by):
    """The paper is made: what asked for it is done."""
    made = letters.printed(letter, by=by)
    bell.printed(made, by=by)
    return made


def of_referral(referral, members):
    """Letters about the referral, and about its group where all members may be seen."""
    things = [referral, *([referral.group] if referral.group and members else [])]
    return Letter.objects.about(*things).select_related("template", "pdf")
