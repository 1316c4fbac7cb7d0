"""The instruments app."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "zonahijau.instruments"
    label = "instruments"
