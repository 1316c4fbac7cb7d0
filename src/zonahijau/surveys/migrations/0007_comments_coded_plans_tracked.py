"""Comments have codings, masks and quotations; plans have moves; results have publications."""

import uuid
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import zonahijau.documents.fields

USER = settings.AUTH_USER_MODEL
MEDIA = [
    ("onsite", "di tempat layanan"),
    ("website", "situs web resmi"),
    ("social", "media sosial resmi"),
    ("sippn", "SIPP Nasional"),
    ("portal", "halaman publik"),
    ("print", "brosur atau media cetak"),
]


SIGNALS = [
    ("straight", "Semua jawaban sama"),
    ("device", "Jawaban berikutnya dari alat yang sama"),
    ("office", "Diisi pada jam kerja"),
    ("burst", "Terbanyak dalam satu jam"),
    ("night", "Diisi antara pukul 21 dan 5"),
    ("worktime", "Lewat tautan pada jam kantor"),
    ("late", "Dikirim tablet sesudah penutupan"),
    ("counter", "QR di loket"),
    ("link", "Tautan"),
    ("kiosk", "Tablet di ruang tunggu"),
    ("code", "Kode sekali pakai"),
    ("paper", "Kertas"),
]


def first_days(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """The day that was named first is the only one known so far."""
    apps.get_model("surveys", "FollowUp").objects.update(first_due_on=F("due_on"))


def seal_comments(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """What stands beside paper forms is encrypted, as what was parted from them is."""
    for sheet in apps.get_model("surveys", "Sheet").objects.exclude(comments=[]):
        sheet.sealed = sheet.comments
        sheet.save(update_fields=["sealed"])


def nothing(apps: Any, schema_editor: Any) -> None:
    """Nothing to take back."""


def _id() -> Any:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def _person(*, null: bool) -> Any:
    return models.ForeignKey(
        blank=null,
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=USER,
    )


def _government() -> Any:
    return models.ForeignKey(
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="organisations.government",
    )


def _evidence() -> Any:
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="evidence.evidence",
    )


COMMENTS = [
    *(
        migrations.RemoveField("comment", name)
        for name in ("proposed", "element", "theme", "is_praise", "hidden", "follow_up")
    ),
    migrations.AlterModelOptions("comment", {"ordering": ("campaign_id", "uid")}),
    migrations.AddField("comment", "codes", models.CharField(blank=True, max_length=360)),
    migrations.AddField("comment", "masks", models.JSONField(blank=True, default=list)),
    migrations.AddField("comment", "has_been_looked_at", models.BooleanField(default=False)),
    migrations.AddField("comment", "batch", models.UUIDField(blank=True, null=True)),
    migrations.AddField("comment", "quoted_on", models.DateField(blank=True, null=True)),
    migrations.AddField("comment", "quoted_by", _person(null=True)),
    migrations.AddConstraint(
        "comment",
        models.CheckConstraint(
            condition=Q(quoted_on=None, quoted_by=None)
            | Q(quoted_on__isnull=False, quoted_by__isnull=False),
            name="surveys_comment_quoted_by",
        ),
    ),
    migrations.CreateModel(
        name="Lesson",
        fields=[
            ("id", _id()),
            ("word", models.CharField(max_length=64)),
            ("coding", models.CharField(blank=True, max_length=60)),
            ("count", models.PositiveIntegerField(default=0)),
            ("government", _government()),
        ],
        options={
            "ordering": ("government_id", "word", "coding"),
            "constraints": (
                models.UniqueConstraint(
                    fields=("government", "word", "coding"), name="surveys_lesson_once"
                ),
            ),
        },
    ),
]

PAPER = [
    migrations.AddField(
        "sheet",
        "sealed",
        zonahijau.documents.fields.EncryptedJSONField(blank=True, default=list),
    ),
    migrations.RunPython(seal_comments, nothing, elidable=True),
    migrations.RemoveField("sheet", "comments"),
    migrations.RenameField("sheet", "sealed", "comments"),
]

PLANS = [
    migrations.AddField("followup", "first_due_on", models.DateField(null=True)),
    migrations.RunPython(first_days, nothing, elidable=True),
    migrations.AlterField("followup", "first_due_on", models.DateField()),
    migrations.AddField("followup", "comments", models.PositiveIntegerField(default=0)),
    migrations.AddField("followup", "outcome", models.CharField(blank=True, max_length=300)),
    migrations.CreateModel(
        name="FollowUpMove",
        fields=[
            ("id", _id()),
            ("before", models.DateField()),
            ("after", models.DateField()),
            ("because", models.CharField(max_length=200)),
            ("at", models.DateTimeField(auto_now_add=True)),
            ("by", _person(null=False)),
            (
                "follow_up",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="moves",
                    to="surveys.followup",
                ),
            ),
        ],
        options={"ordering": ("at", "id")},
    ),
    migrations.CreateModel(
        name="Publication",
        fields=[
            ("id", _id()),
            ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
            ("medium", models.CharField(choices=MEDIA, max_length=8)),
            ("on", models.DateField()),
            ("where", models.CharField(blank=True, max_length=200)),
            (
                "entered_at",
                models.DateTimeField(default=django.utils.timezone.now, editable=False),
            ),
            ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ("by", _person(null=False)),
            ("evidence", _evidence()),
            ("government", _government()),
            (
                "report",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="publications",
                    to="surveys.report",
                ),
            ),
        ],
        options={
            "ordering": ("report_id", "on", "id"),
            "constraints": (
                models.UniqueConstraint(
                    condition=Q(withdrawn_at=None),
                    fields=("report", "medium"),
                    name="surveys_publication_once",
                ),
            ),
        },
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0006_forms_of_units"),
        ("evidence", "0001_initial"),
        migrations.swappable_dependency(USER),
    ]

    operations = [
        *COMMENTS,
        *PAPER,
        *PLANS,
        migrations.AlterField("signal", "kind", models.CharField(choices=SIGNALS, max_length=8)),
    ]
