"""Limits of closing, reopening and aftercare. A database made after them has read them with the others."""

from django.db import migrations

from rptc.lib.seed import rows

NEW = ["aftercare_following", "aftercare_horizon", "case_reopening", "closure_approval", "absconded_closing"]


def limits(apps, schema_editor):
    limit = apps.get_model("sop", "Limit")
    known = set(limit.objects.values_list("code", flat=True))
    new = [r for r in rows("rptc/sop/content/sop_limits.csv") if r["code"] in NEW and r["code"] not in known]
    limit.objects.bulk_create(
        limit(
            code=r["code"], label_id=r["label_id"], label_en=r["label_en"], value=int(r["value"]), unit=r["unit"],
            applies_to=r["applies_to"], valid_from=r["valid_from"], warn_before=int(r["warn_before"]),
            certainty=r["certainty"], note_id=r["note_id"], note_en=r["note_en"],
        )
        for r in new
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("sop", "0006_departures_are_asked_for_and_decided")]
    operations = [migrations.RunPython(limits, migrations.RunPython.noop)]
