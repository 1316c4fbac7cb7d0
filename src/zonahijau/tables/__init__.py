"""Spreadsheets in, as rows with precise refusals, and out, with dangerous cells made harmless.

Survey files of any size are read with :class:`zonahijau.tables.scan.Scan`, which loads numpy.
"""

from zonahijau.tables.duplicates import Seen
from zonahijau.tables.row import Row
from zonahijau.tables.sheet import Sheet, open_sheet

__all__ = ["Row", "Seen", "Sheet", "open_sheet"]
