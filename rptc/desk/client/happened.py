"""The timeline: what was done for a client, newest first, by kind, period and person. Its filters live in the address."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rptc.clock import working
from rptc.ui.fields import DayField
from rptc.ui.lists import without
from rptc.ui.parts import Chip
from rptc.ui.templatetags.show import day

KINDS = {  # kind → (words, beginnings of the verbs)
    "intake": (_("Intake"), ("draft-", "intake-", "person-registered", "case-opened", "case-completed", "permission-")),
    "identity": (_("Identity"), ("person-", "nik-", "family-recorded", "possible-", "duplicate-", "people-",
                 "name-", "photo-", "address-")),
    "assessment": (_("Assessments"), ("assessment-",)),
    "alerts": (_("Warnings"), ("alert", "file-restricted", "file-unrestricted")),
    "stay": (_("Stay"), ("stay-", "bed-", "leave-", "note-", "belonging")),
    "plan": (_("Plan and services"), ("plan-", "service-", "need-", "activity-")),
    "referral": (_("Referrals"), ("referral-", "handover-", "journey-", "attempt-", "extension-",
                 "link-", "incoming-", "report-", "family-told", "family-not-told")),
    "consent": (_("Consents"), ("consent-",)),
    "letter": (_("Letters"), ("letter-",)),
    "closure": (_("Closing"), ("case-closed", "case-voided", "case-reopened", "exit-", "aftercare-")),
}  # fmt: skip


READS = {
    "file": (_("The file opened"), ("file-", "timeline-", "readers-", "referrals-", "alerts-", "plan-", "stay-", "consents-", "photo-")),
    "restricted": (_("What is restricted"), ("restricted-", "part-", "nik-")),
    "assessment": (_("Assessments"), ("assessment-",)),
    "referral": (_("Referrals"), ("referral-", "incoming-", "report-", "link-", "handover-", "group-")),
    "paper": (_("Papers and exports"), ("letter-", "consent-", "document-", "summary-")),
}  # fmt: skip


class Asked(forms.Form):
    """What the address asks for; what cannot be read filters nothing."""

    kinds = KINDS

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)
    who = forms.ChoiceField(label=_("By whom"), required=False)

    def __init__(self, data, events):
        super().__init__(data)
        people = (
            events.order_by("actor_label").values_list("actor_kind", "actor_id", "actor_label").distinct()
        )
        who = {f"{kind}-{pk}": label or kind for kind, pk, label in people[:200]}
        self.fields["kind"].choices = [
            ("", _("Everything")),
            *((k, words) for k, (words, _v) in self.kinds.items()),
        ]
        self.fields["who"].choices = [("", _("Anybody")), *who.items()]
        for name in ("kind", "who"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.is_valid()

    def of(self, events):
        """The events that were asked for; days are WITA, both included."""
        asked = self.cleaned_data
        if asked.get("kind"):
            events = events.filter(begins(*self.kinds[asked["kind"]][1]))
        if asked.get("since"):
            events = events.filter(at__gte=working.start_of_day(asked["since"]))
        if asked.get("until"):
            events = events.filter(at__lte=working.end_of_day(asked["until"]))
        if asked.get("who"):
            kind, _dash, pk = asked["who"].partition("-")
            events = events.filter(actor_kind=kind, actor_id=pk)
        return events

    def chips(self, query):
        """One a filter in force, with the address without it."""
        held = [(name, value) for name, value in self.cleaned_data.items() if value]
        return [
            Chip(f"{self.fields[name].label}: {self._said(name, value)}", without(query, name))
            for name, value in held
        ]

    def _said(self, name, value):
        field = self.fields[name]
        return dict(field.choices)[value] if hasattr(field, "choices") else day(value)


class Read(Asked):
    """The same of what was read."""

    kinds = READS


def begins(*verbs):
    """Events whose verb begins with one of these."""
    wanted = Q(pk__in=[])
    for verb in verbs:
        wanted |= Q(verb__startswith=verb)
    return wanted
