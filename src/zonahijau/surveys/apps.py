"""Tells Django about the package."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Survey reports, campaigns and answers.

    Answers that wait to be mixed, and the public halves of the keys they wait under, are in no
    backup: a copy of them would outlive the mixing.
    """

    name = "zonahijau.surveys"
    verbose_name = "Survei kepuasan"
    never_backed_up = ("WaitingAnswer", "Seal")

    def ready(self) -> None:
        """Registers the letters that surveys draft, and what they know for indicators."""
        from zonahijau.documents import kinds
        from zonahijau.instruments.facts import register_provider
        from zonahijau.surveys.facts import PREFIX, provide
        from zonahijau.surveys.letters import KINDS
        from zonahijau.surveys.papers.report import KIND

        for kind in (*KINDS, KIND):
            kinds.register(kind)
        register_provider(PREFIX, provide)
