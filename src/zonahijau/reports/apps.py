"""The reports app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """What people read: overview, units, rounds, report cards."""

    name = "zonahijau.reports"
    label = "reports"

    def ready(self) -> None:
        """The papers that are drafted from reports, and the pages of printed results."""
        from zonahijau.documents import kinds
        from zonahijau.reports.first_hour import strip
        from zonahijau.reports.letters import KINDS
        from zonahijau.reports.ninety_days.paper import KINDS as PLANS
        from zonahijau.reports.views.genuine import find_result
        from zonahijau.web.context import set_strip
        from zonahijau.web.genuine import register_codes

        set_strip(strip)
        register_codes("reports", find_result)

        for kind in (*KINDS, *PLANS):
            kinds.register(kind)
