"""Legal clocks as data, their versions by day, and when they run out."""

from zonahijau.lawbook.clocks.cases import read_clock_cases
from zonahijau.lawbook.clocks.counting import add_months, due, due_at, is_late, remaining
from zonahijau.lawbook.clocks.model import Clock, Clocks, Standstill
from zonahijau.lawbook.clocks.reading import clock_files, load_clocks, read_clocks

__all__ = [
    "Clock",
    "Clocks",
    "Standstill",
    "add_months",
    "clock_files",
    "due",
    "due_at",
    "is_late",
    "load_clocks",
    "read_clock_cases",
    "read_clocks",
    "remaining",
]
