"""Which national types a case has (domain §3.2), from its local classes and the age on arrival."""

from django.db.models import Q

from clients.models import NationalType

ADULT = 18  # the 18th birthday itself is adult (UU 35/2014 ps. 1, domain §3.3)
NEAREST_ONLY = {"orang_terlantar"}  # no national equivalent: the worker names the nearest, or none
VICTIM = ("anak_korban_kekerasan", "anak_perlindungan_khusus", "korban_trafficking")
NEGLECTED = {"balita_telantar": range(6), "anak_telantar": range(6, ADULT)}


def is_child(age):
    """Whether somebody of `age` (None: not known) is under 18."""
    return age is not None and age < ADULT


def is_victim(ppks_class, age):
    """Whether the law makes a child in this class a victim, whatever the class is called."""
    return ppks_class.minor_is_victim and is_child(age)


def national_types(classes, age, nearest=()):
    """The national types (a QuerySet) of local `classes`, with the codes the worker named as `nearest`."""
    codes = {code for one in classes if is_victim(one, age) for code in VICTIM}
    counted = [
        _source(one, age) for one in classes if not is_victim(one, age) and one.code not in NEAREST_ONLY
    ]
    wanted = Q(localclass__in=counted) | Q(code__in=codes | set(nearest))
    other = [code for code, ages in NEGLECTED.items() if age is not None and age not in ages]
    return NationalType.objects.filter(wanted).exclude(code__in=other).distinct()


def _source(local, age):
    """A sub-label under 18 is of its parent's type: a child who busks is a street child."""
    return local.parent_under_18 if local.parent_under_18 and is_child(age) else local
