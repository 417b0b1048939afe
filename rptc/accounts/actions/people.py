"""Accounts: invited by link, closed and opened again. Nobody signs up, nothing is deleted."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from rptc import audit
from rptc.accounts.models import Invitation, User
from rptc.lib.actor import Actor
from rptc.places.models import Unit

VALID_FOR = timedelta(days=7)
OUTSIDE = "partner_officer"  # belongs to no unit and joins through a partner only (partners.actions.member)


class Taken(ValueError):
    """The user name is in use."""


def digest(token):
    """What the database keeps of an invitation's token."""
    return hashlib.sha256(token.encode()).digest()


@transaction.atomic
def invite(*, username, full_name, role, by, email="", user=None):
    """Make an invitation valid for 7 days; returns it with its `token`, which is shown once and kept nowhere.

    Raises Taken when somebody has the user name. An older open invitation of that name is withdrawn.
    """
    username = username.strip().lower()
    if User.objects.filter(username__iexact=username).exists():
        raise Taken(username)
    now, token = timezone.now(), secrets.token_urlsafe(24)
    Invitation.objects.filter(username=username, used_at=None, withdrawn_at=None).update(withdrawn_at=now)
    made = Invitation.objects.create(
        token_hash=digest(token), username=username, full_name=full_name, role=role, email=email,
        made_by=by.user, expires_at=now + VALID_FOR,
    )  # fmt: skip
    made.token = token
    audit.record("account-invited", ("account", username, username), by=by, role=role)
    return made


def open_invitation(token, *, outside=False):
    """The invitation of a token while it can be used, or None: the unit's own, or with `outside` those of partners."""
    live = Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    found = live.filter(token_hash=digest(token)).first()
    return found if found and (found.role == OUTSIDE) == outside else None


@transaction.atomic
def join(invitation, *, password):
    """Make the account of an invitation, once; returns the user, or None when somebody was faster.

    The new account belongs to the inviter's unit; the first of all, made by a command, to the first unit; a partner's
    to none.
    """
    row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if row.used_at or row.withdrawn_at or User.objects.filter(username__iexact=row.username).exists():
        return None
    user = User.objects.create_user(
        row.username,
        row.email,
        password,
        full_name=row.full_name,
        role=row.role,
        unit=_unit(row),
    )
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    audit.record("account-opened", user, by=Actor.of(user), role=user.role)
    return user


def _unit(invitation):
    if invitation.role == OUTSIDE:
        return None
    return invitation.made_by.unit if invitation.made_by else Unit.objects.first()


@transaction.atomic
def close(user, *, by):
    """Close an account: sign-in is refused and its open sessions end at once. Closing twice changes nothing."""
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        return
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
    audit.record("account-closed", user, by=by)


@transaction.atomic
def reopen(user, *, by):
    """Open a closed account again; the password stays what it was. Opening twice changes nothing."""
    if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        return
    audit.record("account-reopened", user, by=by)
