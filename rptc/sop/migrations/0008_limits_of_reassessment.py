"""When a client is assessed again, by the risk that was found. A database made after them has read them with the others."""

from django.db import migrations

from rptc.lib.seed import rows


def limits(apps, schema_editor):
    limit = apps.get_model("sop", "Limit")
    known = set(limit.objects.values_list("code", flat=True))
    limit.objects.bulk_create(
        limit(
            code=r["code"], label_id=r["label_id"], label_en=r["label_en"], value=int(r["value"]), unit=r["unit"],
            applies_to=r["applies_to"], valid_from=r["valid_from"], warn_before=int(r["warn_before"]),
            certainty=r["certainty"], note_id=r["note_id"], note_en=r["note_en"],
        )
        for r in rows("rptc/sop/content/sop_limits.csv")
        if r["code"].startswith("reassessment_") and r["code"] not in known
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("sop", "0007_limits_of_closing")]
    operations = [migrations.RunPython(limits, migrations.RunPython.noop)]
