"""What the page shows where an assessment is begun: the instrument that makes sense now, and the others."""

from django.http import Http404

from clients import offered
from clients.deadlines import Deadlines
from clients.models import Assessment, Instrument


def page(episode, wanted=None):
    """The context for the instrument `wanted` (a code), else for the one that makes sense now. Raises Http404."""
    known = {one.code: one for one in Instrument.objects.newest()}
    standing = list(Assessment.objects.standing().filter(episode=episode).listed())
    deadlines = Deadlines()
    due = deadlines.next(episode, standing)
    suggested, why = offered.now(episode, standing, due)
    code = wanted or suggested
    if code not in known:
        raise Http404
    instrument = known[code]
    begun = (
        episode.assessments.filter(finished_at__isnull=True, instrument__code=code)
        .select_related("changed_by")
        .first()
    )
    return {
        "instrument": instrument, "definition": instrument.content, "begun": begun, "suggested": code == suggested,
        "why": why if code == suggested else offered.usual(instrument),
        "due": due.by if due and due.instrument == code else None,
        "others": [(one, offered.usual(one)) for one in offered.order(known.values()) if one.code != code],
        "last": next((row for row in standing if row.instrument_code == code), None),
    }  # fmt: skip
