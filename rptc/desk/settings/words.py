"""How settings are said: for whom a limit is, who hears a step, when it comes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clients.models import LocalClass
from partners.models import Partner
from referrals.models import Clock, Side
from rptc.notices.models import Notice
from rptc.sop.models import Limit

APPLIES = {
    "case": gettext_lazy("Cases"), "referral": gettext_lazy("Referrals"), "issue": gettext_lazy("Issues between agencies"),
    "need": gettext_lazy("Needs"), "commitment": gettext_lazy("Commitments of parents"),
    "complaint": gettext_lazy("Complaints"), "data_breach": gettext_lazy("Data protection"),
    "data_request": gettext_lazy("Data protection"), "agreement": gettext_lazy("Partnership documents"),
    "unit": gettext_lazy("The unit"), "facility": gettext_lazy("The house"),
}  # fmt: skip
CLOCKS = {
    **dict(Clock.choices), "issue": gettext_lazy("Issue between agencies"),
    "agreement_end": gettext_lazy("End of a partnership document"), "event": gettext_lazy("Immediate danger"),
}  # fmt: skip
WHO = {
    "case_worker": gettext_lazy("Social worker and deputy"), "unit_head": gettext_lazy("Unit head"),
    "duty_officer": gettext_lazy("Whoever is on duty"), "administration": gettext_lazy("Administration"),
    "dinas_head": gettext_lazy("Head of the social office"), "partner_head": gettext_lazy("Head of the partner"),
    "partner_contact": gettext_lazy("Partner's contact"),
    "partner_second_contact": gettext_lazy("Partner's second contact"), "issue_owner": gettext_lazy("Owner of the issue"),
}  # fmt: skip
URGENCY = {"urgent": gettext_lazy("Urgent")}


def amount(value, unit):
    """ "3 working days"."""
    words = {
        "hour": ngettext("%(n)d hour", "%(n)d hours", value),
        "calendar_day": ngettext("%(n)d day", "%(n)d days", value),
        "working_day": ngettext("%(n)d working day", "%(n)d working days", value),
        "person": ngettext("%(n)d person", "%(n)d people", value),
    }
    return words[unit] % {"n": value}


def limit(row):
    return amount(row.value, row.unit)


def warning(row):
    return amount(row.warn_before, row.unit) if row.warn_before else _("None")


def scopes(rows):
    """{pk: for whom}, with one statement for the names of classes."""
    classes = (
        {row.code: row.label for row in LocalClass.objects.all()} if any(r.ppks_class for r in rows) else {}
    )
    return {row.pk: _scope(row, classes) for row in rows}


def _scope(row, classes):
    kinds = dict(Partner.Kind.choices)
    parts = [kinds.get(row.partner_kind), classes.get(row.ppks_class), URGENCY.get(row.urgency)]
    return ", ".join(str(part) for part in parts if part) or _("Everybody")


def when(rung):
    """ "3 days before", "On the day", "7 days after, then every 7 days"."""
    many = amount(abs(rung.offset), rung.offset_unit)
    words = _("On the day")
    if rung.offset:
        words = (_("%(many)s before") if rung.offset < 0 else _("%(many)s after")) % {"many": many}
    if rung.repeats_every:
        every = amount(rung.repeats_every, "calendar_day")
        words = _("%(when)s, then every %(every)s") % {"when": words, "every": every}
    return words


def people(names):
    return ", ".join(str(WHO.get(name, name)) for name in names)


def channels(names):
    return ", ".join(str(Notice.Channel(name).label) for name in names)


def ladder(clock, owed_by):
    """ "Collection: RPTC owes"."""
    owes = _("RPTC owes") if owed_by == Side.RPTC else _("The partner owes")
    return (
        f"{CLOCKS.get(clock, clock)}: {owes}"
        if clock in {*Clock.values, "issue"}
        else str(CLOCKS.get(clock, clock))
    )


UNITS = [choice for choice in Limit.Unit.choices if choice[0] != Limit.Unit.PERSON]
