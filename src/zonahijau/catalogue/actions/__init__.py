"""Every write of the catalogue: keyword-only, in one transaction with its audit row."""

from zonahijau.catalogue.actions.counts import add_count, withdraw_count
from zonahijau.catalogue.actions.imports import apply_import, open_import
from zonahijau.catalogue.actions.recaps import (
    apply_recap,
    choose_in_recap,
    may_undo,
    open_recap,
    undo_recap,
)
from zonahijau.catalogue.actions.services import (
    Overtaken,
    add_service,
    change_service,
    withdraw_service,
)

__all__ = [
    "Overtaken",
    "add_count",
    "add_service",
    "apply_import",
    "apply_recap",
    "change_service",
    "choose_in_recap",
    "may_undo",
    "open_import",
    "open_recap",
    "undo_recap",
    "withdraw_count",
    "withdraw_service",
]
