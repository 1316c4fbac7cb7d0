"""What pages elsewhere show of promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from zonahijau.improvement import policies
from zonahijau.improvement.actions import MAKE
from zonahijau.improvement.marks import mark_of
from zonahijau.improvement.models import Finding, Promise, PromiseMove
from zonahijau.organisations.deciding import may
from zonahijau.organisations.modules import modules_on
from zonahijau.web.marks import Mark

LATELY = timedelta(days=90)
"""How long a kept promise is still told."""


@dataclass(frozen=True, slots=True)
class Row:
    """A promise with where it stands, on a chip."""

    promise: Any
    mark: Mark


def told_of(unit: Any, user: Any) -> Mapping[str, Any]:
    """What pages about a unit tell of its promises: the open ones, those kept of late, and every
    move of a day with its reason. Two queries."""
    lately = Q(state=policies.KEPT, settled_at__gte=timezone.now() - LATELY)
    rows = Promise.objects.visible_to(user).filter(unit=unit)
    rows = rows.filter(Q(state__in=policies.WAITING) | lately)
    moves = Prefetch("moves", queryset=PromiseMove.objects.order_by("at"), to_attr="moved")
    found = rows.select_related("government").prefetch_related(moves)
    ordered = sorted(found, key=lambda row: (row.state == policies.KEPT, row.due_on, row.pk))
    return {
        "unit": unit,
        "rows": [Row(row, mark_of(row)) for row in ordered],
        "may_make": may(user, MAKE, unit),
    }


def findings_seen_by(user: Any, government: Any) -> Any:
    """The findings of a government that a person may see, of modules that are on."""
    rows = Finding.objects.visible_to(user).filter(government=government)
    return rows.filter(source__in=modules_on(government))


def of_unit(unit: Any) -> Sequence[Promise]:
    """The unsettled promises of a unit, for whoever goes there next."""
    rows = Promise.objects.filter(unit=unit).waiting()
    return list(rows.select_related("unit", "government").order_by("due_on", "pk"))
