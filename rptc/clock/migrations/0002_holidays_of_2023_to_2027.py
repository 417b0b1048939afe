"""National holidays and collective leave, seeded once; afterwards the table rules."""

import holidays
from django.db import migrations


def seed(apps, schema_editor):
    holiday = apps.get_model("clock", "Holiday")
    years = range(2023, 2028)
    public = holidays.country_holidays("ID", years=years, categories=("public",), language="id")
    leave = holidays.country_holidays("ID", years=years, categories=("government",), language="id")
    found = {date: (name, "cuti_bersama") for date, name in leave.items()}
    found |= {date: (name, "libur_nasional") for date, name in public.items()}
    holiday.objects.bulk_create(
        holiday(date=date, name=name[:120], kind=kind) for date, (name, kind) in sorted(found.items())
    )


class Migration(migrations.Migration):
    dependencies = [("clock", "0001_first_tables")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
