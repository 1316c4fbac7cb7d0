"""The assessments app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "zonahijau.assessments"
    label = "assessments"
