"""The ladders of inter-agency issues. A database made after them has read them with the others."""

from django.db import migrations

from rptc.lib.seed import number, rows, words


def ladders(apps, schema_editor):
    rung = apps.get_model("sop", "Rung")
    known = set(rung.objects.values_list("code", flat=True))
    new = [
        r
        for r in rows("rptc/sop/content/escalation_ladder.csv")
        if r["clock"] == "issue" and r["code"] not in known
    ]
    rung.objects.bulk_create(
        rung(
            code=r["code"], label_id=r["label_id"], label_en=r["label_en"], clock=r["clock"], owed_by=r["owed_by"],
            offset=int(r["offset"]), offset_unit=r["offset_unit"], repeats_every=number(r["repeats_every"]),
            audience=words(r["audience"]), told=words(r["told"]), channels=words(r["channel"]),
            working_hours_only=r["working_hours_only"] == "yes", template=r["template"], needs_ack=r["needs_ack"] == "yes",
            note_id=r["note_id"], note_en=r["note_en"],
        )
        for r in new
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("sop", "0003_who_decided_a_limit")]
    operations = [migrations.RunPython(ladders, migrations.RunPython.noop)]
