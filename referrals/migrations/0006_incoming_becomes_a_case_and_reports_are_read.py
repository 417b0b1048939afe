"""An incoming referral may join a case, and says when it was typed; a report has an address, and whose words it holds.

Both tables are still empty wherever this runs: nothing could write them before.
"""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F, Q

import rptc.lib.codes


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0009_consents_and_deputies"),
        ("referrals", "0005_objections_and_ways_of_answering"),
    ]

    operations = [
        migrations.AlterField(
            model_name="incoming",
            name="episode",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="incoming",
                to="clients.episode",
            ),
        ),
        migrations.AddField(
            model_name="incoming",
            name="recorded_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name="incoming",
            name="bring_by",
            field=models.DateTimeField(blank=True, null=True, verbose_name="to be brought by"),
        ),
        migrations.AddField(
            model_name="incoming",
            name="bring_to",
            field=models.CharField(blank=True, max_length=200, verbose_name="to be brought to"),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.CheckConstraint(
                condition=Q(recorded_at__gte=F("received_at")), name="incoming_recorded_after_received"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="code",
            field=models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
        ),
        migrations.AddField(
            model_name="report", name="said_by", field=models.CharField(blank=True, max_length=300)
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=Q(kind="back"),
                fields=("referral",),
                name="report_one_back",
                violation_error_message="The back-referral report stands already.",
            ),
        ),
    ]
