"""What is refused of a setting when somebody was faster."""

from django.utils.translation import gettext as _

from rptc.lib.refused import Refused


def changed_meanwhile():
    return Refused(_("Somebody changed this meanwhile. Look at it again."))
