"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Promises of units."""

    name = "zonahijau.improvement"
    label = "improvement"

    def ready(self) -> None:
        """A return of an assessment is a promise; sending it again reports the promise. Checks of
        sites are findings. Handovers hear what waits; pages about a unit tell of promises."""
        from zonahijau.improvement import (
            hearing,
            tasks,  # noqa: F401  registers what comes again
        )
        from zonahijau.improvement.handing import items
        from zonahijau.improvement.papers import fill_monitoring
        from zonahijau.improvement.queries import told_of
        from zonahijau.organisations.handovers import register_items
        from zonahijau.organisations.panels import Panel, register_panel

        hearing.listen()
        fill_monitoring()
        register_items(items)
        register_panel("promises", Panel("improvement/of_unit.html", "monitoring", told_of))
