"""The blank form of a survey on paper: what citizens tick, and figures for whoever enters it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from zonahijau.documents.typesetting import typeset
from zonahijau.surveys.answering import Page
from zonahijau.surveys.asking import Asked, Words
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.printing import PAPER
from zonahijau.web import formatting
from zonahijau.wording import Text

MOST_BOXES = 12
"""Services with a box of their own; of more, people write which one it was."""
_ENTRY = (Text("Untuk petugas:", "For the staff:"), Text("pindai, lalu ketik", "scan, then type"),
          Text("angka yang dicentang", "the figures ticked"))  # fmt: skip


def paper_form_pdf(campaign: Campaign, language: str, entry: str, at: datetime) -> bytes:
    """The form in a language; the QR code leads staff to ``entry``, where it is typed in."""
    content = _content(Page(campaign, language, {}), language)
    return typeset(PAPER / "form.typ", content, at, address=entry, name="form")


def _content(page: Page, language: str) -> dict[str, Any]:
    survey, frame, asking = page.campaign, page.frame, page.asking
    spoken = "en" if language == "en" else "id"
    last = formatting.plain_date(survey.until - timedelta(days=1), spoken)
    until = Text("sampai {day}", "until {day}").fill(day=last).say(spoken)
    foot = Text("Formulir {title}, kode {code}", "Form {title}, code {code}")
    about = [] if not asking.about else _questions(asking.about, language)
    return {
        "lang": language if len(language) <= 3 else "id",
        "title": foot.fill(title=survey.title, code=survey.address).say(spoken),
        "unit": survey.unit.name,
        "government": survey.government.name,
        "ask": frame["ask"],
        "named": f"{survey.title}, {until}",
        "entry": [*(each.say(spoken) for each in _ENTRY), survey.address],
        "promise": frame["promise"],
        "consent": f"{frame['paper']} {frame['basis']}",
        "tick": frame["tick"],
        **_services(page),
        "about": {"heading": frame["yourself"], "questions": about},
        "scored": {
            "heading": frame["service_part"],
            "questions": _questions((*asking.scored, *asking.extra), language),
        },
        "suggestion": page.suggestion,
        "nameless": frame["nameless"],
        "thanks": frame["hand_in"],
        "foot": foot.fill(title=survey.title, code=survey.address).say(spoken),
    }


def _services(page: Page) -> dict[str, Any]:
    """A box for each service, or a line to write on where they are many; nothing where one is."""
    if len(page.services) > MOST_BOXES:
        return {"service": None, "write-service": page.frame["service"]}
    options = [{"figure": key, "label": name, "is-score": False} for key, name in page.services]
    asked = {"text": page.frame["service"], "options": options} if len(options) > 1 else None
    return {"service": asked, "write-service": None}


def _questions(asked: Iterable[Asked], language: str) -> list[dict[str, Any]]:
    return [
        {
            "text": _in(each.text, language),
            "options": [
                _option(figure, _in(words, language), is_score=each.shows_scores)
                for figure, words in zip(each.figures, each.options, strict=True)
            ],
        }
        for each in asked
    ]


def _option(figure: str, label: str, *, is_score: bool) -> dict[str, Any]:
    """A box with its figure, which is part of the answer where it is its score."""
    rest = label.removeprefix(figure).strip(", ") if is_score else label
    return {"figure": figure, "label": rest, "is-score": is_score}


def _in(words: Words, language: str) -> str:
    return words.get(language) or words["id"]
