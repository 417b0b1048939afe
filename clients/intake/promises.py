"""What happens after an intake, and by when: the dated limits, counted from the arrival (domain §4)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.models import Episode
from rptc.sop.models import Limit
from rptc.ui.due import due
from rptc.ui.parts import Task
from rptc.ui.templatetags.show import wita

CODES = ("initial_assessment", "identity_check", "family_tracing_first")


def file_of(person):
    """The address of the client file. The roof owns that page, so its name is not known here (docs/map.md)."""
    return f"/clients/{person.code}/"


def of(episode):
    """Tasks, the first to do first: a bed, the assessment, the identity check and the search for family."""
    limits = {row.code: row for row in Limit.objects.on(episode.arrival_date).filter(code__in=CODES)}
    tasks = [
        _task(code, limits[code], episode) for code in CODES if code in limits and _is_open(code, episode)
    ]
    if episode.tonight == Episode.Tonight.RPTC:
        tasks.insert(
            0, Task(_("Give a bed for tonight"), f"{reverse('clients:stay-admit')}?episode={episode.code}")
        )
    return tasks


def _is_open(code, episode):
    if code == "identity_check":
        return episode.person.identity_status != "civil_registry_verified"
    return code != "family_tracing_first" or not episode.person.relatives.exists()


def _task(code, limit, episode):
    start = code == "initial_assessment"
    href = reverse("clients:assessment-start", args=[episode.code]) if start else file_of(episode.person)
    moment = limit.due(episode.arrived_at)
    return Task(limit.label, href, due=due(moment), meta=_("By %(time)s") % {"time": wita(moment)})
