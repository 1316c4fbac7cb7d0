"""Tells Django about the package."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base templates, components, static files; no models."""

    name = "zonahijau.web"
