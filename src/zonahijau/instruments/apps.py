"""The instruments app."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "zonahijau.instruments"
    label = "instruments"

    def ready(self) -> None:
        from zonahijau.instruments.queries import choices_of
        from zonahijau.organisations.targets import set_lister

        set_lister(choices_of)
