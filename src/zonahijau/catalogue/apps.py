"""Tells Django about the package."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Services of units; answers for the facts that follow from their list."""

    name = "zonahijau.catalogue"
    verbose_name = "Katalog layanan"
