"""Who is whom in the demo: one client who had come in an earlier year, a suspicion that waits, and two who are two."""

from clients.actions.identity import joining, parting, suspecting
from clients.models import Merge, Person, PossibleDuplicate, TwoPeople
from rptc.demo.clock import ago, at


def ensure(actors):
    """One of each, once; returns what there is in words."""
    sari, rina = actors["sari"], actors["rina"]
    if not PossibleDuplicate.objects.waiting().exists():
        with at(ago(2, 10)):
            suspecting.suspect(
                _called("Takdir Jamal"), other=_called("Saiful Tenri"), by=sari,
                reason="Sama-sama dipanggil Ical di jalan, umur hampir sama.",
            )  # fmt: skip
    if not TwoPeople.objects.exists():
        with at(ago(1, 10)):
            parting.two_people(
                _called("Suriani Palallo"), _called("Asniar Bakri"), by=rina,
                reason="Keduanya hadir bersamaan dan wajahnya berbeda.",
            )  # fmt: skip
    if not Merge.objects.exists():
        _came_before(_called("Wahyu Situju"), rina)
    return f"{Merge.objects.standing().count()} joined files, {PossibleDuplicate.objects.waiting().count()} to look at"


def _came_before(person, by):
    """The file of the years before that is nearest in age goes on; each case stays counted in its year (Tabel 1)."""
    before = Person.objects.filter(sex=person.sex, episodes__arrival_date__year__lt=2025, canonical=None)
    earlier = min(
        before.exclude(pk=person.pk).distinct().order_by("pk"),
        key=lambda one: abs((one.birth_year or 0) - person.birth_year),
    )
    with at(ago(1, 11)):
        joining.join(earlier, person, reason="Tahi lalat di pipi kiri dan nama ibu sama.", by=by)


def _called(name):
    """The living case of that name: the history may hold a namesake."""
    return Person.objects.filter(full_name=name).latest("pk")
