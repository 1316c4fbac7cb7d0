from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("websites", "0002_visits"),
    ]

    operations = [
        migrations.AddField(
            model_name="site",
            name="moved_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
