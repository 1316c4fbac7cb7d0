"""Published cells as whole numbers that add up to every level above the survey; they are filled
with the next issue of a survey, and for all of them by ``zonahijau surveys recount``."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
        ("surveys", "0004_past_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedCell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(blank=True, max_length=20)),
                ("cell", models.CharField(blank=True, max_length=20)),
                ("label", models.CharField(blank=True, max_length=200)),
                ("label_en", models.CharField(blank=True, max_length=200)),
                ("n", models.PositiveIntegerField()),
                ("total", models.PositiveBigIntegerField()),
                ("error", models.TextField(blank=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published",
                        to="surveys.campaign",
                    ),
                ),
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
                "ordering": ("campaign_id", "table", "cell"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "table", "cell"), name="surveys_published_once"
                    )
                ],
            },
        ),
    ]
