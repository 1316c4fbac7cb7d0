"""The assessments app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Rounds, assessments and results."""

    name = "zonahijau.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Tells evidence where it is used, and handovers what waits."""
        from zonahijau.assessments.handing import items
        from zonahijau.assessments.uses import uses
        from zonahijau.evidence.uses import register_uses
        from zonahijau.organisations.handovers import register_items

        register_items(items)
        register_uses("assessments", uses)
