"""What can harm tonight, most urgent first: what to do always, its sensitive words only for who may read them."""

from django.utils.translation import gettext as _

from clients import sensitive

ORDER = {"immediate": 0, "high": 1, "medium": 2}


def sorted_(alerts):
    """Most urgent first, the newest of them first."""
    newest = sorted(alerts, key=lambda alert: alert.raised_at, reverse=True)
    return sorted(newest, key=lambda alert: ORDER[alert.severity])


def lines(alerts, reader):
    """The strip: all that is high or immediate."""
    return [line(alert, reader) for alert in sorted_(alerts) if alert.severity != "medium"]


def line(alert, reader):
    """ "Allergy: ask before medicine or food"; a warning that hides is called restricted."""
    return f"{name(alert, reader)}: {alert.instruction}"


def name(alert, reader):
    """The warning's name, as this reader may know it."""
    part = sensitive.OF_ALERT.get(alert.kind)
    hidden = part is not None and part.whole and not reader.opens(part.code)
    return _("Restricted warning") if hidden else str(alert)


def note(alert, reader):
    """The note on it, "" for whoever may not read it."""
    part = sensitive.OF_ALERT.get(alert.kind)
    return alert.note if part is None or reader.opens(part.code) else ""
