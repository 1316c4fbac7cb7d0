"""Chances of a draw: how likely each class is when only some units or products are assessed."""

from zonahijau.scoring.draws.chances import Chances, chances_of_draw
from zonahijau.scoring.draws.draw import Draw, UnitTotals

__all__ = ["Chances", "Draw", "UnitTotals", "chances_of_draw"]
