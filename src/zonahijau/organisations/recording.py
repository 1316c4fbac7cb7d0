"""The audit row of something that belongs to a unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from zonahijau import audit

if TYPE_CHECKING:
    from django.db import models

    from zonahijau.accounts.models import User
    from zonahijau.organisations.models import Unit


def record_at(
    unit: Unit,
    *,
    by: User | None,
    action: str,
    subject: models.Model,
    details: Mapping[str, object] | None = None,
) -> None:
    """Record what was done with ``subject`` in the chain of the unit's government, with the unit
    among the details."""
    audit.record(
        government=unit.government_id,
        by=by,
        action=action,
        subject=subject,
        details={"unit": str(unit.uid), **(details or {})},
    )
