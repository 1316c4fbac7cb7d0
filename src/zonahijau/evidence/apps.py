"""Tells Django about the package."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Evidence of units."""

    name = "zonahijau.evidence"
    verbose_name = "Bukti dukung"
