"""Who answered, by group, stands in the register as well: posters of surveys held elsewhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_sheets_taken_out")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="groups",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
