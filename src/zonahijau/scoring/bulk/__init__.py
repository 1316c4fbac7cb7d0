"""A whole nation in one call, on scaled integers, digit for digit equal to the single path."""

from zonahijau.scoring.bulk.plan import MISSING, NOT_APPLICABLE, BulkPlan
from zonahijau.scoring.bulk.regions import BulkRegions, roll_up_all
from zonahijau.scoring.bulk.targets import BulkScores, score_all

__all__ = [
    "MISSING",
    "NOT_APPLICABLE",
    "BulkPlan",
    "BulkRegions",
    "BulkScores",
    "roll_up_all",
    "score_all",
]
