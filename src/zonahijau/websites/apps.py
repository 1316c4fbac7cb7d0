"""Tells Django about the package."""

from django.apps import AppConfig


class WebsitesConfig(AppConfig):
    """Sites of units and their checks; answers for the facts that can be read on a site."""

    name = "zonahijau.websites"
    verbose_name = "Situs web"

    def ready(self) -> None:
        """Registers what was seen on sites, which outranks what somebody declared, and tells
        handovers what is passed on."""
        from zonahijau.instruments.facts import register_provider
        from zonahijau.organisations.handovers import register_items
        from zonahijau.websites import (
            hearing,
            tasks,  # noqa: F401  registers what comes again
        )
        from zonahijau.websites.facts import KEYS, provide
        from zonahijau.websites.handing import items

        hearing.listen()
        register_items(items)
        for key in KEYS:
            register_provider(key, provide, rank=1)
