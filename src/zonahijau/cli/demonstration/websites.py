"""Sites and past checks of the demonstration: every one invented, and said so. Nothing is fetched:
the demonstration has the checker switched off."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from zonahijau.cli.demonstration.files import rows
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.websites.actions import add_site, keep_check
from zonahijau.websites.checking.points import FAILS, PASSES, UNKNOWN, Found, points
from zonahijau.websites.kinds import WEBSITE
from zonahijau.websites.models import Site
from zonahijau.websites.policies import SiteFacts
from zonahijau.wording import Text

EXAMPLE = Text("Contoh untuk peragaan", "Example for the demonstration")
EARLIER = timedelta(weeks=4)


def list_sites(government: Government, units: dict[str, Unit]) -> None:
    """The module switched on, an inventory with gaps, and two checks of most sites."""
    on = set(government.settings.get(KEY, AT_FIRST)) | {"websites"}
    government.settings = {**government.settings, KEY: sorted(on)}
    government.save(update_fields=["settings"])
    now = timezone.now()
    for row in rows("sites"):
        is_website = row["kind"] == WEBSITE
        facts = SiteFacts(
            row["address"], row["kind"], f"{row['label']} (peragaan)", row["keeper"], is_website
        )
        site = add_site(by=None, unit=units[row["unit"]], facts=facts)
        if is_website:
            _check(site, row["before"] or row["fails"], "", now - EARLIER)
            _check(site, row["fails"], row["unknown"], now - timedelta(days=1, minutes=site.pk))


def _check(site: Site, fails: str, unknown: str, at: datetime) -> None:
    worse = dict.fromkeys(fails.split(), FAILS) | dict.fromkeys(unknown.split(), UNKNOWN)
    found = [Found(code, worse.get(code, PASSES), EXAMPLE) for code in points()]
    keep_check(site=site, found=found, at=at)
