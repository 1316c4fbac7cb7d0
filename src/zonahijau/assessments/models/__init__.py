"""Rounds, assessments of units, answers, their review, and results that never change."""

from zonahijau.assessments.models.answers import (
    ANSWERED,
    MISSING,
    NOT_APPLICABLE,
    REVIEWS,
    Answer,
    AnswerQuerySet,
    AnswerRevision,
    Comment,
    Review,
)
from zonahijau.assessments.models.records import AppendOnly
from zonahijau.assessments.models.results import STAGES, OfficialResult, Result, ResultQuerySet
from zonahijau.assessments.models.rounds import (
    Assessment,
    AssessmentQuerySet,
    Round,
    RoundQuerySet,
    StandingManager,
)
from zonahijau.assessments.models.steps import Return, Step

__all__ = [
    "ANSWERED",
    "MISSING",
    "NOT_APPLICABLE",
    "REVIEWS",
    "STAGES",
    "Answer",
    "AnswerQuerySet",
    "AnswerRevision",
    "AppendOnly",
    "Assessment",
    "AssessmentQuerySet",
    "Comment",
    "OfficialResult",
    "Result",
    "ResultQuerySet",
    "Return",
    "Review",
    "Round",
    "RoundQuerySet",
    "StandingManager",
    "Step",
]
