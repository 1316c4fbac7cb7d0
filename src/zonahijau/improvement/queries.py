"""What pages elsewhere show of promises."""

from collections.abc import Sequence
from typing import Any

from zonahijau.improvement.models import Promise


def of_unit(unit: Any) -> Sequence[Promise]:
    """The unsettled promises of a unit, for whoever goes there next."""
    rows = Promise.objects.filter(unit=unit).waiting()
    return list(rows.select_related("unit", "government").order_by("due_on", "pk"))
