"""Tells Django about the package."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Services of units; answers for the facts that follow from their list."""

    name = "zonahijau.catalogue"
    verbose_name = "Katalog layanan"

    def ready(self) -> None:
        """Registers what the catalogue knows for indicators, and keeps the search."""
        from zonahijau.catalogue import pledge_facts, standard_facts, tasks  # noqa: F401
        from zonahijau.catalogue.decree_annex import decree
        from zonahijau.catalogue.facts import COVERED, provide
        from zonahijau.catalogue.papers import DECREE, KINDS
        from zonahijau.catalogue.search.keeping import keep
        from zonahijau.catalogue.views.comments import find_draft
        from zonahijau.documents import kinds
        from zonahijau.instruments.facts import register_provider
        from zonahijau.web.genuine import register_codes

        register_provider(COVERED, provide)
        for each in (standard_facts, pledge_facts):
            register_provider(each.PREFIX, each.provide)
        for kind in KINDS:
            kinds.register(kind)
        kinds.redraft(DECREE, decree)
        register_codes("drafts", find_draft)
        keep()
