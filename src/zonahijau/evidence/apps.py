"""Tells Django about the package."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Evidence of units."""

    name = "zonahijau.evidence"
    verbose_name = "Bukti dukung"

    def ready(self) -> None:
        """Registers what comes again, and tells handovers what waits."""
        from zonahijau.evidence import tasks  # noqa: F401
        from zonahijau.evidence.handing import items
        from zonahijau.organisations.handovers import register_items

        register_items(items)
