"""The reports app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "zonahijau.reports"
    label = "reports"
