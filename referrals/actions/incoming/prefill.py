"""What was told to RPTC, as the answers of an intake: {section: {field: raw values}}. The worker reads and saves each."""

from django.utils.translation import gettext as _

SOURCES = {"hospital": "hospital", "police": "police", "other_region": "other_dinsos"}  # by kind of partner
OTHER = "other"


def sections(incoming, *, emergency, known):
    """Arrival for everybody; identity only for somebody new: a known file says it better. The emergency form has one
    section of its own."""
    made = {"arrival": _filled(_arrival(incoming))}
    if not known:
        made["identity"] = _filled(_identity(incoming.client))
    return {"emergency": _filled(_emergency(incoming))} | made if emergency else made


def _arrival(incoming):
    return {
        **_brought(incoming), "source_phone": incoming.contact_phone, "source_document": incoming.letter_number,
        "circumstances": _circumstances(incoming.client),
    }  # fmt: skip


def _brought(incoming):
    """Who brings; a partner whose name discloses a condition stands under its masked one."""
    kind = incoming.partner.kind if incoming.partner else ""
    said = _("%(name)s, %(office)s") % {"name": incoming.contact_name, "office": incoming.sender}
    return {"source": SOURCES.get(kind, OTHER), "source_detail": said[:200]}


def _circumstances(client):
    guardian = client.get("guardian") and _("Parent or guardian: %(who)s") % {"who": client["guardian"]}
    return "\n".join(filter(None, [client.get("known"), client.get("asked"), guardian]))[:2000]


def _identity(client):
    return {
        "full_name": client.get("full_name"), "alias": client.get("alias"), "sex": client.get("sex"),
        "estimated_age": client.get("age"),
    }  # fmt: skip


def _emergency(incoming):
    client = incoming.client
    return {
        "alias": client.get("alias") or client.get("full_name"), "sex": client.get("sex"), "estimated_age": client.get("age"),
        **_brought(incoming),
    }  # fmt: skip


def _filled(data):
    return {name: [str(value)] for name, value in data.items() if value not in (None, "")}
