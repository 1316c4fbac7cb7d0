"""What is written about a unit elsewhere and concerns its sites."""

from typing import Any

from django.db.models.signals import post_save

from zonahijau.organisations.models import Unit
from zonahijau.organisations.modules import is_on
from zonahijau.websites.actions.unit_addresses import take_over


def listen() -> None:
    """Hear of units inside the transaction that writes them."""
    post_save.connect(_unit_written, sender=Unit, dispatch_uid="websites.unit")


def _unit_written(instance: Unit, created: bool, update_fields: Any, raw: bool, **_: Any) -> None:
    """Another address in the list of units is another official site, with the module on."""
    if raw or not is_on(instance.government, "websites"):
        return
    if instance.website if created else (update_fields is None or "website" in update_fields):
        take_over(unit=instance)
