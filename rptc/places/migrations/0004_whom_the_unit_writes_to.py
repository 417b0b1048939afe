from django.db import migrations

from rptc.lib.seed import rows


def seed(apps, schema_editor):
    office = apps.get_model("places", "Office")
    office.objects.bulk_create(office(**row) for row in rows("rptc/places/content/offices.csv"))


class Migration(migrations.Migration):
    dependencies = [("places", "0003_offices")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
