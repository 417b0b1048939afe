"""The starting limits and ladders. 2023-01-01 is the first day the records cover, not the date of a rule."""

from django.db import migrations

from rptc.lib.seed import number, rows, words


def limits(apps, schema_editor):
    limit = apps.get_model("sop", "Limit")
    limit.objects.bulk_create(
        limit(
            code=r["code"], label_id=r["label_id"], label_en=r["label_en"], value=int(r["value"]), unit=r["unit"],
            applies_to=r["applies_to"], partner_kind=r["partner_kind"], ppks_class=r["class"], urgency=r["urgency"],
            valid_from=r["valid_from"], valid_to=r["valid_to"] or None, warn_before=int(r["warn_before"]),
            certainty=r["certainty"], note_id=r["note_id"], note_en=r["note_en"],
        )
        for r in rows("rptc/sop/content/sop_limits.csv")
    )  # fmt: skip


def ladders(apps, schema_editor):
    rung = apps.get_model("sop", "Rung")
    rung.objects.bulk_create(
        rung(
            code=r["code"], label_id=r["label_id"], label_en=r["label_en"], clock=r["clock"], owed_by=r["owed_by"],
            offset=int(r["offset"]), offset_unit=r["offset_unit"], repeats_every=number(r["repeats_every"]),
            audience=words(r["audience"]), told=words(r["told"]), channels=words(r["channel"]),
            working_hours_only=r["working_hours_only"] == "yes", template=r["template"], needs_ack=r["needs_ack"] == "yes",
            note_id=r["note_id"], note_en=r["note_en"],
        )
        for r in rows("rptc/sop/content/escalation_ladder.csv")
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("sop", "0001_first_tables")]
    operations = [
        migrations.RunPython(limits, migrations.RunPython.noop),
        migrations.RunPython(ladders, migrations.RunPython.noop),
    ]
