"""A paper form as figures typed one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zonahijau.surveys.asking import Asked, Asking
from zonahijau.surveys.lines import Answer, Places
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.submissions import LONGEST_TEXT
from zonahijau.web.language import current, said
from zonahijau.wording import Text

SERVICE, COMMENT = "layanan", "saran"


@dataclass(frozen=True, slots=True)
class Field:
    """A question, its options with the figure of each, and what was typed (``value``)."""

    name: str
    text: str
    options: tuple[tuple[str, str], ...]
    value: str
    is_wrong: bool

    @property
    def least(self) -> str:
        return self.options[0][0]

    @property
    def most(self) -> str:
        return self.options[-1][0]


@dataclass(frozen=True, slots=True)
class Keyed:
    """What somebody typed of one form; an empty field is an empty answer."""

    survey: Campaign
    typed: Mapping[str, str]

    @property
    def comment(self) -> str:
        return self.typed.get(COMMENT, "")[:LONGEST_TEXT]

    @property
    def service(self) -> str:
        keys = [each.key for each in self.survey.services.all()]
        typed = self.typed.get(SERVICE, "").strip()
        return keys[0] if len(keys) == 1 else typed

    def answer(self) -> Answer | None:
        """The answer; None while a figure is none of its question, or all are empty."""
        if any(field.is_wrong for field in self.fields()):
            return None
        asking = Asking.of(self.survey.questions)
        scored = self._places(asking.scored)
        if not any(scored):
            return None
        return Answer(self.service, self._places(asking.about), scored, self._places(asking.extra))

    def fields(self, service: str = "") -> list[Field]:
        """The questions in the order of the paper; ``service`` is that of the form before."""
        asking = Asking.of(self.survey.questions)
        services = [each.name for each in self.survey.services.all()]
        first = [self._service(services, service)] if len(services) > 1 else []
        return [*first, *(self._field(each) for each in (*asking.about, *asking.scored))] + [
            self._field(each) for each in asking.extra
        ]

    def _service(self, names: list[str], before: str) -> Field:
        typed = self.typed.get(SERVICE, "").strip() or before
        wrong = bool(self.typed) and not (typed.isdecimal() and 1 <= int(typed) <= len(names))
        options = tuple((str(place), name) for place, name in enumerate(names, start=1))
        return Field(SERVICE, said(Text("Layanan", "Service")), options, typed, wrong)

    def _field(self, asked: Asked) -> Field:
        typed = self.typed.get(asked.code, "").strip()
        words = [each.get(current()) or each["id"] for each in (asked.text, *asked.options)]
        options = tuple(zip(asked.figures, words[1:], strict=True))
        return Field(asked.code, words[0], options, typed, asked.place_of(typed) is None)

    def _places(self, asked: tuple[Asked, ...]) -> Places:
        typed = (each.place_of(self.typed.get(each.code, "").strip()) for each in asked)
        return tuple(place or 0 for place in typed)
