"""Names, photos, addresses and identity over time; households; files joined as one person's, and how that is undone.

What the registry knew so far becomes the first row of each history.
"""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models
from django.utils import timezone

import rptc.lib.codes
import rptc.lib.crypto
from rptc.lib.codes import code

SQL = (Path(__file__).parent / "0010_identity_over_time.sql").read_text()
NAMES, RULES = SQL.split("-- A canonical person", 1)
DROP = """
DROP FUNCTION people_called(text[], text[], text[], int);
DROP TRIGGER stay_one_at_a_time_of_one_human ON clients_stay;
DROP FUNCTION one_place_at_a_time();
DROP TRIGGER episode_one_open_of_one_human ON clients_episode;
DROP FUNCTION one_open_case();
DROP FUNCTION rows_of_one_human(bigint);
DROP TRIGGER person_canonical_is_one_step ON clients_person;
DROP FUNCTION canonical_is_one_step();
"""
BATCH = 2000


def begin_histories(apps, schema_editor):
    """The identity, home and photo of everybody, as first recorded when the person was registered."""
    models = {name: apps.get_model("clients", name) for name in ("IdentityCheck", "Address", "Portrait")}
    rows = {name: [] for name in models}
    for person in apps.get_model("clients", "Person").objects.order_by("pk").iterator(chunk_size=BATCH):
        since = {"person": person, "recorded_at": person.created_at, "code": code()}
        day = timezone.localdate(person.created_at)
        rows["IdentityCheck"].append(models["IdentityCheck"](status=person.identity_status, on=day, **since))
        if person.address:
            home = {"kind": "home", "text": person.address[:300], "district_id": person.district_id}
            rows["Address"].append(models["Address"](**home, **since))
        if person.photo_id:
            rows["Portrait"].append(models["Portrait"](file_id=person.photo_id, **since))
    for name, model in models.items():
        model.objects.bulk_create(rows[name], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0009_consents_and_deputies"),
        ("files", "0001_first_tables"),
        ("places", "0004_whom_the_unit_writes_to"),
    ]

    operations = [
        migrations.RunSQL(NAMES, "DROP FUNCTION other_name_keys(text, text)"),
        migrations.CreateModel(
            name="Address",
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
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("home", "Home"),
                            ("family", "With family"),
                            ("shelter", "A shelter or institution"),
                            ("street", "Where they sleep or work on the street"),
                        ],
                        max_length=10,
                        verbose_name="kind of address",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="address")),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "ended_as",
                    models.CharField(
                        blank=True,
                        choices=[("moved", "Moved away"), ("mistake", "Entered in error")],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=150)),
                ("ended_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": [models.OrderBy(models.F("ended_at"), descending=True, nulls_first=True), "-id"],
            },
        ),
        migrations.CreateModel(
            name="Household",
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
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="IdentityCheck",
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
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("unknown", "Tidak diketahui"),
                            ("stated", "Pengakuan"),
                            ("document_seen", "Dokumen dilihat"),
                            ("civil_registry_verified", "Terverifikasi Dukcapil"),
                        ],
                        max_length=30,
                        verbose_name="identity",
                    ),
                ),
                ("on", models.DateField(verbose_name="seen on")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="from what")),
            ],
            options={
                "ordering": ["-on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=150)),
                ("ended_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Merge",
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
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
                ("reason", rptc.lib.crypto.SealedText()),
                ("kept", rptc.lib.crypto.SealedJSON(default=dict)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                ("undone_reason", rptc.lib.crypto.SealedText(null=True)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="OtherName",
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
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nickname", "What they are called"),
                            ("titled", "Name with daeng, puang or a noble title"),
                            ("patronymic", "Bin or binti"),
                            ("birth", "Name at birth or earlier name"),
                            ("document", "Name in another document"),
                            ("spelling", "Another spelling"),
                        ],
                        max_length=12,
                        verbose_name="kind of name",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("source", models.CharField(blank=True, max_length=150, verbose_name="who said so")),
                (
                    "retired_as",
                    models.CharField(
                        blank=True,
                        choices=[("unused", "No longer used"), ("mistake", "Entered in error")],
                        max_length=10,
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("retired_by", models.CharField(blank=True, max_length=150)),
                ("retired_reason", models.CharField(blank=True, max_length=300)),
                (
                    "keys",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func("name", "retired_as", function="other_name_keys"),
                        output_field=django.contrib.postgres.fields.ArrayField(
                            base_field=models.TextField(), size=None
                        ),
                    ),
                ),
            ],
            options={
                "ordering": ["retired_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Portrait",
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
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PossibleDuplicate",
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
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
                ("reason", rptc.lib.crypto.SealedText()),
                (
                    "settled_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("joined", "The files were joined"),
                            ("two_people", "They are two people"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_by", models.CharField(blank=True, max_length=150)),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="TwoPeople",
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
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
                ("reason", rptc.lib.crypto.SealedText()),
                ("reconsidered_at", models.DateTimeField(blank=True, null=True)),
                ("reconsidered_by", models.CharField(blank=True, max_length=150)),
                ("reconsidered_reason", rptc.lib.crypto.SealedText(null=True)),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
            },
        ),
        migrations.AddField(
            model_name="relative",
            name="client",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kin_of",
                to="clients.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("canonical__isnull", True),
                    models.Q(("canonical", models.F("pk")), _negated=True),
                    _connector="OR",
                ),
                name="person_not_own_duplicate",
            ),
        ),
        migrations.AddConstraint(
            model_name="relative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("client__isnull", True),
                    models.Q(("client", models.F("person")), _negated=True),
                    _connector="OR",
                ),
                name="relative_is_somebody_else",
                violation_error_message="Nobody is their own family. Choose another client.",
            ),
        ),
        migrations.AddField(
            model_name="address",
            name="district",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="places.district",
                verbose_name="kecamatan",
            ),
        ),
        migrations.AddField(
            model_name="address",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="addresses", to="clients.person"
            ),
        ),
        migrations.AddField(
            model_name="identitycheck",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="identity_checks",
                to="clients.person",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="members", to="clients.household"
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="clients.person"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="canonical",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="merges_here", to="clients.person"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="duplicate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="merges_away", to="clients.person"
            ),
        ),
        migrations.AddField(
            model_name="othername",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="other_names", to="clients.person"
            ),
        ),
        migrations.AddField(
            model_name="portrait",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="portrait",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="portraits", to="clients.person"
            ),
        ),
        migrations.AddField(
            model_name="possibleduplicate",
            name="other",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspicions_of_others",
                to="clients.person",
            ),
        ),
        migrations.AddField(
            model_name="possibleduplicate",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="suspicions", to="clients.person"
            ),
        ),
        migrations.AddField(
            model_name="twopeople",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.person"
            ),
        ),
        migrations.AddField(
            model_name="twopeople",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("person", "kind"),
                name="address_one_of_a_kind",
                violation_error_message="Somebody else has just recorded an address. Reload the page.",
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since__isnull", True),
                    ("until__isnull", True),
                    ("until__gte", models.F("since")),
                    _connector="OR",
                ),
                name="address_ends_after_start",
                violation_error_message="The last day must not be before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("person",),
                name="household_one_at_a_time",
                violation_error_message="This client belongs to another household. Record first that it left.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since__isnull", True),
                    ("until__isnull", True),
                    ("until__gte", models.F("since")),
                    _connector="OR",
                ),
                name="household_left_after_joining",
                violation_error_message="The last day must not be before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at__isnull", True)), fields=("duplicate",), name="merge_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("duplicate", models.F("canonical")), _negated=True), name="merge_of_two"
            ),
        ),
        migrations.AddIndex(
            model_name="othername",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["keys"], name="other_name_keys"
            ),
        ),
        migrations.AddConstraint(
            model_name="othername",
            constraint=models.UniqueConstraint(
                models.F("person"),
                models.F("kind"),
                django.db.models.functions.text.Lower("name"),
                condition=models.Q(("retired_at__isnull", True)),
                name="other_name_once",
                violation_error_message="This name stands in the file already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="othername",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retired_as", ""), ("retired_at__isnull", True)),
                    models.Q(
                        ("retired_at__isnull", False),
                        models.Q(("retired_as", ""), _negated=True),
                        models.Q(("retired_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="other_name_retired_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="portrait",
            constraint=models.UniqueConstraint(fields=("person", "file"), name="portrait_once"),
        ),
        migrations.AddConstraint(
            model_name="possibleduplicate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("settled_at__isnull", True)),
                fields=("person", "other"),
                name="suspicion_once",
                nulls_distinct=False,
                violation_error_message="This is on the list of the unit head already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="possibleduplicate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("other__isnull", True),
                    models.Q(("other", models.F("person")), _negated=True),
                    _connector="OR",
                ),
                name="suspicion_of_somebody_else",
                violation_error_message="Name another file than this one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopeople",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reconsidered_at__isnull", True)),
                fields=("one", "other"),
                name="two_people_once",
                violation_error_message="It is said already that these are two people.",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopeople",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="two_people_in_order"
            ),
        ),
        migrations.RunSQL("-- A canonical person" + RULES, DROP),
        migrations.RunPython(begin_histories, migrations.RunPython.noop),
    ]
