"""The assessments app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Rounds, assessments and results."""

    name = "zonahijau.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Tells evidence where it is used."""
        from zonahijau.assessments.uses import uses
        from zonahijau.evidence.uses import register_uses

        register_uses("assessments", uses)
