"""The unit's first instrument: checked, loaded and published; from then on a trigger keeps it as it is."""

from django.db import migrations
from django.utils import timezone

from clients.instruments import checks, reading
from clients.lists import FLAGS

FILE = "clients/content/instruments/initial_assessment.yaml"


def publish(apps, schema_editor):
    data = reading.from_file(FILE)
    checks.load(data, FLAGS.rows())
    apps.get_model("clients", "Instrument").objects.create(
        published_at=timezone.now(), **reading.fields(data)
    )


class Migration(migrations.Migration):
    dependencies = [("clients", "0005_people_are_found_by_keys")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
