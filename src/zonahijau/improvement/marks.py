"""Where a promise stands, on a chip."""

from zonahijau.improvement import policies
from zonahijau.improvement.models import Promise
from zonahijau.web.marks import Mark
from zonahijau.wording import Text

LATE = Mark("merah", Text("Lewat jatuh tempo", "Overdue"))
KEPT_LATE = Mark("kuning", Text("Ditepati terlambat", "Kept late"))
TONES = {"open": "abu", "reported": "kuning", "kept": "hijau", "withdrawn": "abu"}


def mark_of(promise: Promise) -> Mark:
    """Where a promise stands today, on a chip."""
    late = promise.is_late(promise.government.today())
    if late and promise.state == policies.OPEN:
        return LATE
    if late and promise.state == policies.KEPT:
        return KEPT_LATE
    return Mark(TONES[promise.state], promise.state_label)
