"""Where and when units serve, where people complain, what the public reads and finds."""

import uuid
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import zonahijau.catalogue.models.services


def give_codes(apps: Any, editor: Any) -> None:  # noqa: ARG001
    """One by one: a default computed by the database would be the same for all."""
    services = apps.get_model("catalogue", "Service").objects
    for key in services.filter(public_code=None).values_list("pk", flat=True).iterator():
        code = zonahijau.catalogue.models.services.new_public_code()
        services.filter(pk=key).update(public_code=code)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_changes_of_standards"),
        ("organisations", "0003_public_codes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("tail", models.CharField(db_index=True, max_length=3)),
            ],
        ),
        migrations.AddField(
            model_name="service",
            name="assured_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="assured_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="keywords",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="service",
            name="needs",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="service",
            name="public_code",
            field=models.CharField(editable=False, max_length=12, null=True),
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="service",
            name="public_code",
            field=models.CharField(
                default=zonahijau.catalogue.models.services.new_public_code,
                editable=False,
                max_length=12,
                unique=True,
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="summary",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "service",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="catalogue.service",
                    ),
                ),
                ("title", models.TextField()),
                ("place", models.TextField()),
                ("body", models.TextField()),
                (
                    "government",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.government",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ComplaintChannel",
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
                            ("lapor", "SP4N-LAPOR!"),
                            ("phone", "Telepon"),
                            ("whatsapp", "WhatsApp"),
                            ("sms", "SMS"),
                            ("email", "Surel"),
                            ("web", "Situs web"),
                            ("social", "Media sosial"),
                            ("counter", "Datang langsung"),
                            ("box", "Kotak saran"),
                            ("letter", "Surat"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaint_channels",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("unit_id", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("unit", "kind", "value"),
                        name="catalogue_channel_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServicePoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("whatsapp", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("map_link", models.URLField(blank=True, max_length=300)),
                ("hours", models.JSONField(blank=True, default=dict)),
                ("facilities", models.JSONField(blank=True, default=list)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "created_at",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("unit_id", "order", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="catalogue_point_withdrawn_because",
                    )
                ],
            },
        ),
    ]
