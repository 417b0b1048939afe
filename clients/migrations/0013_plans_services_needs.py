"""Plans with steps, what was done, and needs that are asked for, decided and delivered."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import rptc.lib.codes
import rptc.lib.crypto


def known_needs(apps, schema_editor):
    """Needs so far were stated at intake as ones that cannot wait; what was met counts as delivered."""
    for need in apps.get_model("clients", "Need").objects.order_by("pk"):
        need.code, need.urgent = rptc.lib.codes.code(), True
        need.state = "delivered" if need.met_at else "requested"
        need.save(update_fields=["code", "urgent", "state"])


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0012_the_house_day_and_night"),
        ("files", "0001_first_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Goal",
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
                    "domain",
                    models.CharField(
                        choices=[
                            ("safety", "Safety"),
                            ("bio", "Body and health"),
                            ("psycho", "Mind and feelings"),
                            ("social", "Family and community"),
                            ("spiritual", "Faith and meaning"),
                            ("legal", "Identity and law"),
                        ],
                        max_length=10,
                        verbose_name="domain",
                    ),
                ),
                ("text", rptc.lib.crypto.SealedText()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("made_by", models.CharField(max_length=150)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("reached", "Reached"), ("dropped", "Dropped")], max_length=10
                    ),
                ),
                ("closing_note", rptc.lib.crypto.SealedText(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_by", models.CharField(blank=True, max_length=150)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                ("made_by", models.CharField(max_length=150)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="PlanReview",
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
                ("decisions", rptc.lib.crypto.SealedJSON(default=dict)),
                ("changed", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("made_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("opened_by", models.CharField(max_length=150)),
                ("content", rptc.lib.crypto.SealedJSON(blank=True, null=True)),
                (
                    "means",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paper", "Signed on paper"),
                            ("spoken", "Said before a witness"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "given_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("client", "The client"),
                            ("guardian", "A parent or guardian"),
                            ("both", "The client and a parent or guardian"),
                        ],
                        max_length=10,
                    ),
                ),
                ("giver_name", models.CharField(blank=True, max_length=150)),
                ("witness", models.CharField(blank=True, max_length=150)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(blank=True, null=True)),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="ServiceRecord",
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
                            ("rptc_meals", "Permakanan"),
                            ("first_aid", "Pertolongan pertama"),
                            ("ambulance", "Ambulans atau diantar ke IGD"),
                            ("health_check", "Pemeriksaan kesehatan"),
                            ("medicine_given", "Obat diberikan sesuai resep"),
                            ("mental_health", "Pemeriksaan atau kontrol jiwa"),
                            ("personal_care", "Perawatan diri dan kebersihan"),
                            ("pp39_motivation", "Motivasi dan diagnosis psikososial"),
                            ("pp39_social", "Bimbingan sosial dan konseling psikososial"),
                            ("pp39_spiritual", "Bimbingan mental spiritual"),
                            ("pp39_physical", "Bimbingan fisik"),
                            ("pp39_vocational", "Pelatihan vokasional dan kewirausahaan"),
                            ("pp39_access", "Pelayanan aksesibilitas"),
                            ("pp39_aid", "Bantuan dan asistensi sosial"),
                            ("rptc_tracing", "Penelusuran identitas dan keluarga"),
                            ("family_visit", "Kunjungan atau mediasi keluarga"),
                            ("identity_paper", "Pengurusan dokumen kependudukan"),
                            ("school", "Pendampingan sekolah"),
                            ("legal", "Pendampingan hukum atau kepolisian"),
                            ("rptc_sharing", "Forum berbagi dan diskusi kebutuhan"),
                            ("pp39_resocialisation", "Bimbingan resosialisasi"),
                            ("rptc_return", "Pemulangan ke daerah asal"),
                            ("other", "Lainnya, sebutkan"),
                        ],
                        max_length=30,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.CharField(max_length=150)),
                ("given_by", models.CharField(max_length=150)),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "funding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("apbd", "APBD Kota Makassar"),
                            ("apbd_province", "APBD Provinsi"),
                            ("apbn", "APBN / Kementerian Sosial"),
                            ("baznas", "BAZNAS / zakat"),
                            ("partner", "Mitra"),
                            ("donation", "Donatur"),
                            ("health_cover", "JKN / BPJS Kesehatan"),
                            ("family", "Keluarga atau klien sendiri"),
                            ("own", "Uang pribadi petugas"),
                            ("none", "Tanpa biaya"),
                        ],
                        max_length=20,
                    ),
                ),
                ("amount", models.BigIntegerField(blank=True, null=True)),
                ("note", rptc.lib.crypto.SealedText(blank=True, null=True)),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                ("struck_by", models.CharField(blank=True, max_length=150)),
                ("struck_reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-happened_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Step",
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
                ("what", rptc.lib.crypto.SealedText()),
                (
                    "owner",
                    models.CharField(
                        choices=[
                            ("staff", "Somebody of RPTC"),
                            ("client", "The client"),
                            ("guardian", "A parent or guardian"),
                            ("partner", "A partner"),
                        ],
                        max_length=10,
                    ),
                ),
                ("partner_code", models.CharField(blank=True, max_length=20)),
                ("partner_label", models.CharField(blank=True, max_length=150)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("result", rptc.lib.crypto.SealedText(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=150)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("made_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.AlterModelOptions(
            name="need",
            options={"ordering": ["-stated_at", "-id"]},
        ),
        migrations.AddField(
            model_name="need",
            name="code",
            field=models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="decided_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="decided_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="need",
            name="funding",
            field=models.CharField(
                blank=True,
                choices=[
                    ("apbd", "APBD Kota Makassar"),
                    ("apbd_province", "APBD Provinsi"),
                    ("apbn", "APBN / Kementerian Sosial"),
                    ("baznas", "BAZNAS / zakat"),
                    ("partner", "Mitra"),
                    ("donation", "Donatur"),
                    ("health_cover", "JKN / BPJS Kesehatan"),
                    ("family", "Keluarga atau klien sendiri"),
                    ("own", "Uang pribadi petugas"),
                    ("none", "Tanpa biaya"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="partner_code",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="need",
            name="partner_label",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="need",
            name="promised_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="promised_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="need",
            name="quantity",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="need",
            name="reason",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="need",
            name="recorded_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="need",
            name="requested_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="need",
            name="shared",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="need",
            name="size",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="need",
            name="state",
            field=models.CharField(
                choices=[
                    ("requested", "Asked for"),
                    ("approved", "Approved"),
                    ("refused", "Refused"),
                    ("delivered", "Delivered"),
                    ("withdrawn", "No longer needed"),
                ],
                default="requested",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="urgent",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="need",
            name="value",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(fields=["state", "-stated_at"], name="need_state"),
        ),
        migrations.RunPython(known_needs, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="need",
            name="code",
            field=models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("met_at__isnull", False), ("state", "delivered")),
                    models.Q(
                        models.Q(("state", "delivered"), _negated=True),
                        ("met_at__isnull", True),
                        ("met_by", ""),
                    ),
                    _connector="OR",
                ),
                name="need_delivered_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["refused", "withdrawn"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="need_turned_down_has_reason",
                violation_error_message="Say why.",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["approved", "refused"]), _negated=True),
                    ("decided_at__isnull", False),
                    _connector="OR",
                ),
                name="need_decided_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gte", 1)),
                name="need_of_something",
                violation_error_message="Write how many, at least 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("shared", False),
                    (
                        "kind__in",
                        [
                            "meal",
                            "staple_food",
                            "infant_milk",
                            "drinking_water",
                            "clothing",
                            "underwear",
                            "footwear",
                            "hygiene_kit",
                            "sanitary_pads",
                            "nappies",
                            "bedding",
                            "school_enrolment",
                            "school_kit",
                            "equivalency",
                            "tutoring",
                            "skills_training",
                            "business_tools",
                            "job_placement",
                        ],
                    ),
                    _connector="OR",
                ),
                name="need_shared_says_nothing_of_a_person",
                violation_error_message="This need says too much of the client: partners read it only in the referral.",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("value__isnull", True),
                    models.Q(("value__gte", 0), ("value__lte", 10000000000)),
                    _connector="OR",
                ),
                name="need_value_is_possible",
                violation_error_message="Write a value of at most ten thousand million rupiah.",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="episode",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="plan", to="clients.episode"
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="clients.plan"
            ),
        ),
        migrations.AddField(
            model_name="planreview",
            name="assessment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="clients.assessment",
            ),
        ),
        migrations.AddField(
            model_name="planreview",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="clients.plan"
            ),
        ),
        migrations.AddField(
            model_name="planversion",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="clients.plan"
            ),
        ),
        migrations.AddField(
            model_name="planversion",
            name="scan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="servicerecord",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="services", to="clients.episode"
            ),
        ),
        migrations.AddField(
            model_name="servicerecord",
            name="goal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="clients.goal",
            ),
        ),
        migrations.AddField(
            model_name="servicerecord",
            name="need",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="clients.need",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="goal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="clients.goal"
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="worker",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plan_steps",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="servicerecord",
            name="step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="clients.step",
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("outcome", "")),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closing_note__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="goal_closed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="plan_version_number"),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at__isnull", True)),
                fields=("plan",),
                name="plan_version_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("means", "")),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("content__isnull", False),
                        ("recorded_at__isnull", False),
                        models.Q(("means", ""), _negated=True),
                        models.Q(("given_by", ""), _negated=True),
                        models.Q(("giver_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="plan_version_answered_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("means", "paper"), _negated=True), ("scan__isnull", False), _connector="OR"
                ),
                name="plan_version_paper_has_scan",
                violation_error_message="Add a scan or photo of the signed paper.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("means", "spoken"), _negated=True),
                    models.Q(("witness", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_version_spoken_has_witness",
                violation_error_message="Write the name of the witness.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("means", "refused"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_version_refused_has_reason",
                violation_error_message="Write why it was refused.",
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["due_on"], name="step_open_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_on__isnull", True), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("ended_at__isnull", False),
                        ("ended_on__isnull", False),
                        ("result__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="step_ended_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("owner", "staff"), ("worker__isnull", False)),
                    models.Q(models.Q(("owner", "staff"), _negated=True), ("worker__isnull", True)),
                    _connector="OR",
                ),
                name="step_of_staff_has_worker",
                violation_error_message="Choose who does it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("owner", "partner"), models.Q(("partner_code", ""), _negated=True)),
                    models.Q(models.Q(("owner", "partner"), _negated=True), ("partner_code", "")),
                    _connector="OR",
                ),
                name="step_of_partner_has_partner",
                violation_error_message="Choose the partner.",
            ),
        ),
        migrations.AddIndex(
            model_name="servicerecord",
            index=models.Index(fields=["episode", "-happened_at"], name="service_newest"),
        ),
        migrations.AddConstraint(
            model_name="servicerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("happened_at__lte", models.F("recorded_at"))),
                name="service_not_before_it_happened",
                violation_error_message="Write a time that is not in the future.",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("struck_at__isnull", True), ("struck_reason", "")),
                    models.Q(
                        ("struck_at__isnull", False),
                        models.Q(("struck_reason", ""), _negated=True),
                        models.Q(("struck_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="service_struck_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes__isnull", True),
                    models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                    _connector="OR",
                ),
                name="service_of_a_day_at_most",
                violation_error_message="Write the minutes, at most 1,440.",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__isnull", True),
                    models.Q(("amount__gte", 0), ("amount__lte", 10000000000)),
                    _connector="OR",
                ),
                name="service_amount_is_possible",
                violation_error_message="Write a value of at most ten thousand million rupiah.",
            ),
        ),
    ]
