"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Promises of units."""

    name = "zonahijau.improvement"
    label = "improvement"

    def ready(self) -> None:
        """A return of an assessment is a promise; sending it again reports the promise. Handovers
        hear what waits."""
        from zonahijau.improvement import hearing
        from zonahijau.improvement.handing import items
        from zonahijau.organisations.handovers import register_items

        hearing.listen()
        register_items(items)
