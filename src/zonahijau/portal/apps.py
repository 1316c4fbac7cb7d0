"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Public pages of the services of governments, and their catalogue as open data."""

    name = "zonahijau.portal"
    verbose_name = "Halaman publik"

    def ready(self) -> None:
        """Registers the pages of printed codes."""
        from zonahijau.portal.views.codes import find_region, find_service, find_unit
        from zonahijau.web.genuine import register_codes

        register_codes("portal-services", find_service)
        register_codes("portal-units", find_unit)
        register_codes("portal-regions", find_region)
