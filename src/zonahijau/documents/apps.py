"""Tells Django about the package."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Official papers and the register of decrees and letters."""

    name = "zonahijau.documents"
    verbose_name = "Naskah dan register"

    def ready(self) -> None:
        """Registers the kinds of papers, the page of a code, and what comes again."""
        from zonahijau.documents import tasks  # noqa: F401
        from zonahijau.documents.kinds import register_shipped
        from zonahijau.documents.views.genuine import find_paper
        from zonahijau.web.genuine import register_codes

        register_shipped()
        register_codes("documents", find_paper)
