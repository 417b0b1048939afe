"""Signing in, and nothing else: rights come from roles (rptc.accounts.permissions), never from rows in a table."""

from allauth.account.auth_backends import AuthenticationBackend


class SignIn(AuthenticationBackend):
    """allauth's password check without Django's permission tables: no query for a right that is not held."""

    def has_perm(self, user_obj, perm, obj=None):
        return False

    def get_all_permissions(self, user_obj, obj=None):
        return set()
