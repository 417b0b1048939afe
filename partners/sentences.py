"""What the registry says in words: for whom a service is, and which document a legal kind needs (domain §7)."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.models import Partner, Service

BOTH = gettext_lazy(
    "First a Kesepakatan Bersama, then a Perjanjian Kerja Sama (PKS); only the PKS covers a referral."
)
NEEDED = {
    Partner.Kind.MINISTRY_UNIT: gettext_lazy(
        "A ministry unit signs a Nota Kesepakatan with a work plan (synergy, PP 28/2018)."
    ),
    Partner.Kind.CITY_OFFICE: gettext_lazy(
        "Offices of the same city work by a decree or joint SOP; a PKS is accepted too."
    ),
}


def needed(kind):
    """Which document covers a referral to a partner of this legal kind, in one sentence."""
    return NEEDED.get(kind, BOTH)


def eligibility(service):
    """ "Women and girls, 6 to 17 years, Anak Jalanan": whom a service takes. Prefetch `classes` for lists."""
    whom = _("Anybody") if service.meant_for == Service.For.ANY else service.get_meant_for_display()
    return ", ".join([whom, ages(service.age_min, service.age_max), classes(service)])


def ages(low, high):
    """The ages served, both ends included."""
    if low is None and high is None:
        return _("any age")
    if high is None:
        return _("from %(age)d years") % {"age": low}
    if low is None:
        return _("to %(age)d years") % {"age": high}
    return _("%(low)d to %(high)d years") % {"low": low, "high": high}


def classes(service):
    """The classes served, or that there is no limit."""
    served = [str(c) for c in service.classes.all()]
    return get_text_list(served, _("or")) if served else _("any class")
