"""Which themes a comment speaks of, in which tone, and by which of its words. Pure.

A clause is read from left to right: phrases of the word list, the longest first; words that turn
what follows around (``tidak ramah``), make it too little (``kurang ramah``), or ask for it
(``mohon``). A theme without a tone of its own takes it from the words beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zonahijau.surveys.comments.coding import COMPLAINT, GENERAL, PRAISE, WISH, Coding
from zonahijau.surveys.comments.lexicon import Entry, Lexicon, Theme, general, lexicon
from zonahijau.surveys.comments.parts import Word, clauses

NEAR = 4
"""Words between a theme and the word that lends it a tone, at most, for the reading to be sure."""
_TURNED = {PRAISE: COMPLAINT, COMPLAINT: PRAISE, "": COMPLAINT}
_KEPT = {PRAISE: COMPLAINT, COMPLAINT: COMPLAINT, "": COMPLAINT}


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text, from a letter up to, not including, another."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the machine takes a comment to say, by which words, and whether it is sure."""

    coding: Coding
    because: tuple[Span, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """An entry in a clause: the words from ``first`` to ``last``; ``begins`` counts the word that
    turned it as well. ``is_own``: the word has a tone itself, turned or
    not."""

    theme: Theme | None
    tone: str
    begins: int
    first: int
    last: int
    is_own: bool = False

    def span(self, clause: Sequence[Word]) -> Span:
        return Span(clause[self.begins].start, clause[self.last].end)

    def far(self, other: _Hit) -> int:
        return max(other.begins - self.last, self.begins - other.last)


def readings(text: str) -> list[Reading]:
    """What a comment says, the surest first; nothing for one that says nothing."""
    known = lexicon()
    found: dict[Coding, Reading] = {}
    for clause in clauses(text, known.breaks):
        for each in _of_clause(clause, known):
            before = found.get(each.coding)
            found[each.coding] = _joined(before, each) if before else each
    return sorted(_settled(list(found.values())), key=lambda each: not each.is_sure)


def says_nothing(text: str) -> bool:
    """Whether a comment holds no word but such as ``tidak ada``."""
    known = lexicon()
    words = [word.plain for clause in clauses(text, ()) for word in clause]
    return all(word in known.empty for word in words)


def _joined(one: Reading, other: Reading) -> Reading:
    spans = tuple(dict.fromkeys((*one.because, *other.because)))
    return Reading(one.coding, spans, one.is_sure or other.is_sure)


def _settled(found: list[Reading]) -> Iterator[Reading]:
    """Praise of everything goes where something is praised; a theme that is praised and blamed is
    not sure."""
    named = {each.coding.tone for each in found if each.coding.element != GENERAL}
    tones: dict[tuple[str, str], set[str]] = {}
    for each in found:
        tones.setdefault((each.coding.element, each.coding.theme), set()).add(each.coding.tone)
    for each in found:
        if each.coding.element == GENERAL and each.coding.tone in named:
            continue
        both = {PRAISE, COMPLAINT} <= tones[each.coding.element, each.coding.theme]
        yield replace(each, is_sure=each.is_sure and not both)


def _of_clause(clause: Sequence[Word], known: Lexicon) -> Iterator[Reading]:
    hits = list(_hits(clause, known))
    asks = any(word.plain in known.wishes for word in clause)
    themes = [hit for hit in hits if hit.theme and hit.theme.element != GENERAL]
    if not themes:
        themes = _only_general(hits)
    lent = {hit: _lender(hit, hits) for hit in themes if not hit.tone}
    given = {lender for hit, lender in lent.items() if lender and _element(lender) != _element(hit)}
    for hit in themes:
        if hit.is_own and (hit in given or _is_absorbed(hit, themes)):
            continue
        yield _reading(clause, hit, lent.get(hit), asks=asks)


def _reading(clause: Sequence[Word], hit: _Hit, lender: _Hit | None, *, asks: bool) -> Reading:
    theme = hit.theme or general()
    tone = hit.tone or (lender.tone if lender else "")
    if asks and tone != COMPLAINT:
        tone = WISH
    spans = [hit.span(clause)]
    if lender is not None and not hit.tone:
        spans.append(lender.span(clause))
    near = bool(hit.tone) or asks or (lender is not None and hit.far(lender) <= NEAR)
    coding = Coding(theme.element, theme.code, tone or WISH)
    return Reading(coding, tuple(sorted(spans, key=lambda span: span.start)), bool(tone) and near)


def _only_general(hits: list[_Hit]) -> list[_Hit]:
    """Of a clause that names no element: what it says of the service as a whole, once."""
    of_all = [hit for hit in hits if hit.theme] or [hit for hit in hits if hit.tone]
    return of_all[:1]


def _lender(hit: _Hit, hits: Sequence[_Hit]) -> _Hit | None:
    """The word beside a theme that says how it is: of its own element first, then the nearest. One
    of another element that only says so speaks of nothing else: ``jauh`` of ``parkir jauh``."""
    others = [each for each in hits if each.tone and each is not hit]
    mine = [each for each in others if _element(each) == _element(hit)]
    plain = [each for each in others if each.theme is None]
    foreign = [each for each in others if each.is_own]
    nearest = [*mine, *plain] or foreign
    return min(nearest, key=lambda each: (each not in mine, hit.far(each)), default=None)


def _is_absorbed(hit: _Hit, themes: Sequence[_Hit]) -> bool:
    """Whether it only says how another theme of its element is: ``lama`` of ``antre lama``."""
    beside = [each for each in themes if not each.tone and _element(each) == _element(hit)]
    return any(each.theme != hit.theme and each.far(hit) <= NEAR for each in beside)


def _element(hit: _Hit) -> str:
    return hit.theme.element if hit.theme else ""


def _hits(clause: Sequence[Word], known: Lexicon) -> Iterator[_Hit]:
    place = 0
    while place < len(clause):
        length, entry = _longest(clause, place, known)
        if entry is not None:
            yield _turned(clause, place, length, entry, known)
        place += length


def _longest(clause: Sequence[Word], place: int, known: Lexicon) -> tuple[int, Entry | None]:
    """How many words the phrase here has, and what it says: as it stands, or with words between
    that say nothing (``tidak pernah diangkat``). One word of the list's own kinds, or unknown, says
    nothing."""
    for length in range(min(known.longest, len(clause) - place), 1, -1):
        phrase = tuple(word.plain for word in clause[place : place + length])
        if phrase in known.silent:
            return length, None
        if entry := known.entry(phrase):
            return length, entry
    if found := _with_gaps(clause, place, known):
        return found
    word = clause[place].plain
    marks = known.turns | known.forbids | known.lessens | known.wishes
    return 1, None if word in marks else known.entry((word,))


def _with_gaps(clause: Sequence[Word], place: int, known: Lexicon) -> tuple[int, Entry] | None:
    """The longest phrase here whose words are parted by such as ``pernah``, with its length."""
    if clause[place].plain in known.passes:
        return None
    after = range(place + 1, len(clause))
    kept = [place, *(each for each in after if clause[each].plain not in known.passes)]
    for count in range(min(known.longest, len(kept)), 1, -1):
        phrase = tuple(clause[each].plain for each in kept[:count])
        if entry := known.entry(phrase):
            return kept[count - 1] - place + 1, entry
    return None


def _turned(clause: Sequence[Word], place: int, length: int, entry: Entry, known: Lexicon) -> _Hit:
    """The entry with the tone that the words before and after it leave to it."""
    last, own = place + length - 1, bool(entry.tone)
    if length > 1 and clause[place].plain in known.wishes:
        return _Hit(entry.theme, WISH, place, place, last)
    for before in range(place - 1, max(place - 4, -1), -1):
        word = clause[before].plain
        if word in known.turns and (entry.tone or not entry.theme or _is_lacking(clause, before)):
            return _Hit(entry.theme, _TURNED[entry.tone], before, place, last, own)
        if word in known.lessens:
            return _Hit(entry.theme, _KEPT[entry.tone], before, place, last, own)
        if word in known.forbids:
            return _Hit(entry.theme, WISH, before, place, last, own)
        if word not in known.passes:
            break
    return _lacking_after(clause, place, last, entry, known)


def _is_lacking(clause: Sequence[Word], turn: int) -> bool:
    """``tidak ada kursi``, ``belum ada``; but not ``tidak kursi``."""
    return turn + 1 < len(clause) and clause[turn + 1].plain in {"ada", "tersedia", "punya"}


def _lacking_after(
    clause: Sequence[Word], place: int, last: int, entry: Entry, known: Lexicon
) -> _Hit:
    """``kursi kurang``, ``kursi tidak ada``: what lacks stands before the word for it."""
    after = clause[last + 1].plain if last + 1 < len(clause) else ""
    closes = last + 2 >= len(clause)
    if not entry.tone and after in known.lessens and closes:
        return _Hit(entry.theme, COMPLAINT, place, place, last + 1)
    ends = last + 3 >= len(clause)
    if not entry.tone and after in known.turns and ends and _is_lacking(clause, last + 1):
        return _Hit(entry.theme, COMPLAINT, place, place, last + 2)
    return _Hit(entry.theme, entry.tone, place, place, last, is_own=bool(entry.tone))
