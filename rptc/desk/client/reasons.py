"""Who read a file, with the reason that somebody gave to open what is restricted."""

from dataclasses import replace

from clients.models import Opening
from clients.sensitive import PARTS
from rptc.desk import sentences


def told(events):
    """Timeline entries of readings; one statement for the reasons of all of them."""
    given = dict(
        Opening.objects.filter(
            pk__in=[e.data["opening"] for e in events if e.data.get("opening")]
        ).values_list("pk", "reason")
    )
    return [replace(sentences.entry(event), text=_text(event, given)) for event in events]


def _text(event, given):
    parts = ", ".join(str(PARTS[code].label) for code in event.data.get("parts", ()) if code in PARTS)
    return ": ".join(filter(None, [parts, given.get(event.data.get("opening"), "")]))
