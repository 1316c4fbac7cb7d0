"""A result in a word or two."""

from __future__ import annotations

from django import template

from zonahijau.assessments.models import Result
from zonahijau.assessments.pages.marks import INCOMPUTABLE
from zonahijau.assessments.pages.ranges import printed, said
from zonahijau.lawbook.numbers import exact
from zonahijau.wording import Text

register = template.Library()


@register.filter
def score_said(result: Result) -> Text:
    """The value; of an estimate the range; or that there is none. The version must be loaded."""
    if not result.score:
        return INCOMPUTABLE
    if not result.estimate or result.bounds is None:
        value = exact(result.score)
        return said(value, value, 2)
    return printed(result.version.instrument, *result.bounds).said
