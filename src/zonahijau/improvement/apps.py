"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Promises of units."""

    name = "zonahijau.improvement"
    label = "improvement"

    def ready(self) -> None:
        """A return of an assessment is a promise; sending it again reports the promise."""
        from zonahijau.improvement import hearing

        hearing.listen()
