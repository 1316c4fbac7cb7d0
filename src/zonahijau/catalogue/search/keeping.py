"""What is saved one by one is found at once; whoever writes many rows in one statement calls
``index`` or ``rebuild``."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.search.indexing import index
from zonahijau.organisations.models import Unit


def keep() -> None:
    """Follow services, standards and the names of units; called once, when the app is ready."""
    post_save.connect(_service_saved, sender=Service, dispatch_uid="search-service")
    post_save.connect(_standard_saved, sender=Standard, dispatch_uid="search-standard")
    post_save.connect(_unit_saved, sender=Unit, dispatch_uid="search-unit")


def _service_saved(instance: Service, raw: bool = False, **_: Any) -> None:
    if not raw:
        index([instance.pk])


def _standard_saved(instance: Standard, raw: bool = False, **_: Any) -> None:
    if not raw and instance.state == "set":
        index([instance.service_id])


def _unit_saved(instance: Unit, created: bool, raw: bool = False, **_: Any) -> None:
    if not raw and not created:
        index(instance.services.values_list("pk", flat=True))
