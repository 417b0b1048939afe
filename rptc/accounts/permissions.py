"""Role permissions as `rules` predicates, behind Django's own `user.has_perm`."""

import rules

from rptc.accounts.roles import PERMISSIONS


def holds(permission):
    """The predicate: an active, signed-in user whose role or delegation carries `permission`."""

    def check(user):
        return bool(user and user.is_authenticated and user.is_active and permission in user.permissions)

    return rules.predicate(check, name=f"holds {permission}")


def register():
    """Make every permission of roles.py known; called once when the app is ready."""
    for permission in PERMISSIONS:
        if not rules.perm_exists(permission):
            rules.add_perm(permission, holds(permission))
