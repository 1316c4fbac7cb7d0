"""Days on which somebody in office is away; front office and contact person as positions."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0003_public_codes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="position",
            name="kind",
            field=models.CharField(
                choices=[
                    ("head", "kepala"),
                    ("secretary", "sekretaris"),
                    ("operator", "operator"),
                    ("front_office", "petugas loket (front office)"),
                    ("complaint_officer", "pejabat pengelola pengaduan"),
                    ("contact", "narahubung"),
                    ("other", "lainnya"),
                ],
                max_length=17,
            ),
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leave", "cuti"),
                            ("duty", "dinas luar"),
                            ("training", "pendidikan atau pelatihan"),
                            ("other", "tidak di tempat"),
                        ],
                        max_length=8,
                    ),
                ),
                ("start", models.DateField()),
                ("until", models.DateField()),
                ("substitute", models.CharField(blank=True, max_length=150)),
                ("letter", models.CharField(blank=True, max_length=160)),
                (
                    "entered_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
                (
                    "government",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.government",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="organisations.officeholder",
                    ),
                ),
            ],
            options={
                "ordering": ("holder_id", "start"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("start"))),
                        name="organisations_absence_span",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="organisations_absence_withdrawn_because",
                    ),
                ],
            },
        ),
    ]
