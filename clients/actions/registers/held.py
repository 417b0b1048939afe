"""A register locked while it changes, in a state that lets it."""

from django.utils.translation import gettext as _

from clients.actions.refused import Refused
from clients.models import Register


def locked(register, *states):
    """Its row, locked until the transaction ends; Refused when it has left `states`."""
    row = Register.objects.select_for_update().defer("content").get(pk=register.pk)
    if row.state not in states:
        raise Refused(
            _("This register is not there any more: it is %(state)s.") % {"state": row.get_state_display()}
        )
    return row
