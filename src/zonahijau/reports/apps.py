"""The reports app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """What people read: overview, units, rounds, report cards."""

    name = "zonahijau.reports"
    label = "reports"

    def ready(self) -> None:
        """The papers that are drafted from reports."""
        from zonahijau.documents import kinds
        from zonahijau.reports.letters import KINDS

        for kind in KINDS:
            kinds.register(kind)
