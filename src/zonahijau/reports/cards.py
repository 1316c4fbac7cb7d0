"""What stands on a report card: the sealed result explained, in words that are already chosen.

The same result gives the same content on whatever day, for all who may see the result before.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zonahijau.assessments.fingerprints import fingerprint
from zonahijau.assessments.pages.comparison import BETTER, WORSE, Change, comparison
from zonahijau.assessments.pages.explanation import Branch, branches, texts
from zonahijau.assessments.pages.ranges import Ends, percent
from zonahijau.reports.scores import Shown, shown
from zonahijau.reports.trees import dimensions, earned, strongest, walk, weakest
from zonahijau.reports.wording import CARD
from zonahijau.web import formatting
from zonahijau.web.marks import Mark
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.assessments.models import Result

MOST_CHANGES = 6


def card(
    result: Result, *, language: str, address: str, earlier: Result | None = None
) -> dict[str, Any]:
    """The content of the card of a unit's result; ``address`` is where it is proven genuine,
    ``earlier`` the result before, where the reader may see that too.

    The result's assessment (with unit and government), round and version must be loaded.
    """
    return _Card(result, language, address, earlier).content()


class _Card:
    def __init__(self, result: Result, language: str, address: str, earlier: Result | None):
        self.result = result
        self.language = language
        self.address = address
        self.earlier = earlier
        self.instrument = result.version.instrument
        self.zone = formatting.zone_of(result.government)

    def content(self) -> dict[str, Any]:
        score = shown(self.result, self.instrument)
        tree = branches(self.result)
        return {
            "language": self.language,
            "words": {key: self._said(text) for key, text in CARD.items()},
            "facts": self._facts(),
            "unit": self.result.placement["unit"]["name"],
            "at": self.result.at.timetuple()[:3],
            "code": self.result.code,
            "address": self.address.split("://")[-1],
            "score": self._score(score),
            "dimensions": [self._part(part) for part in dimensions(tree)] if tree else [],
            "strongest": [self._part(part) for part in strongest(tree)] if tree else [],
            "weakest": [self._part(part) for part in weakest(tree)] if tree else [],
            "before": self._before(),
            "because": [self._said(each) for each in texts(self.result.because)],
            "annex": self._annex(tree) if tree else [],
            "stamp": self._stamp(),
        }

    def _said(self, words: Text | str) -> str:
        return words.say(self.language) if isinstance(words, Text) else words

    def _number(self, value: Any, places: int | None = None) -> str:
        return formatting.number(value, places, self.language)

    def _facts(self) -> list[tuple[str, str]]:
        placement, held = self.result.placement, self.result.round
        day = formatting.at(self.result.at, self.zone)
        period = " – ".join(
            formatting.plain_date(each, self.language) for each in (held.starts_on, held.ends_on)
        )
        parent = placement["parent"]["name"] if placement["parent"] else None
        rows = [
            (Text("Pemerintah daerah", "Government"), placement["government"]["name"]),
            (Text("Induk", "Parent agency"), parent),
            (Text("Putaran", "Round"), held.title),
            (Text("Masa penilaian", "Period"), period),
            (Text("Instrumen", "Instrument"), self._said(self.instrument.title)),
            (Text("Ditetapkan", "Sealed"), formatting.plain_date(day, self.language)),
        ]
        return [(self._said(label), value) for label, value in rows if value]

    def _score(self, score: Shown) -> dict[str, Any]:
        return {
            "estimate": score.estimate,
            "value": self._number(score.value, score.places) if score.value is not None else None,
            "least": self._number(score.least, score.places) if score.is_range else None,
            "greatest": self._number(score.greatest, score.places) if score.is_range else None,
            "marks": [self._mark(each) for each in score.marks],
            "why_not": [self._said(reason) for reason in score.why_not],
        }

    def _mark(self, mark: Mark) -> dict[str, str]:
        word = self._said(mark.word)
        return {"shape": mark.shape, "word": f"{mark.letter} · {word}" if mark.letter else word}

    def _part(self, part: Branch) -> dict[str, Any]:
        ends = _shares(part)
        return {
            "label": self._said(part.label),
            "points": self._said(part.worth_said),
            "earned": None if part.is_estimate else self._number(part.contribution, 2),
            "share": self._said(percent(ends)) if ends else None,
            "least": _thousandths(ends[0] if ends else Fraction(0)),
            "length": _thousandths(ends[1] if ends else Fraction(0)),
            "rule": self._said(part.rule),
            "weight": self._said(part.weight_cite.provenance),
        }

    def _before(self) -> dict[str, Any] | None:
        if self.earlier is None:
            return None
        compared = comparison(self.result, self.earlier)
        return {
            "title": self.earlier.round.title,
            "why_not": self._said(compared.broken) if compared.broken else None,
            "changes": [self._change(each) for each in compared.changes[:MOST_CHANGES]],
            "more": max(0, len(compared.changes) - MOST_CHANGES),
        }

    def _change(self, change: Change) -> dict[str, str]:
        product = f" ({change.product})" if change.product else ""
        return {
            "label": f"{self._said(change.label)}{product}",
            "before": self._said(change.before),
            "after": self._said(change.now),
            "word": self._said(BETTER if change.is_better else WORSE),
        }

    def _annex(self, tree: Branch) -> list[dict[str, Any]]:
        rows = []
        for dimension in dimensions(tree):
            for depth, part in walk(dimension):
                row = self._part(part) | {"code": part.code, "depth": depth, "leaf": part.is_leaf}
                row["cite"] = f"{part.cite.source}, {part.cite.article}"
                row["owner"] = self._said(part.cite.provenance)
                rows.append(row)
        return rows

    def _stamp(self) -> list[tuple[str, str]]:
        version = self.result.version
        rows = [
            (Text("Versi instrumen", "Version of the instrument"), version.instrument_id),
            (Text("Sidik jari instrumen", "Fingerprint of the instrument"), version.sha256),
            (Text("Bobot", "Weights"), self.result.weight_set or "–"),
            (Text("Mesin hitung", "Engine"), f"Zona Hijau {self.result.engine}"),
            (Text("Sidik jari hasil", "Fingerprint of the result"), fingerprint(self.result)),
        ]
        return [(self._said(label), value) for label, value in rows]


def _shares(part: Branch) -> Ends | None:
    """How much of itself a part earns, at least and at most; None where that is unknown or counts
    nothing."""
    if part.is_estimate:
        return part.earns if part.worth[1] else None
    share = earned(part)
    return None if share is None else (share, share)


def _thousandths(share: Fraction) -> str:
    """The length of a bar."""
    return str(round(share * 1000))
