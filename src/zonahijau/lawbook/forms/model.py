"""What a form is: blocks of questions, and the evidence that each block asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from zonahijau.lawbook.citations import Citation, Period, Source
from zonahijau.wording import Text

QUESTION_KINDS = ("yes-no", "number", "text", "date", "choice", "choices", "score")
"""How a question is answered; ``choice`` takes one of its options, ``choices`` any number."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a question offers; ``score`` only where the form gives it one."""

    label: Text
    score: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a form asks; ``lowest`` and ``highest`` bound a number or a score."""

    code: str
    kind: str
    text: Text
    cite: Citation
    options: tuple[Option, ...] = ()
    lowest: Fraction | None = None
    highest: Fraction | None = None

    def admits(self, value: Fraction) -> bool:
        """Whether a number or score may be the answer: one of the options, or within bounds.

        A score between two rungs is none: nobody can tick 3.5.
        """
        if self.options:
            return any(option.score == value for option in self.options)
        if self.kind == "score" and value.denominator != 1:
            return False
        above = self.lowest is None or value >= self.lowest
        return above and (self.highest is None or value <= self.highest)


@dataclass(frozen=True, slots=True)
class Block:
    """Questions that belong together, the indicators they are evidence for, and the files to add.

    ``aspect`` groups blocks whose answers are averaged together (F-03); ``only_when`` names the
    facets of the instrument under which the block is asked at all.
    """

    code: str
    label: Text
    indicators: tuple[str, ...]
    questions: tuple[Question, ...]
    evidence: tuple[Text, ...]
    cite: Citation
    aspect: str | None = None
    only_when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    line: int = 0

    def applies(self, facets: Mapping[str, str]) -> bool:
        return all(facets.get(name) in values for name, values in self.only_when.items())


@dataclass(frozen=True, slots=True)
class Form:
    """One version of a form, complete and immutable; ``instrument`` is the id it belongs to.

    ``sha256`` is that of its canonical form without translations, as for instruments.
    """

    id: str
    title: Text
    in_force: Period
    instrument: str
    sources: Mapping[str, Source]
    blocks: tuple[Block, ...]
    notes: tuple[Text, ...]
    cite: Citation
    sha256: str

    def asked(self, facets: Mapping[str, str]) -> tuple[Block, ...]:
        """The blocks that are asked under these facets, in the order of the form."""
        return tuple(block for block in self.blocks if block.applies(facets))

    @property
    def questions(self) -> dict[str, Question]:
        """Every question by its code, in the order of the form."""
        return {question.code: question for block in self.blocks for question in block.questions}

    @property
    def element_of(self) -> dict[str, str]:
        """The element that each scored question asks: U8 SARANA, U9 PENGADUAN in the SKM 2017."""
        return {
            question.code: block.indicators[0]
            for block in self.blocks
            for question in block.questions
            if question.kind == "score" and len(block.indicators) == 1
        }
