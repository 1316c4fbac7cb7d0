"""Reads that others ask for: which instruments a government may choose from."""

from zonahijau.instruments.models import Version
from zonahijau.organisations.models import Government
from zonahijau.wording import Text


def choices_of(government: Government) -> list[tuple[str, Text]]:
    """Identity and title of each instrument that is published for a government, latest first."""
    shipped = Version.objects.usable().filter(government=None)
    own = Version.objects.usable().filter(government=government)
    rows = (shipped | own).order_by("-in_force_from", "instrument_id", "published_at")
    return list({row.instrument_id: row.title for row in rows.defer("source")}.items())
