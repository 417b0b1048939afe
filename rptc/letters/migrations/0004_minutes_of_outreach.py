"""The text of the minutes of an operation; a new database has it from the first texts already."""

from datetime import date

from django.db import migrations
from django.utils import timezone

from rptc.letters import seeds

CODE = "outreach_minutes"


def load(apps, schema_editor):
    now, model = timezone.now(), apps.get_model("letters", "Template")
    approved = {"valid_from": date(2023, 1, 1), "approved_at": now, "approved_by": "Naskah awal"}
    for text in seeds.texts():
        there = model.objects.filter(code=CODE, lang=text["lang"]).exists()
        if text["code"] == CODE and not there:
            model.objects.create(**text, **approved, made_at=now, made_by="Naskah awal")


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_what_is_approved_is_frozen")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
