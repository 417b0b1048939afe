"""Who may open a view: one decorator, readable by tests and by the generated role page."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from rptc.lib.actor import Actor


def requires(*permissions):
    """Let a view run only for holders of any of `permissions`; others get 403. `request.actor` is set."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not any(request.user.has_perm(p) for p in permissions):
                raise PermissionDenied
            request.actor = Actor.of(request.user)
            return view(request, *args, **kwargs)

        guarded.permissions = permissions
        return guarded

    return decorate
