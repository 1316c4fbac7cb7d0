"""The stored explanation of a result, unfolded for a reader: no number is computed here anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from zonahijau.assessments.models import Result
from zonahijau.assessments.pages.ranges import Ends, percent, points, printed, said
from zonahijau.assessments.queries import named_bounds
from zonahijau.lawbook.citations import PROVENANCES
from zonahijau.lawbook.instruments import Instrument
from zonahijau.web.formatting import at, clock, number, plain_date
from zonahijau.wording import LANGUAGES, Text

STATES = {
    "missing": Text("belum dijawab", "not answered"),
    "not-applicable": Text("tidak berlaku", "does not apply"),
    "zeroed": Text("syarat tidak terpenuhi", "a condition is not met"),
    "waiting": Text("menunggu syarat", "waits for a condition"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """Who says so: title, link, article, and whether it is official."""

    source: str
    link: str
    article: str
    provenance: Text
    is_official: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree with the answer and the evidence that it stood on, and its parts.

    ``points`` and ``contribution`` are exact and the computation's own; where the result is an
    estimate people read ``worth``, the points between which it may count, and ``earns``, the share
    of itself that it earns (see ``pages.ranges``).
    """

    code: str
    label: Text
    points: Fraction
    contribution: Fraction | None
    worth: Ends
    earns: Ends | None
    is_estimate: bool
    rule: Text
    state: str
    cite: Cited
    weight_cite: Cited
    service: str | None
    product: str
    answer: Mapping[str, Any] | None
    parts: tuple[Branch, ...]

    @property
    def is_leaf(self) -> bool:
        return not self.parts

    @property
    def worth_said(self) -> Text:
        """The points that it may count."""
        return points(self.worth) if self.is_estimate else said(self.points, self.points, 2)

    @property
    def earned_said(self) -> Text:
        """``2,25 / 3,00`` points; of an estimate ``75% dari 2,4–6,1 poin``."""
        if not self.is_estimate:
            return _exactly(self.contribution, self.points)
        worth = self.worth_said
        if self.earns is None or not self.worth[1]:
            return Text(f"– dari {worth.id}", f"– of {worth.en}")
        share = percent(self.earns)
        return Text(f"{share.id} dari {worth.id}", f"{share.en} of {worth.en}")

    @property
    def state_said(self) -> Text | None:
        return STATES.get(self.state)

    def leaves(self) -> Iterator[Branch]:
        """The indicators below, in the order of the instrument."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


def branches(result: Result) -> Branch | None:
    """The tree of a result; None where the weights were unknown or it is the region's."""
    if not result.tree:
        return None
    answers = {(row["service"], row["indicator"]): row for row in result.answers}
    return _branch(result.tree, answers, None, is_estimate=result.estimate)


def _branch(
    node: Mapping[str, Any],
    answers: Mapping[tuple[str | None, str], Mapping[str, Any]],
    service: str | None,
    *,
    is_estimate: bool,
) -> Branch:
    service = node.get("service", service)
    own = answers.get((service, node["code"])) or answers.get((None, node["code"]))
    return Branch(
        code=node["code"],
        label=_text(node["label"]),
        points=Fraction(node["points"]),
        contribution=None if node["contribution"] is None else Fraction(node["contribution"]),
        worth=_ends(node["points_between"]) or (Fraction(0), Fraction(0)),
        earns=_ends(node["value_between"]),
        is_estimate=is_estimate,
        rule=_text(node["rule"]),
        state=node["state"],
        cite=_cited(node["cite"]),
        weight_cite=_cited(node["weight_cite"]),
        service=service,
        product=node.get("service_name", ""),
        answer=None if node["parts"] else own,
        parts=tuple(
            _branch(part, answers, service, is_estimate=is_estimate) for part in node["parts"]
        ),
    )


def _ends(stored: list[str | None]) -> Ends | None:
    least, greatest = stored
    return None if least is None or greatest is None else (Fraction(least), Fraction(greatest))


def _exactly(earned: Fraction | None, possible: Fraction) -> Text:
    return Text(*(f"{number(earned, 2, lang)} / {number(possible, 2, lang)}" for lang in LANGUAGES))


def _text(stored: Mapping[str, str]) -> Text:
    return Text(stored["id"], stored["en"])


def texts(stored: list[Mapping[str, str]]) -> list[Text]:
    """Sentences of a result, as they were stored."""
    return [_text(each) for each in stored]


def _cited(stored: Mapping[str, str | None]) -> Cited:
    provenance = stored["provenance"] or "local"
    return Cited(
        stored["source"] or "",
        stored["link"] or "",
        stored["article"] or "",
        PROVENANCES[provenance],
        provenance == "official",
    )


@dataclass(frozen=True, slots=True)
class UnitValue:
    """A unit that the region's result averages, and its value; for an estimate the range."""

    unit: str
    value: Fraction | None
    range: Text | None


def unit_values(region: Result) -> list[UnitValue]:
    """The units of a region's result as it stored them. One query."""
    bounds, instrument = named_bounds(region), region.version.instrument
    return [_unit_value(row, bounds.get(row["result"]), instrument) for row in region.answers]


def _unit_value(row: Mapping[str, Any], ends: Ends | None, instrument: Instrument) -> UnitValue:
    if not row["estimate"]:
        return UnitValue(row["unit"], Fraction(row["exact"]) if row["exact"] else None, None)
    return UnitValue(row["unit"], None, printed(instrument, *ends).said if ends else None)


def provenance(result: Result) -> list[tuple[Text, Text | str]]:
    """What a result was computed with, by whom and when: enough to compute it again."""
    unit = result.placement.get("unit") or {}
    parent = result.placement.get("parent") or {}
    kept = Text(*(moment(result.at, result.government.time_zone, lang) for lang in ("id", "en")))
    facts: list[tuple[Text, Text | str]] = [
        (Text("Kode", "Code"), result.code),
        (
            Text("Tersimpan", "Kept"),
            Text(f"{kept.id}, {result.by.name}", f"{kept.en}, {result.by.name}"),
        ),
        (Text("Instrumen", "Instrument"), result.version.instrument_id),
        (Text("Bobot", "Weights"), result.weight_set or Text("dari instrumen", "the instrument's")),
        (Text("Mesin hitung", "Engine"), result.engine),
    ]
    if not result.estimate:
        facts.append((Text("Nilai hitung", "Computed value"), result.exact or "–"))
    if unit:
        stood = f"{unit['name']}, {parent['name']}" if parent else unit["name"]
        facts.append((Text("Kedudukan saat itu", "Its place then"), stood))
    return facts


def moment(instant: datetime, zone: str, language: str) -> str:
    """A day and an hour in the office's zone."""
    day = plain_date(at(instant, zone).date(), language)
    return f"{day}, {clock(instant, zone, language)}"
