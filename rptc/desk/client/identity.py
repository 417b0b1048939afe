"""The bar at the top of a client file: who this is, and what can harm tonight."""

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.models import Assessment
from rptc.ui.parts import Row

KINDS = {"low": "success", "medium": "warning", "high": "danger", "immediate": "danger"}


def bar(person, episode, stay, alerts, assessment, back=None):
    """What `{% identity_bar %}` takes. A child before the law stands as initials even to the unit's printer. `back`: after
    how many days somebody came back, where that is a relapse."""
    hidden = episode is not None and episode.report_class.initials_only
    risk = Assessment.Band(assessment.band).label if assessment else ""
    return {
        "alias": person.initials if hidden else person.display_name,
        "code": episode.number if episode else "",
        "facts": [fact for fact in _facts(person, episode, stay, back) if fact],
        "tag": _("Risk: %(band)s") % {"band": risk.lower()} if risk else "",
        "kind": KINDS[assessment.band] if assessment else "",
        "photo": reverse("clients:person-photo", args=[person.code]) if person.photo and not hidden else "",
        "alerts": alerts,
    }


def age(person):
    """ "12 years" or "±12 years" where the age is an estimate; "" when nothing is known."""
    years = person.age_on()
    if years is None:
        return ""
    words = _("±%(n)d years") if person.age_is_estimated else _("%(n)d years")
    return words % {"n": years}


def _facts(person, episode, stay, back):
    yield f"“{person.alias}”" if person.alias and person.full_name else ""
    yield person.get_sex_display()
    yield age(person)
    yield episode.ppks_class.label if episode else ""
    yield where(stay) if episode and episode.is_open else ""
    yield _("Relapse: back after %(n)d days") % {"n": back} if back is not None else ""
    yield _("Worker: %(name)s") % {"name": episode.case_worker} if episode else ""


def where(stay):
    """The bed somebody sleeps in and the day of the stay, or that they are not in the house."""
    if stay is None:
        return _("Not in the house")
    bed = next((use.bed for use in stay.beds.all() if use.during.upper is None), None)
    place = str(bed) if bed else stay.overflow_place or _("no bed yet")
    return _("%(place)s, day %(n)d") % {"place": place, "n": stay.day_number()}


def summary(person, relatives):
    """What is known of the identity, line by line; the NIK masked."""
    nik = getattr(person, "national_id", None)
    born = (
        person.birth_date and f"{'±' if person.birth_date_is_estimated else ''}{person.birth_date:%d-%m-%Y}"
    )
    return [
        Row(_("Full name"), person.full_name),
        Row(_("Alias"), person.alias),
        Row(_("Identity"), person.get_identity_status_display()),
        Row(_("NIK"), str(nik) if nik else person.get_nik_absence_reason_display()),
        Row(_("Date and place of birth"), ", ".join(filter(None, [born, person.birth_place]))),
        Row(_("Phone"), str(person.phone)),
        Row(_("Origin"), person.origin),
        Row(
            _("Address"), ", ".join(filter(None, [person.address, person.district and person.district.name]))
        ),
        Row(_("Distinguishing marks"), person.marks),
        Row(_("Family"), [_relative(r) for r in relatives]),
    ]


def _relative(relative):
    words = [
        relative.name,
        relative.get_relation_display().lower(),
        relative.is_guardian and _("guardian"),
        str(relative.phone),
    ]
    return ", ".join(word for word in words if word)
