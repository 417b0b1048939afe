"""A report says how it was said: by link, account, phone, in person, on paper. No report was written before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0006_incoming_becomes_a_case_and_reports_are_read")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="means",
            field=models.CharField(
                choices=[
                    ("link", "Partner link"),
                    ("account", "Partner account"),
                    ("phone", "By phone, recorded by RPTC"),
                    ("person", "In person, recorded by RPTC"),
                    ("paper", "On paper, recorded by RPTC"),
                ],
                default="link",
                max_length=10,
                verbose_name="how it was said",
            ),
            preserve_default=False,
        ),
    ]
