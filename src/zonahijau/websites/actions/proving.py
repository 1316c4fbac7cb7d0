"""A check becomes evidence of its unit, for the facts that were seen on the site."""

from zonahijau.accounts.models import User
from zonahijau.evidence.actions import add_link
from zonahijau.evidence.details import Details
from zonahijau.evidence.models import Evidence
from zonahijau.evidence.slots import LINK
from zonahijau.websites.facts import facts_of
from zonahijau.websites.models import SiteCheck
from zonahijau.wording import Text, refuse


def prove(*, by: User, check: SiteCheck) -> Evidence:
    """A dated link that proves what the check found. Refused where it found nothing."""
    facts = tuple(sorted(facts_of(check)))
    if not facts:
        raise refuse(
            Text("Tidak ada muatan yang ditemukan", "No content was found"),
            Text("Lengkapi situsnya, lalu periksa lagi", "Complete the site, then check again"),
        )
    day = check.site.government.day_of(check.at)
    title = f"{check.site} diperiksa {day} ({str(check.uid)[:8]})"
    details = Details(LINK, title[:200], facts)
    address = check.address or check.site.address
    return add_link(by=by, unit=check.site.unit, url=address, details=details)
