"""Reading evidence: what answers a fact, what looks the same, what came before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from zonahijau.evidence import looks
from zonahijau.evidence.models import Evidence, EvidenceFact, LookKey
from zonahijau.organisations.models import Unit

SOON = timedelta(days=60)
"""How long before its end an evidence is named as expiring."""


def offered_for(unit: Unit, fact_keys: Iterable[str]) -> dict[str, list[Evidence]]:
    """For each fact key the unit's evidence that proves it today, the newest first.

    Evidence given once is offered again wherever it answers. Two queries, however many keys.
    """
    keys = frozenset(fact_keys)
    usable = Evidence.objects.usable_on(unit.government.today()).filter(unit=unit)
    rows = EvidenceFact.objects.filter(fact__in=keys, evidence__in=usable)
    by_key: dict[str, list[Evidence]] = {key: [] for key in sorted(keys)}
    rows = rows.select_related("evidence__blob", "evidence__government")
    for row in rows.order_by("-evidence__uploaded_at", "-evidence_id"):
        by_key[row.fact].append(row.evidence)
    return by_key


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Another evidence that may be the same; ``distance`` 0 to 10, ``same`` when byte for byte."""

    evidence: Evidence
    distance: int
    same: bool


def look_alikes(evidence: Evidence, most: int = 6) -> list[LookAlike]:
    """What in this government looks like an evidence or is the same file, in any unit and year.

    The nearest first. Its own earlier and later forms are no surprise and left out. Three queries,
    each by one index, however many photos there are: joined by OR, SQLite would read them all.
    """
    near = _near(evidence)
    same = Evidence.objects.filter(blob_id=evidence.blob_id) if evidence.blob_id else ()
    wanted = {*near, *(each.pk for each in same)} - {each.pk for each in forms_of(evidence)}
    found = Evidence.objects.filter(pk__in=wanted, withdrawn_at=None)
    alike = [
        LookAlike(other, near.get(other.pk, 0), other.blob_id == evidence.blob_id)
        for other in found.select_related("unit", "blob", "government")
    ]
    return sorted(alike, key=lambda each: (not each.same, each.distance, each.evidence.pk))[:most]


def _near(evidence: Evidence) -> dict[int, int]:
    """The keys of the evidence that looks near, with the distance."""
    if evidence.look is None:
        return {}
    rows = LookKey.objects.filter(
        government_id=evidence.government_id, key__in=looks.probes(evidence.look)
    )
    found = rows.values_list("evidence_id", "evidence__look").distinct()
    apart = {key: looks.distance(evidence.look, look) for key, look in found if look is not None}
    return {key: far for key, far in apart.items() if far <= looks.NEAR}


def forms_of(evidence: Evidence) -> list[Evidence]:
    """An evidence with all its earlier and later forms, the newest first."""
    earlier, later = [], []
    row: Evidence | None = evidence.replaces
    while row is not None:
        earlier.append(row)
        row = row.replaces
    row = Evidence.objects.filter(replaces=evidence).first()
    while row is not None:
        later.append(row)
        row = Evidence.objects.filter(replaces=row).first()
    return [*reversed(later), evidence, *earlier]


def expiring(unit: Unit) -> int:
    """How much of a unit's evidence ends within the next two months."""
    day = unit.government.today()
    usable = Evidence.objects.usable_on(day).filter(unit=unit)
    return usable.filter(expires_on__lte=day + SOON).count()
