"""What follows from a survey, on the page of its results: plan, comments, signals."""

from __future__ import annotations

from typing import Any

from zonahijau.surveys import fraud, plans
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.policies import LEAST
from zonahijau.surveys.voices import Heard, element_names, heard, quotes, shown_elements
from zonahijau.web.language import current


def following(survey: Campaign) -> dict[str, Any]:
    """The plan, what comments say, the signals; six queries at most."""
    said = heard(survey)
    counts = dict(survey.signals.values_list("kind", "count"))
    bounds = fraud.bounds_of(survey.government.settings.get(fraud.SETTING, {}))
    signs = fraud.read(counts, bounds)
    return {
        "plan": _plan(survey),
        "said": said,
        "voices": _voices(survey, said),
        "quotes": quotes(survey, current()),
        "signs": signs,
        "raised": [sign for sign in signs or () if sign.is_raised],
        "bounds": bounds,
    }


def _voices(survey: Campaign, said: Heard) -> list[Any]:
    """By element, for everybody; not before the survey has closed, nor of few."""
    shows = survey.state == "closed" and said.coded >= LEAST
    return shown_elements(said) if shows else []


def _plan(survey: Campaign) -> list[dict[str, Any]]:
    today, names = survey.government.today(), element_names()
    lines = survey.follow_ups.standing().select_related("position").order_by("order", "pk")
    return [
        {
            "row": line,
            "element": names.get(line.element, line.element),
            "mark": plans.mark_of(line, today),
            "who": plans.who(line),
        }
        for line in lines
    ]
