"""Every write of the assessments: keyword-only, atomic, told who did it, in the audit chain."""

from zonahijau.assessments.actions.answers import Conflict, Written
from zonahijau.assessments.actions.attaching import attach, set_evidence
from zonahijau.assessments.actions.official import (
    Published,
    enter_official_result,
    withdraw_official_result,
)
from zonahijau.assessments.actions.results import close_round, release_results, seal
from zonahijau.assessments.actions.review import review_answer
from zonahijau.assessments.actions.rounds import (
    RoundPlan,
    UnitPlan,
    add_units,
    open_round,
    remind,
    withdraw_unit,
)
from zonahijau.assessments.actions.saving import save_answer, save_answers
from zonahijau.assessments.actions.steps import (
    add_comment,
    hand_back,
    pass_on,
    postpone,
    reopen,
    return_assessment,
    submit,
    verify,
    withdraw_comment,
)

__all__ = [
    "Conflict",
    "Published",
    "RoundPlan",
    "UnitPlan",
    "Written",
    "add_comment",
    "add_units",
    "attach",
    "close_round",
    "enter_official_result",
    "hand_back",
    "open_round",
    "pass_on",
    "postpone",
    "release_results",
    "remind",
    "reopen",
    "return_assessment",
    "review_answer",
    "save_answer",
    "save_answers",
    "seal",
    "set_evidence",
    "submit",
    "verify",
    "withdraw_comment",
    "withdraw_official_result",
    "withdraw_unit",
]
