"""What a line tells the intake that follows it: {section: {field: raw values}}. The worker reads and saves each section."""

from django.utils import timezone
from django.utils.translation import gettext as _

from clients import lists


def sections(operation, seen):
    """Arrival from the operation; identity, class and danger from what was seen."""
    told = {"arrival": _arrival(operation, seen), "identity": _identity(seen)}
    if seen.ppks_class:
        told["problem"] = {"ppks_class": [seen.ppks_class.code]}
    if seen.danger:
        told["condition"] = {"condition": [_("Danger seen in the street: ask what it is.")]}
    return told


def arrived(at):
    """A moment as the arrival section keeps it: Makassar time, to the minute."""
    return [f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"]


def _arrival(operation, seen):
    agencies = ", ".join(agency.label_id for agency in operation.agencies.all())
    raw = {
        "source": lists.OPERATIONS.rows()[operation.kind]["source"],
        "source_detail": f"{agencies or operation.get_kind_display()} ({operation.number})"[-200:],
        "source_document": operation.order_number or operation.number,
        "found_at": seen.place or operation.place,
        "found_district": operation.district.code if operation.district else "",
    }
    at = {"arrived_at": arrived(operation.handed_over_at)} if operation.handed_over_at else {}
    return {name: [value] for name, value in raw.items() if value} | at


def _identity(seen):
    age = {"age_unknown": ["on"]} if seen.age is None else {"estimated_age": [str(seen.age)]}
    return {"alias": [seen.name], "sex": [seen.sex]} | age
