"""Every unit gets the code of its permanent public address."""

from typing import Any

from django.db import migrations, models

import zonahijau.organisations.models.units


def give_codes(apps: Any, editor: Any) -> None:  # noqa: ARG001
    """One by one: a default computed by the database would be the same for all."""
    units = apps.get_model("organisations", "Unit").objects
    for key in units.filter(public_code=None).values_list("pk", flat=True):
        code = zonahijau.organisations.models.units.new_public_code()
        units.filter(pk=key).update(public_code=code)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_own_days")]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="public_code",
            field=models.CharField(editable=False, max_length=12, null=True),
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="unit",
            name="public_code",
            field=models.CharField(
                default=zonahijau.organisations.models.units.new_public_code,
                editable=False,
                max_length=12,
                unique=True,
            ),
        ),
    ]
