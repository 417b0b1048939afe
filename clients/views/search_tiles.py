"""What a tile says about somebody who was found."""

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from clients.models import Episode, Person
from rptc.ui.parts import Chip


@dataclass(frozen=True)
class Tile:
    """A hit with the person's latest case, or None."""

    hit: object
    case: Episode | None

    @property
    def person(self):
        return self.hit.person

    @property
    def is_open(self):
        """Whether a case runs."""
        return self.case is not None and self.case.is_open

    @property
    def facts(self):
        """Sex, age, NIK and alias in words; "±" says that an age is estimated."""
        person, nik = self.person, getattr(self.person, "national_id", None)
        age = person.age_on()
        about = "±" if person.age_is_estimated else ""
        return [
            person.get_sex_display(),
            _("%(about)s%(n)d years") % {"about": about, "n": age} if age is not None else _("age not known"),
            _("NIK %(masked)s") % {"masked": nik} if nik else _("NIK not known"),
            *([_("called %(alias)s") % {"alias": person.alias}] if person.full_name and person.alias else []),
        ]

    @property
    def why(self):
        return [words for _code, words in self.hit.reasons]


def tiles(hits):
    """A `Tile` for each hit; one statement for all their cases."""
    people = [hit.person.pk for hit in hits]
    joined = Person.objects.filter(Q(pk__in=people) | Q(canonical__in=people))
    cases = (
        Episode.objects.counted()
        .filter(person__in=joined)
        .annotate(own=Coalesce("person__canonical", "person"))
    )
    latest = {case.own: case for case in cases.order_by("own", "-arrived_at").distinct("own")}
    return [Tile(hit, latest.get(hit.person.pk)) for hit in hits]


def chips(request, filters):
    """The filters in force, each with the address that drops it."""
    return [
        Chip(dict(filters.fields[name].choices)[value], f"?{_without(request, name)}")
        for name, value in filters.cleaned_data.items()
        if value
    ]


def _without(request, name):
    rest = request.GET.copy()
    rest.pop(name, None)
    rest.pop("page", None)
    return rest.urlencode()
