"""A form may be a unit's own, and late answers of tablets are told."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0005_published_cells"),
    ]

    operations = [
        migrations.AddField(
            model_name="surveyform",
            name="unit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="survey_forms",
                to="organisations.unit",
            ),
        ),
        migrations.AlterField(
            model_name="signal",
            name="kind",
            field=models.CharField(
                choices=[
                    ("straight", "Semua jawaban sama"),
                    ("device", "Jawaban berikutnya dari alat yang sama"),
                    ("office", "Diisi pada jam kerja"),
                    ("burst", "Terbanyak dalam satu jam"),
                    ("late", "Dikirim tablet sesudah penutupan"),
                    ("counter", "QR di loket"),
                    ("link", "Tautan"),
                    ("kiosk", "Tablet di ruang tunggu"),
                    ("code", "Kode sekali pakai"),
                    ("paper", "Kertas"),
                ],
                max_length=8,
            ),
        ),
    ]
