"""The stored explanation of a result, unfolded for a reader: no number is computed here anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from zonahijau.assessments.models import Result
from zonahijau.assessments.queries import named_bounds
from zonahijau.web.formatting import at, clock, plain_date
from zonahijau.wording import Text

PROVENANCES = {
    "official": Text("resmi", "official"),
    "derived": Text("turunan", "derived"),
    "local": Text("lokal", "local"),
}
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
    """A node of the tree with the answer and the evidence that it stood on, and its parts."""

    code: str
    label: Text
    points: Fraction
    contribution: Fraction | None
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
    def share(self) -> int:
        """How much of its points it earns, in percent, for a bar."""
        if not self.points or self.contribution is None:
            return 0
        return int(100 * self.contribution / self.points)

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
    return _branch(result.tree, answers, None)


def _branch(
    node: Mapping[str, Any],
    answers: Mapping[tuple[str | None, str], Mapping[str, Any]],
    service: str | None,
) -> Branch:
    service = node.get("service", service)
    own = answers.get((service, node["code"])) or answers.get((None, node["code"]))
    return Branch(
        code=node["code"],
        label=_text(node["label"]),
        points=Fraction(node["points"]),
        contribution=None if node["contribution"] is None else Fraction(node["contribution"]),
        rule=_text(node["rule"]),
        state=node["state"],
        cite=_cited(node["cite"]),
        weight_cite=_cited(node["weight_cite"]),
        service=service,
        product=node.get("service_name", ""),
        answer=None if node["parts"] else own,
        parts=tuple(_branch(part, answers, service) for part in node["parts"]),
    )


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
    """A unit that the region's result averages: its value, for an estimate its bounds, or none."""

    unit: str
    value: Fraction | None
    bounds: tuple[Fraction, Fraction] | None


def unit_values(region: Result) -> list[UnitValue]:
    """The units of a region's result as it stored them. One query."""
    bounds = named_bounds(region)
    return [_unit_value(row, bounds.get(row["result"])) for row in region.answers]


def _unit_value(row: Mapping[str, Any], bounds: tuple[Fraction, Fraction] | None) -> UnitValue:
    if row["estimate"]:
        return UnitValue(row["unit"], None, bounds)
    return UnitValue(row["unit"], Fraction(row["exact"]) if row["exact"] else None, None)


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
        (Text("Nilai hitung", "Computed value"), result.exact or "–"),
    ]
    if unit:
        stood = f"{unit['name']}, {parent['name']}" if parent else unit["name"]
        facts.append((Text("Kedudukan saat itu", "Its place then"), stood))
    return facts


def moment(instant: datetime, zone: str, language: str) -> str:
    """A day and an hour in the office's zone."""
    day = plain_date(at(instant, zone).date(), language)
    return f"{day}, {clock(instant, zone, language)}"
