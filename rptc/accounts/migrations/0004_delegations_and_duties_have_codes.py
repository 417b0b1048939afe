"""Delegations and duties have public ids, an early end with a name, and no overlap of one person with itself."""

import django.contrib.postgres.constraints
from django.db import migrations, models

from rptc.lib.codes import code


def codes(apps, schema_editor):
    for model in ("Delegation", "Duty"):
        for row in apps.get_model("accounts", model).objects.all():
            row.code = code()
            row.save(update_fields=["code"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_duty_and_partner_officers"),
        ("sop", "0001_first_tables"),  # the extension that compares ranges
    ]

    operations = [
        migrations.AlterModelOptions(
            name="delegation",
            options={"ordering": ["starts_on", "id"]},
        ),
        migrations.AddField(
            model_name="delegation",
            name="code",
            field=models.CharField(default=code, editable=False, max_length=20, null=True),
        ),
        migrations.AddField(
            model_name="delegation",
            name="end_reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="delegation",
            name="ended_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="duty",
            name="code",
            field=models.CharField(default=code, editable=False, max_length=20, null=True),
        ),
        migrations.AddField(
            model_name="duty",
            name="ended_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.RunPython(codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="delegation",
            name="code",
            field=models.CharField(default=code, editable=False, max_length=20, unique=True),
        ),
        migrations.AlterField(
            model_name="duty",
            name="code",
            field=models.CharField(default=code, editable=False, max_length=20, unique=True),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                expressions=[
                    ("delegate", "="),
                    (
                        models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[]"),
                            function="daterange",
                        ),
                        "&&",
                    ),
                ],
                name="delegation_once_a_day",
                violation_error_message="This person is a delegate on part of these days already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                expressions=[
                    ("user", "="),
                    (models.Func("starts_at", "ends_at", function="tstzrange"), "&&"),
                ],
                name="duty_once_at_a_time",
                violation_error_message="This person is on duty at part of this time already.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="delegation",
            name="delegation_ends_after_start",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="delegation_ends_after_start",
                violation_error_message="The last day lies before the first. Change one of them.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="duty",
            name="duty_ends_after_start",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="duty_ends_after_start",
                violation_error_message="The end lies before the beginning. Change one of them.",
            ),
        ),
    ]
