"""Where the answers of surveys that ended long ago lie."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0003_respondents_of_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="PastAnswers",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("region", models.CharField(max_length=4)),
                ("answers", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("moved_on", models.DateField()),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past",
                        to="surveys.campaign",
                    ),
                ),
            ],
            options={"ordering": ("campaign_id",)},
        ),
    ]
