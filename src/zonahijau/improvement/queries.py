"""What pages elsewhere show of promises."""

from collections.abc import Sequence
from typing import Any

from zonahijau.improvement.models import Promise


def pressing(user: Any, most: int = 5) -> Sequence[Promise]:
    """The promises that the person sees and that are late or due next, the earliest first."""
    rows = Promise.objects.visible_to(user).waiting().select_related("unit", "government")
    return list(rows.order_by("due_on", "pk")[:most])


def of_unit(unit: Any) -> Sequence[Promise]:
    """The unsettled promises of a unit, for whoever goes there next."""
    rows = Promise.objects.filter(unit=unit).waiting()
    return list(rows.select_related("unit", "government").order_by("due_on", "pk"))
