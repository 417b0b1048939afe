"""The bed board as a file: every bed and who is in it, by number of day and the short name that stands on paper."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clients import board
from rptc import audit
from rptc.accounts.access import requires
from rptc.ui import export


@require_safe
@requires("clients.see_stays")
def download(request):
    """The houses as they are now. Whose file the reader may not open is initials there too."""
    lines = [line for house in board.board(request.user) for line in _lines(house)]
    audit.read("board-exported", ("board", "beds", ""), by=request.actor, rows=len(lines))
    return export.response(export.kind(request.GET.get("as", "")), "papan-kamar", _columns(), lines)


def _columns():
    titles = [_("House"), _("Room"), _("Bed"), _("Who"), _("Day of the stay"), _("State")]
    return [export.Column(title, lambda line, at=at: line[at]) for at, title in enumerate(titles)]


def _lines(house):
    """Beds in use or not to be used, free ones, and people without a bed."""
    for room in house.rooms:
        for cell in room.cells:
            yield _line(house, room.name, cell.bed.label, cell.sleeper, _why(cell))
        for bed in room.free:
            yield _line(house, room.name, bed.label, None, _("Free"))
    for sleeper in [*house.overflow, *house.away]:
        yield _line(house, "", "", sleeper, sleeper.place or sleeper.away)


def _line(house, room, bed, sleeper, state):
    return [
        house.facility.name,
        room,
        bed,
        sleeper.short if sleeper else "",
        sleeper.day if sleeper else None,
        state,
    ]


def _why(cell):
    """Where somebody in the bed is just now, or why an empty bed cannot be used."""
    return cell.sleeper.away if cell.sleeper else cell.states[0].get_kind_display()
