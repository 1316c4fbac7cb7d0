"""Tells Django about the package."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Evidence of units."""

    name = "zonahijau.evidence"
    verbose_name = "Bukti dukung"

    def ready(self) -> None:
        """Registers what comes again."""
        from zonahijau.evidence import tasks  # noqa: F401
