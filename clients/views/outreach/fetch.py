"""An operation or one of its lines, as somebody may see it; and words for what is refused."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from clients.models import Found, Operation
from rptc.flow import NotNow

WITH = ("district", "officer", "order_scan", "unit")


def operation(user, code):
    """A stranger's operation is 404."""
    rows = Operation.objects.visible_to(user).select_related(*WITH).prefetch_related("agencies")
    return get_object_or_404(rows, code=code)


def found(user, code):
    """A line with its draft; a draft about somebody whose file is restricted is 404 for whoever may not open it."""
    seen = Found.objects.filter(operation__in=Operation.objects.visible_to(user)).seen_by(user)
    with_them = seen.select_related(
        "operation__district", "draft__person", "draft__episode__person", "ppks_class"
    )
    return get_object_or_404(with_them.prefetch_related("operation__agencies"), code=code)


def sentence(error):
    """The words for a refusal or for a move that is no longer open."""
    if isinstance(error, NotNow):
        return _("That is no longer open: somebody was faster. Reload the page.")
    return error.sentence
