"""The comprehensive assessment and the street follow-up: checked, loaded and published like the first instrument."""

from django.db import migrations
from django.utils import timezone

from clients.instruments import checks, reading
from clients.lists import FLAGS

FILES = ("comprehensive_biopsychosocial_spiritual", "child_street_followup")


def publish(apps, schema_editor):
    for name in FILES:
        data = reading.from_file(f"clients/content/instruments/{name}.yaml")
        checks.load(data, FLAGS.rows())
        apps.get_model("clients", "Instrument").objects.create(
            published_at=timezone.now(), **reading.fields(data)
        )


class Migration(migrations.Migration):
    dependencies = [("clients", "0019_revisions_fit_what_they_mend")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
