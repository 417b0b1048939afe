import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

import rptc.lib.codes
import rptc.lib.crypto
from rptc.db import append_only

STRICT = [
    "anggrek",
    "melati",
    "kenanga",
    "rajawali",
]  # girls, women, boys: invented like the rooms themselves
ACCESSIBLE = ["melati", "garuda", "mawar"]


def a_code_for_each_thing(apps, schema_editor):
    for thing in apps.get_model("clients", "Belonging").objects.all():
        thing.code = rptc.lib.codes.code()
        thing.save(update_fields=["code"])


def broken_beds_are_dated(apps, schema_editor):
    """Nobody knows since when a bed is broken: from now on it is."""
    state, now = apps.get_model("clients", "BedState").objects, timezone.now()
    for bed in apps.get_model("clients", "Bed").objects.filter(broken=True):
        state.create(
            bed=bed, kind="out_of_order", during=DateTimeTZRange(now, None), reason="Rusak", recorded_at=now,
            recorded_by="RPTC",
        )  # fmt: skip


def rules_of_the_example(apps, schema_editor):
    rooms = apps.get_model("clients", "Room").objects.filter(facility__code="liponsos-mulia")
    rooms.filter(code__in=STRICT).update(strict=True)
    rooms.filter(code__in=ACCESSIBLE).update(accessible=True)
    rooms.filter(code="isolasi").update(isolation=True)


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0011_registers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BedState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("out_of_order", "Out of order"),
                            ("reserved", "Held"),
                            ("cleaning", "Being cleaned"),
                        ],
                        max_length=15,
                    ),
                ),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("about_kind", models.CharField(blank=True, max_length=20)),
                ("about_code", models.CharField(blank=True, max_length=20)),
                ("about_label", models.CharField(blank=True, max_length=60)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(max_length=150)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken", "Taken by whom it was held for"),
                            ("released", "Released"),
                            ("clean", "Clean"),
                            ("mended", "In order again"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_by", models.CharField(blank=True, max_length=150)),
                ("end_recorded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DayNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("day", "The day"),
                            ("health", "Health and medicine"),
                            ("meal", "Meals"),
                            ("activity", "Activity"),
                            ("visit", "Visit or phone call"),
                            ("incident", "Incident"),
                            ("house", "House and things"),
                        ],
                        max_length=10,
                        verbose_name="what it is about",
                    ),
                ),
                ("text", rptc.lib.crypto.SealedText()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(max_length=150)),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                ("struck_by", models.CharField(blank=True, max_length=150)),
                ("struck_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hospital", "Hospital"),
                            ("home", "At home for a time"),
                            ("other", "Elsewhere"),
                        ],
                        max_length=10,
                        verbose_name="what for",
                    ),
                ),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("where", rptc.lib.crypto.SealedText(default=str)),
                ("companion", rptc.lib.crypto.SealedText(default=str)),
                ("note", rptc.lib.crypto.SealedText(default=str)),
                ("expected_back", models.DateTimeField(verbose_name="expected back")),
                ("bed_kept", models.BooleanField()),
                ("out_by", models.CharField(max_length=150)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("back_by", models.CharField(blank=True, max_length=150)),
                ("back_recorded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="OpenPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
                ),
                ("text", rptc.lib.crypto.SealedText()),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("raised_by", models.CharField(max_length=150)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_by", models.CharField(blank=True, max_length=150)),
                ("outcome", rptc.lib.crypto.SealedText(default=str)),
            ],
            options={
                "ordering": ["raised_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="RoomPast",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateTimeField(default=django.utils.timezone.now)),
                ("name", models.CharField(max_length=60)),
                (
                    "meant_for",
                    models.CharField(
                        choices=[("any", "Anybody"), ("male", "Men and boys"), ("female", "Women and girls")],
                        max_length=10,
                    ),
                ),
                ("children", models.BooleanField()),
                ("isolation", models.BooleanField()),
                ("accessible", models.BooleanField()),
                ("strict", models.BooleanField()),
                ("changed_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["-until"],
            },
        ),
        migrations.CreateModel(
            name="ShiftReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
                ),
                ("day", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("text", rptc.lib.crypto.SealedText()),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-day", "-number"],
            },
        ),
        migrations.CreateModel(
            name="StayCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
                ),
                ("old", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("new", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("reason", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AlterModelOptions(
            name="bed",
            options={"ordering": ["room__order", "room_id", "id"]},
        ),
        migrations.AlterModelOptions(
            name="belonging",
            options={"ordering": ["id"]},
        ),
        migrations.AddField(
            model_name="bed",
            name="opened_on",
            field=models.DateField(blank=True, null=True, verbose_name="in use from"),
        ),
        migrations.AddField(
            model_name="bed",
            name="retired_on",
            field=models.DateField(blank=True, null=True, verbose_name="last day in use"),
        ),
        migrations.AddField(
            model_name="belonging",
            name="code",
            field=models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20),
        ),
        migrations.RunPython(a_code_for_each_thing, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="belonging",
            name="code",
            field=models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
        ),
        migrations.AddField(
            model_name="belonging",
            name="lost_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="belonging",
            name="lost_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="belonging",
            name="lost_reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="belonging",
            name="recorded_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name="belonging",
            name="recorded_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="belonging",
            name="returned_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="belonging",
            name="signed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="belonging",
            name="witness",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="room",
            name="accessible",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="room",
            name="isolation",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="room",
            name="opened_on",
            field=models.DateField(blank=True, null=True, verbose_name="in use from"),
        ),
        migrations.AddField(
            model_name="room",
            name="retired_on",
            field=models.DateField(blank=True, null=True, verbose_name="last day in use"),
        ),
        migrations.AddField(
            model_name="room",
            name="strict",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="stay",
            name="days_from",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="stay",
            name="planned_leave",
            field=models.DateField(blank=True, null=True, verbose_name="planned last day"),
        ),
        migrations.AddField(
            model_name="stay",
            name="things_note",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddConstraint(
            model_name="belonging",
            constraint=models.CheckConstraint(
                condition=models.Q(("returned_at__isnull", True), ("lost_at__isnull", True), _connector="OR"),
                name="belonging_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="belonging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lost_at__isnull", True), models.Q(("lost_reason", ""), _negated=True), _connector="OR"
                ),
                name="belonging_lost_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_on__isnull", True)),
                fields=("facility", "name"),
                name="room_name_once",
                violation_error_message="Another room of this house has that name.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="bed",
            name="bed_label_once",
            constraint=models.UniqueConstraint(
                fields=("room", "label"),
                name="bed_label_once",
                violation_error_message="This room has a bed of that number already.",
            ),
        ),
        migrations.AddField(
            model_name="bedstate",
            name="bed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="states", to="clients.bed"
            ),
        ),
        migrations.AddField(
            model_name="bedstate",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="beds_held",
                to="clients.person",
            ),
        ),
        migrations.AddField(
            model_name="daynote",
            name="facility",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="day_notes", to="clients.facility"
            ),
        ),
        migrations.AddField(
            model_name="daynote",
            name="stay",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="day_notes",
                to="clients.stay",
            ),
        ),
        migrations.AddField(
            model_name="leave",
            name="stay",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="leaves", to="clients.stay"
            ),
        ),
        migrations.AddField(
            model_name="openpoint",
            name="facility",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="open_points", to="clients.facility"
            ),
        ),
        migrations.AddField(
            model_name="roompast",
            name="room",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="past", to="clients.room"
            ),
        ),
        migrations.AddField(
            model_name="shiftreport",
            name="facility",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shift_reports",
                to="clients.facility",
            ),
        ),
        migrations.AddField(
            model_name="shiftreport",
            name="giver",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="shiftreport",
            name="reader",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="staycorrection",
            name="stay",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="clients.stay"
            ),
        ),
        migrations.AddConstraint(
            model_name="bedstate",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("bed", "="), ("kind", "="), ("during", "&&")],
                name="bed_state_once",
                violation_error_message="Somebody was faster: this bed is in that state already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bedstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "reserved"), _negated=True),
                    ("during__upper_inf", False),
                    _connector="OR",
                ),
                name="bed_hold_ends",
                violation_error_message="Say until when the bed is held.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bedstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "reserved"), _negated=True),
                    ("person__isnull", False),
                    models.Q(("about_label", ""), _negated=True),
                    _connector="OR",
                ),
                name="bed_hold_is_for_somebody",
                violation_error_message="Say for whom the bed is held.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bedstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "out_of_order"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="bed_out_of_order_has_reason",
                violation_error_message="Say what is wrong with the bed.",
            ),
        ),
        migrations.AddIndex(
            model_name="daynote",
            index=models.Index(fields=["facility", "at"], name="day_note_of_house"),
        ),
        migrations.AddConstraint(
            model_name="daynote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("struck_at__isnull", True), ("struck_reason", "")),
                    models.Q(("struck_at__isnull", False), models.Q(("struck_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="day_note_struck_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="leave",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("stay", "="), ("during", "&&")],
                name="leave_once_at_a_time",
                violation_error_message="This person is away at that time already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="leave",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("during__upper_inf", True), models.Q(("back_by", ""), _negated=True), _connector="OR"
                ),
                name="leave_back_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="openpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at__isnull", True), ("settled_by", "")),
                    models.Q(("settled_at__isnull", False), models.Q(("settled_by", ""), _negated=True)),
                    _connector="OR",
                ),
                name="open_point_settled_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="shiftreport",
            constraint=models.UniqueConstraint(
                fields=("facility", "day", "number"), name="shift_report_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="shiftreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__in", [1, 2, 3])), name="shift_report_of_a_shift"
            ),
        ),
        migrations.AddConstraint(
            model_name="shiftreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("read_at__isnull", True), ("reader__isnull", True)),
                    models.Q(
                        ("read_at__isnull", False),
                        ("reader__isnull", False),
                        models.Q(("reader", models.F("giver")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="shift_report_read_by_another",
            ),
        ),
        migrations.RunPython(broken_beds_are_dated, migrations.RunPython.noop),
        migrations.RunPython(rules_of_the_example, migrations.RunPython.noop),
        migrations.RemoveField(model_name="bed", name="broken"),
        append_only("clients_roompast"),
        append_only("clients_staycorrection"),
    ]
