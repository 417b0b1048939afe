"""The two places of the unit (domain §2). Rooms and beds are invented: the real plan of the house is not published."""

from datetime import date

from django.db import migrations

ROOMS = [  # code, name, meant for, for children, beds
    ("anggrek", "Anggrek", "female", True, 4),
    ("melati", "Melati", "female", False, 5),
    ("kenanga", "Kenanga", "female", False, 3),
    ("rajawali", "Rajawali", "male", True, 4),
    ("garuda", "Garuda", "male", False, 5),
    ("cendrawasih", "Cendrawasih", "male", False, 3),
    ("mawar", "Mawar", "any", True, 2),
    ("isolasi", "Isolasi", "any", False, 2),
]


def seed(apps, schema_editor):
    unit = apps.get_model("places", "Unit").objects.get(code="rptc-makassar")
    facility = apps.get_model("clients", "Facility").objects
    facility.create(  # it opened earlier; our records begin in 2023
        code="batua-raya", name="Jalan Batua Raya", unit=unit, address="Jl. Batua Raya, Makassar",
        opened_on=date(2023, 1, 1), closed_on=date(2025, 7, 13),
    )  # fmt: skip
    house = facility.create(
        code="liponsos-mulia", name="Liponsos Mulia", unit=unit, address="Kel. Barombong, Kec. Tamalate, Makassar",
        opened_on=date(2025, 7, 14),
    )  # fmt: skip
    for order, room in enumerate(ROOMS, 1):
        furnish(apps, house, order, *room)


def furnish(apps, house, order, code, name, meant_for, children, beds):
    room = apps.get_model("clients", "Room").objects.create(
        facility=house, code=code, name=name, meant_for=meant_for, children=children, order=order
    )
    bed = apps.get_model("clients", "Bed")
    bed.objects.bulk_create(
        bed(room=room, label=f"{n:02}", code=f"{code}-{n:02}") for n in range(1, beds + 1)
    )


class Migration(migrations.Migration):
    dependencies = [("clients", "0007_finished_assessments_are_frozen"), ("places", "0002_makassar")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
