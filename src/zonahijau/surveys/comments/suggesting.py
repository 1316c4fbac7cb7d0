"""What the machine proposes for a comment: by the word list, and by what people coded. Pure.

A proposal names its words, and how often proposals like it were taken; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from zonahijau.catalogue.search.words import stem
from zonahijau.surveys.comments.coding import GENERAL, Coding
from zonahijau.surveys.comments.lexicon import lexicon
from zonahijau.surveys.comments.parts import clauses
from zonahijau.surveys.comments.personal import Mask, found_in
from zonahijau.surveys.comments.reading import Span, readings

LEAST, SHARE = 5, (3, 5)
"""A word teaches from so many comments on, when at least this share of them was coded alike."""
MOST_TAUGHT = 2
"""Proposals that follow from what people coded, of one comment; those of most words."""
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Taught:
    """What people coded so far: ``seen`` {word: comments with it}, ``coded`` {(word, coding):
    comments with both}, ``taken`` and ``offered`` {coding: proposals}. Words are what
    :func:`telling` gives; they may be kept as hashes, for nothing here reads them."""

    seen: Mapping[str, int] = field(default_factory=dict)
    coded: Mapping[tuple[str, str], int] = field(default_factory=dict)
    taken: Mapping[str, int] = field(default_factory=dict)
    offered: Mapping[str, int] = field(default_factory=dict)


NOTHING_TAUGHT = Taught()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A coding that is proposed: by which words of the comment, whether it is sure, whether people
    taught it; ``taken`` of ``offered`` proposals like it were accepted."""

    coding: Coding
    because: tuple[str, ...]
    is_sure: bool
    is_taught: bool = False
    taken: int = 0
    offered: int = 0


def telling(text: str) -> dict[str, str]:
    """The words that a comment teaches by: stem, and as it stands. Nothing personal, no number,
    no word of the list's own kinds."""
    known = lexicon()
    noise = known.turns | known.forbids | known.lessens | known.wishes | known.passes | known.breaks
    masks = found_in(text)
    return {
        stem(word.plain): text[word.start : word.end]
        for clause in clauses(text, ())
        for word in clause
        if _teaches(word.plain) and word.plain not in noise and not _hidden(word.start, masks)
    }


def _teaches(plain: str) -> bool:
    return len(plain) >= _SHORTEST and plain.isalpha()


def _hidden(start: int, masks: Sequence[Mask]) -> bool:
    return any(mask.start <= start < mask.end for mask in masks)


def proposals(text: str, taught: Taught = NOTHING_TAUGHT, words: Mapping[str, str] | None = None,
              ) -> list[Proposal]:  # fmt: skip
    """What to propose for a comment, the surest first. ``words`` leads from a word as it is kept
    in ``taught`` to that of the text; without it they are the stems themselves."""
    read = [
        Proposal(each.coding, _quoted(text, each.because), each.is_sure) for each in readings(text)
    ]
    known = words if words is not None else telling(text)
    found = _with_taught(read, list(_taught(known, taught)))
    return sorted((_judged(each, taught) for each in found), key=lambda each: not each.is_sure)


def _quoted(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[span.start : span.end] for span in spans))


def _taught(words: Mapping[str, str], taught: Taught) -> Iterable[Proposal]:
    """Codings that people gave to most comments with a word of this one."""
    because: dict[str, list[str]] = {}
    part, whole = SHARE
    for (word, coding), count in taught.coded.items():
        seen = taught.seen.get(word, 0)
        if word in words and seen >= LEAST and count * whole >= seen * part:
            because.setdefault(coding, []).append(words[word])
    likeliest = sorted(because, key=lambda coding: -len(because[coding]))[:MOST_TAUGHT]
    for coding in likeliest:
        found = because[coding]
        yield Proposal(Coding.of(coding), tuple(found), is_sure=False, is_taught=True)


def _with_taught(read: list[Proposal], learnt: list[Proposal]) -> list[Proposal]:
    """People who coded such words alike outrank the list where it says nothing sure of an element;
    what both say is sure."""
    agreed = {each.coding for each in learnt}
    sure = {each.coding.element for each in read if each.is_sure and each.coding.element != GENERAL}
    kept = [
        Proposal(each.coding, each.because, is_sure=each.is_sure or each.coding in agreed)
        for each in read
        if each.is_sure or each.coding in agreed or not learnt
    ]
    known = {each.coding for each in kept}
    new = [each for each in learnt if each.coding not in known and each.coding.element not in sure]
    return kept + new


def _judged(each: Proposal, taught: Taught) -> Proposal:
    """With how often such a proposal was taken; one that mostly was not is not sure."""
    key = str(each.coding)
    taken, offered = taught.taken.get(key, 0), taught.offered.get(key, 0)
    doubtful = offered >= LEAST and taken * 2 < offered
    return Proposal(
        each.coding, each.because, each.is_sure and not doubtful, each.is_taught, taken, offered
    )
