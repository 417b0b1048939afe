"""A draft read once: its answers through the forms, its age, and the short lists that the forms offer."""

from functools import cached_property

from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from clients.forms.intake.base import Several
from clients.intake.sections import SECTIONS
from clients.models import LocalClass, NationalId, NationalType
from rptc.places.models import District

DONE, STARTED, UNTOUCHED, BLOCKED = "done", "started", "todo", "blocked"


class Reading:
    """Nothing here writes. Answers are kept as they were typed, so every value passes through its form again."""

    def __init__(self, draft):
        self.draft, self._bound = draft, {}

    @cached_property
    def districts(self):
        return list(District.objects.all())

    @cached_property
    def classes(self):
        return list(LocalClass.objects.filter(retired=False).select_related("parent", "parent_under_18"))

    @cached_property
    def nearest_types(self):
        return list(NationalType.objects.filter(localclass__code="orang_terlantar"))

    @cached_property
    def has_nik(self):
        """Whether the known person's file already holds a NIK."""
        return bool(self.draft.person_id) and NationalId.objects.filter(person=self.draft.person_id).exists()

    def kept(self, code):
        """What is stored of a section: data, items, done, version, tab, by, name, since, at."""
        return self.draft.answers.get(code, {})

    def items(self, code):
        """The rows of a list section, {id: {field: [values]}}, in the order they were added."""
        return self.kept(code).get("items", {})

    def form(self, code, data=None, files=None):
        """The form of a section: with what was posted, else showing what is kept."""
        form = SECTIONS[code].form
        if data is not None:
            return form(data, files, reading=self)
        raw = self.kept(code).get("data") or self._suggested(code)
        return form(reading=self, initial=shown(form, raw))

    def item_form(self, code, item="", data=None):
        form = SECTIONS[code].item
        if data is not None:
            return form(data, reading=self)
        return form(reading=self, initial=shown(form, self.items(code).get(item, {})))

    def answered(self, code):
        """The form of a section bound to what is kept, validated; once a reading."""
        if code not in self._bound:
            form = SECTIONS[code].form(MultiValueDict(self.kept(code).get("data", {})), reading=self)
            form.full_clean()
            self._bound[code] = form
        return self._bound[code]

    def told(self, code):
        """The clean answers of a section, those of them that are good."""
        return self.answered(code).cleaned_data if self.kept(code).get("data") else {}

    def listed(self, code):
        """The clean rows of a list section; a row is only kept when it was good."""
        forms = [SECTIONS[code].item(MultiValueDict(raw), reading=self) for raw in self.items(code).values()]
        return [form.cleaned_data for form in forms if form.is_valid()]

    def is_done(self, code):
        """Finished with "save and continue", and still good beside what other sections say now."""
        return bool(self.kept(code).get("done")) and (code != "problem" or self.answered(code).is_valid())

    def status(self, code):
        if not all(self.is_done(first) for first in SECTIONS[code].after):
            return BLOCKED
        if self.is_done(code):
            return DONE
        return STARTED if self.kept(code) else UNTOUCHED

    @cached_property
    def unfinished(self):
        """Codes of the sections that are still to be done."""
        return [code for code in SECTIONS if self.status(code) != DONE]

    @cached_property
    def arrived_at(self):
        return self.told("arrival").get("arrived_at") or self.draft.started_at

    @cached_property
    def age(self):
        """Whole years on the WITA day of arrival, or None, from a date of birth or an estimate."""
        told, day = self.told("identity"), timezone.localdate(self.arrived_at)
        if born := told.get("birth_date"):
            return max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))
        return told.get("estimated_age")

    @property
    def name(self):
        """The name or alias as typed, for people who may open the draft."""
        raw = self.kept("identity").get("data", {})
        return next((raw[n][-1] for n in ("full_name", "alias") if raw.get(n, [""])[-1].strip()), "")

    def _suggested(self, code):
        """What a fresh section shows already chosen; it counts only once the worker saves it."""
        if code == "arrival":
            return {"arrived_at": [f"{timezone.localtime():%Y-%m-%dT%H:%M}"]}
        if code != "condition":
            return {}
        alone = (
            self.age is not None
            and self.age < 18
            and not any(row["is_guardian"] for row in self.listed("family"))
        )
        unknown = self.told("identity").get("identity_status") == "unknown"
        return {"flags": ["unaccompanied_minor"] * alone + ["identity_unknown"] * unknown}


def shown(form, raw):
    """Raw values as a form's initial: lists for checkboxes, the last value otherwise."""
    fields = form.base_fields
    return {n: v if isinstance(fields.get(n), Several) else (v or [""])[-1] for n, v in raw.items()}
