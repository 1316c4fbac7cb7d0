"""Every write of websites: keyword-only, in one transaction with its audit row."""

from zonahijau.websites.actions.checks import (
    check_site,
    enter_check,
    keep_check,
    take_snapshot,
    withdraw_check,
)
from zonahijau.websites.actions.imports import apply_import, open_import
from zonahijau.websites.actions.proving import prove
from zonahijau.websites.actions.sites import (
    Overtaken,
    add_site,
    change_site,
    seed_sites,
    withdraw_site,
)
from zonahijau.websites.actions.turns import ask_all, ask_check, ask_due
from zonahijau.websites.actions.working import visit_asked

__all__ = [
    "Overtaken",
    "add_site",
    "apply_import",
    "ask_all",
    "ask_check",
    "ask_due",
    "change_site",
    "check_site",
    "enter_check",
    "keep_check",
    "open_import",
    "prove",
    "seed_sites",
    "take_snapshot",
    "visit_asked",
    "withdraw_check",
    "withdraw_site",
]
