"""The unit head may object to what was sent in urgency; old answers say how they came, where that can be known."""

from django.db import migrations, models

SAID = ["accept", "decline", "ready", "fail"]


def fill(apps, schema_editor):
    """Until now a contact answered by link only, and RPTC with a scan from paper. A call and a visit left the same
    trace: those stay without means."""
    said = apps.get_model("referrals", "ReferralLog").objects.filter(means="", verb__in=SAID)
    said.filter(actor_kind="contact").update(means="link")
    said.filter(actor_kind="user", scan__isnull=False).update(means="paper")


class Migration(migrations.Migration):
    dependencies = [("referrals", "0004_a_case_load_changes_hands")]

    operations = [
        migrations.AddField("referral", "objected_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("referral", "objected_by", models.CharField(blank=True, max_length=150)),
        migrations.AddField(
            "referral", "objection",
            models.CharField(blank=True, max_length=500, verbose_name="why the unit head objects"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]  # fmt: skip
