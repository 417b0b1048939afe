"""Lines from registers that were checked: rows to decide on, and what then only waits to be imported."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from clients.models import Register, RegisterRow
from rptc.desk.tasks.line import Line

MOST = 100


def checked(user):
    """A line for each checked register of the unit that this person may act on; one statement, for whoever may act at all."""
    waiting = RegisterRow.objects.waiting().filter(register=OuterRef("pk"))
    mine = Register.objects.visible_to(user).filter(state=Register.State.CHECKED)
    rows = mine.annotate(waiting=Exists(waiting)).order_by("made_at").values_list("code", "waiting")[:MOST]
    return [line for code, waits in rows if (line := _line(code, waits, user))]


def _line(code, waits, user):
    """Deciding is for whoever looks at likenesses, importing for whoever imports."""
    address = reverse("clients:register-page", args=[code])
    if waits:
        return Line(_("Decide on the rows of a register"), f"{address}?kind=waiting#rows")
    return (
        Line(_("Import the register that was checked"), address) if user.has_perm("clients.import") else None
    )
