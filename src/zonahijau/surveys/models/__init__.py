"""Rows of surveys, by what they are about."""

from zonahijau.surveys.models.answers import Code, Receipt, Seal, Shelf, WaitingAnswer
from zonahijau.surveys.models.campaigns import Campaign, CampaignService
from zonahijau.surveys.models.choices import RollUpChoice
from zonahijau.surveys.models.comments import Comment, Lesson
from zonahijau.surveys.models.counts import PublishedCell, Signal, Standing, Tally
from zonahijau.surveys.models.follow_up import FollowUp, FollowUpMove
from zonahijau.surveys.models.forms import SurveyForm
from zonahijau.surveys.models.paper import Sheet
from zonahijau.surveys.models.past import PastAnswers
from zonahijau.surveys.models.publications import Publication
from zonahijau.surveys.models.report_imports import ReportImport
from zonahijau.surveys.models.reports import Report

__all__ = [
    "Campaign",
    "CampaignService",
    "Code",
    "Comment",
    "FollowUp",
    "FollowUpMove",
    "Lesson",
    "PastAnswers",
    "Publication",
    "PublishedCell",
    "Receipt",
    "Report",
    "ReportImport",
    "RollUpChoice",
    "Seal",
    "Sheet",
    "Shelf",
    "Signal",
    "Standing",
    "SurveyForm",
    "Tally",
    "WaitingAnswer",
]
