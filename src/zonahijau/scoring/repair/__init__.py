"""What to repair first: the cheapest repairs that reach a class, proven, with alternatives.

scipy, whose solver is used, is loaded by this package and by nothing else of the scoring code.
"""

from zonahijau.scoring.repair.costs import Costs, RepairCost
from zonahijau.scoring.repair.plan import INFEASIBLE, OPTIMAL, Choice, RepairPlan, plan_repairs
from zonahijau.scoring.repair.results import Result
from zonahijau.scoring.repair.steps import Step
from zonahijau.scoring.repair.task import check_target

__all__ = [
    "INFEASIBLE",
    "OPTIMAL",
    "Choice",
    "Costs",
    "RepairCost",
    "RepairPlan",
    "Result",
    "Step",
    "check_target",
    "plan_repairs",
]
