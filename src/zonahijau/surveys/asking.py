"""What a survey asks, in one shape for SKM, F-03 and the perception of maladministration.

The content of a form, as it is stored in ``SurveyForm.content`` and ``Campaign.questions``::

    {"instrument": "panrb/skm-2017",
     "about":  [{"code", "text", "options": [label, ...]}],                     a table each
     "scored": [{"code", "element", "text", "options": [{"score", "label"}]}],  rung 1, 2, ...
     "extra":  [{"code", "text", "options": [label, ...]}],                     only counted
     "open":   [{"code", "text"}]}

A form of a government may add ``"languages"`` (code to name) with ``"frame"``, the words of the
page itself in them (:mod:`zonahijau.surveys.framing`); ``"facets"`` says which of the forms of a
guideline it is (F-03: ``{"form": "B"}`` for services online).

Every text and label is ``{"id": ..., "en": ..., "bjn": ...}``. An answer is the place of the option
that was chosen, from 1; 0 is left empty. The lowest option of a scored question is rung 1 whatever
its score, because 0 is an empty answer in ``statistics``; scores follow from the form.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from zonahijau.lawbook.forms import Form, Question, load_form
from zonahijau.surveys.respondents import AGES
from zonahijau.wording import Text

Words = Mapping[str, str]
Content = dict[str, Any]

FORMS: Mapping[str, str] = {
    "skm": "panrb/skm-2017",
    "f03": "panrb/f-03-2022",
    "perception": "ombudsman/perception-2023",
}
"""The form of the law that each kind of survey asks."""

NOT_ASKED = frozenset({"tanggal", "layanan"})
"""Of the respondent's block: the day is never kept, and the service is a question of its own."""
SUGGESTION = Text(
    "Saran atau keluhan Anda (boleh kosong)", "Your suggestion or complaint (optional)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as a page shows it. ``part`` is where it stands in the content; ``score`` of an
    option only where the form scores it."""

    part: str
    code: str
    text: Words
    options: tuple[Words, ...]
    scores: tuple[Fraction, ...] = ()
    element: str = ""

    @property
    def shows_scores(self) -> bool:
        """Whether each label begins with its score, as in F-03 (0 to 5)."""
        pairs = zip(self.options, self.scores, strict=False)
        return bool(self.scores) and all(words["id"].startswith(str(n)) for words, n in pairs)

    @property
    def figures(self) -> tuple[str, ...]:
        """What is typed for each option of a paper form: its place, or the score that it shows."""
        if self.shows_scores:
            return tuple(str(score) for score in self.scores)
        return tuple(str(place) for place in range(1, len(self.options) + 1))

    def place_of(self, figure: str) -> int | None:
        """The place that a figure stands for; 0 for an empty answer, None for no option."""
        if figure in self.figures:
            return self.figures.index(figure) + 1
        return 0 if figure in {"", "0"} else None

    def admits(self, answer: int) -> bool:
        """Whether this is the place of an option, or an empty answer."""
        return 0 <= answer <= len(self.options)


@dataclass(frozen=True, slots=True)
class Asking:
    """All that a survey asks, read from its content."""

    instrument: str
    about: tuple[Asked, ...]
    scored: tuple[Asked, ...]
    extra: tuple[Asked, ...]
    open: tuple[Asked, ...]

    @classmethod
    def of(cls, content: Content) -> "Asking":
        """The questions of a stored content."""
        parts = {part: tuple(_asked(part, content.get(part, ()))) for part in PARTS}
        return cls(content["instrument"], **parts)

    @property
    def rungs(self) -> int:
        """The most options of a scored question."""
        return max(len(each.options) for each in self.scored)

    @property
    def elements(self) -> tuple[str, ...]:
        """The element of each scored question, in the order of the form."""
        return tuple(each.element for each in self.scored)

    @property
    def chosen(self) -> tuple[Asked, ...]:
        """The questions that are answered by choosing, in the order of the pages."""
        return (*self.scored, *self.extra, *self.about)


PARTS = ("about", "scored", "extra", "open")


def _asked(part: str, rows: Any) -> Iterator[Asked]:
    for row in rows:
        options = row.get("options", ())
        if part == "scored":
            scores = tuple(Fraction(each["score"]) for each in options)
            labels = tuple(each["label"] for each in options)
            yield Asked(part, row["code"], row["text"], labels, scores, row["element"])
        else:
            yield Asked(part, row["code"], row["text"], tuple(options))


def content_of(kind: str, facets: Mapping[str, str] | None = None) -> Content:
    """The content of the law's own form for a kind of survey; ``facets`` as ``{"form": "A"}``."""
    form = load_form(FORMS[kind])
    chosen = dict(facets or {"form": "A"})
    has_facets = any(block.only_when for block in form.blocks)
    return {
        **({"facets": chosen} if has_facets else {}),
        "instrument": form.instrument,
        "about": list(_about(load_form(FORMS["skm"]))),
        "scored": list(_scored(form, chosen)),
        "extra": [],
        "open": [{"code": "saran", "text": _words(SUGGESTION)}],
    }


def form_of(content: Content) -> Form:
    """The form of the law that a content asks, were it in other words."""
    forms = [load_form(form_id) for form_id in FORMS.values()]
    return next(form for form in forms if form.instrument == content["instrument"])


def base_of(kind: str, content: Content) -> Content:
    """The law's own form that a content words anew."""
    return content_of(kind, content.get("facets"))


def fingerprint(content: Content) -> str:
    """The sha256 (hex) of what a form asks, in every language that it has."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def languages_of(content: Content) -> list[str]:
    """The languages in which every question and option has its words."""
    texts = [*_texts(content)]
    known = dict.fromkeys(["id", "en", *texts[0], *content.get("languages", ())])
    return [each for each in known if all(text.get(each) for text in texts)]


def _texts(content: Content) -> Iterator[Words]:
    for part in (*PARTS, "frame"):
        for row in content.get(part, ()):
            yield row["text"]
            for option in row.get("options", ()):
                yield option.get("label", option)


def _about(form: Form) -> Iterator[dict[str, Any]]:
    """The respondent's block: who answers, in groups; never exact, never by name."""
    for question in form.questions.values():
        if question.kind == "score" or question.code in NOT_ASKED:
            continue
        options = AGES if question.kind == "number" else [each.label for each in question.options]
        text = _words(question.text)
        yield {"code": question.code, "text": text, "options": [_words(each) for each in options]}


def _scored(form: Form, facets: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for block in form.asked(facets):
        for question in block.questions:
            if question.kind == "score":
                yield {
                    "code": question.code,
                    "element": _element(form, question),
                    "text": _words(question.text),
                    "options": list(_options(question)),
                }


def _element(form: Form, question: Question) -> str:
    """The element that a question asks, or the question itself where many ask one indicator."""
    element = form.element_of[question.code]
    shared = [code for code, other in form.element_of.items() if other == element]
    return element if len(shared) == 1 else question.code


def _options(question: Question) -> Iterator[dict[str, Any]]:
    if question.options:
        for option in question.options:
            yield {"score": str(option.score), "label": _words(option.label)}
        return
    lowest, highest = int(question.lowest or 0), int(question.highest or 0)
    for score in range(lowest, highest + 1):
        yield {"score": str(score), "label": _words(_bare(score, lowest, highest))}


def _bare(score: int, lowest: int, highest: int) -> Text:
    """The label of a score for which the form has no words."""
    ends = {
        lowest: Text("{score}, sama sekali tidak", "{score}, not at all"),
        highest: Text("{score}, sepenuhnya", "{score}, fully"),
    }
    return ends.get(score, Text("{score}", "{score}")).fill(score=score)


def _words(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
