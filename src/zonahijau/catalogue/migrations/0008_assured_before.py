"""What a unit said before it said today that its page is still true."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0007_notes_of_services")]

    operations = [
        migrations.AddField(
            model_name="service",
            name="assured_before",
            field=models.DateField(blank=True, null=True),
        ),
    ]
