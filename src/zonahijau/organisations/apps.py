from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OrganisationsConfig(AppConfig):
    name = "zonahijau.organisations"
    verbose_name = "Organisasi"

    def ready(self) -> None:
        from zonahijau.accounts.demo import set_lister
        from zonahijau.accounts.second_factor import set_requirement
        from zonahijau.notices.models import set_silenced
        from zonahijau.organisations import tasks  # noqa: F401  registers what comes again
        from zonahijau.organisations.deciding import needs_codes_since
        from zonahijau.organisations.demonstration import demo_accounts
        from zonahijau.organisations.permissions import judge
        from zonahijau.organisations.places import letterhead, zone
        from zonahijau.organisations.regions import ensure_regions
        from zonahijau.organisations.switches import silenced, switchboard
        from zonahijau.web.context import set_letterhead, set_zone
        from zonahijau.web.gate import set_judge, set_switchboard

        set_judge(judge)
        set_requirement(needs_codes_since)
        set_switchboard(switchboard)
        set_silenced(silenced)
        set_letterhead(letterhead)
        set_zone(zone)
        set_lister(demo_accounts)
        post_migrate.connect(ensure_regions, sender=self)
