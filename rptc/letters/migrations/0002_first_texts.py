from datetime import date

from django.db import migrations
from django.utils import timezone

from rptc.letters import seeds


def load(apps, schema_editor):
    now = timezone.now()
    approved = {"valid_from": date(2023, 1, 1), "approved_at": now, "approved_by": "Naskah awal"}
    model = apps.get_model("letters", "Template")
    model.objects.bulk_create(
        [model(**text, **approved, made_at=now, made_by="Naskah awal") for text in seeds.texts()]
    )


def unload(apps, schema_editor):
    apps.get_model("letters", "Template").objects.filter(approved_by="Naskah awal").delete()


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_first_tables")]
    operations = [migrations.RunPython(load, unload)]
