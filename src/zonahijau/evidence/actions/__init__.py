"""Every write about evidence: keyword-only, in one transaction with its audit row."""

from zonahijau.evidence.actions.changing import (
    add_facts,
    change,
    decide,
    expire,
    send,
    withdraw,
)
from zonahijau.evidence.actions.erasing import erase, sweep
from zonahijau.evidence.actions.importing import apply_zip, cancel_zip, check_zip, open_zip
from zonahijau.evidence.actions.uploading import add_link, revise, upload

__all__ = [
    "add_facts",
    "add_link",
    "apply_zip",
    "cancel_zip",
    "change",
    "check_zip",
    "decide",
    "erase",
    "expire",
    "open_zip",
    "revise",
    "send",
    "sweep",
    "upload",
    "withdraw",
]
