"""The rows of governments, units and people."""

from zonahijau.organisations.models.absences import Absence
from zonahijau.organisations.models.days import OwnDay
from zonahijau.organisations.models.government import Government, Region
from zonahijau.organisations.models.people import Membership, OfficeHolder, Person, Position
from zonahijau.organisations.models.transfers import (
    Handover,
    HandoverItem,
    HeldSheet,
    Transfer,
    TransferLine,
)
from zonahijau.organisations.models.units import (
    Placement,
    Succession,
    Unit,
    UnitImport,
    UnitName,
)

__all__ = [
    "Absence",
    "Government",
    "Handover",
    "HandoverItem",
    "HeldSheet",
    "Membership",
    "OfficeHolder",
    "OwnDay",
    "Person",
    "Placement",
    "Position",
    "Region",
    "Succession",
    "Transfer",
    "TransferLine",
    "Unit",
    "UnitImport",
    "UnitName",
]
