"""The instruments app."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "zonahijau.instruments"
    label = "instruments"

    def ready(self) -> None:
        from zonahijau.documents.queries import PREFIX
        from zonahijau.instruments.decrees import provide
        from zonahijau.instruments.facts import register_provider
        from zonahijau.instruments.queries import choices_of
        from zonahijau.organisations.targets import set_lister

        set_lister(choices_of)
        register_provider(PREFIX.rstrip("."), provide)
