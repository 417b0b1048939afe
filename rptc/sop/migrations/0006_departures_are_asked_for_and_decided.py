"""A departure may be asked for in advance, and is decided once. What was recorded stays as it was, whoever asks."""

from django.db import migrations, models
from django.db.models import Q

from rptc.lib import codes

FREEZE = """
CREATE FUNCTION deviation_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decided CONSTANT text[] := ARRAY['approved_at', 'approved_by', 'refused_at', 'refused_by', 'decision'];
    free CONSTANT text[] := CASE WHEN OLD.approved_at IS NULL AND OLD.refused_at IS NULL THEN decided ELSE '{}' END;
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'A departure from a rule is kept as it was recorded.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER deviation_frozen BEFORE UPDATE OR DELETE ON sop_deviation
    FOR EACH ROW EXECUTE FUNCTION deviation_is_frozen();
"""
THAW = "DROP TRIGGER deviation_frozen ON sop_deviation; DROP FUNCTION deviation_is_frozen();"


def name(apps, schema_editor):
    for row in apps.get_model("sop", "Deviation").objects.filter(code__isnull=True):
        row.code = codes.code()
        row.save(update_fields=["code"])


class Migration(migrations.Migration):
    dependencies = [("sop", "0005_a_row_that_has_not_begun_may_be_withdrawn")]
    operations = [
        migrations.AlterModelOptions("deviation", {"ordering": ["-recorded_at", "-id"]}),
        migrations.AddField("deviation", "code", models.CharField(max_length=20, null=True)),
        migrations.RunPython(name, migrations.RunPython.noop),
        migrations.AlterField(
            "deviation",
            "code",
            models.CharField(default=codes.code, editable=False, max_length=20, unique=True),
        ),
        migrations.AddField(
            "deviation", "until", models.DateField(blank=True, null=True, verbose_name="until")
        ),
        migrations.AddField(
            "deviation", "actor_id", models.CharField(blank=True, default="", max_length=40), False
        ),
        migrations.AddField("deviation", "refused_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "deviation", "refused_by", models.CharField(blank=True, default="", max_length=150), False
        ),
        migrations.AddField(
            "deviation", "decision", models.CharField(blank=True, default="", max_length=500), False
        ),
        migrations.AddIndex(
            "deviation", models.Index(fields=["-recorded_at", "-id"], name="deviation_newest")
        ),
        migrations.AddIndex(
            "deviation",
            models.Index(
                condition=Q(approved_at__isnull=True, refused_at__isnull=True),
                fields=["-recorded_at"],
                name="deviation_waiting",
            ),
        ),
        migrations.AddConstraint(
            "deviation",
            models.CheckConstraint(
                condition=Q(refused_at__isnull=True, refused_by="")
                | Q(refused_at__isnull=False, approved_at__isnull=True) & ~Q(refused_by="") & ~Q(decision=""),
                name="deviation_refused_with_reason",
            ),
        ),
        migrations.RunSQL(FREEZE, THAW),
    ]
