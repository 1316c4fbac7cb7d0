"""What may stand in a component of a standard; refused with the place and how to mend it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from zonahijau.catalogue.standards.content import Content, Evaluation, Fees, Staffing
from zonahijau.catalogue.standards.parts import (
    CHANNEL_KINDS,
    COUNCIL_STATES,
    FEE_KINDS,
    REQUIREMENT_KINDS,
    TIME_UNITS,
    Channel,
    Duration,
    Fee,
    Requirement,
)
from zonahijau.wording import Refusal, Refused, Text, refuse

MOST_ITEMS, LONGEST_TEXT, LARGEST = 60, 2_000, 10**12
EVALUATION_MONTHS = (3, 6, 12, 24)
"""UU 25/2009 art. 10 and its explanation; the clock ``officer.evaluation`` offers the same."""

_TOO_LONG = Text(
    f"Satu isian lebih dari {LONGEST_TEXT} huruf", f"An entry exceeds {LONGEST_TEXT} letters"
)
_SHORTEN = Text("Singkatkan, atau bagi menjadi beberapa butir", "Shorten it, or divide it")


def check_component(code: str, component: Any) -> None:
    """Refused for another component's value, endless lists and texts, unknown words, and numbers
    that cannot be."""
    expected = type(Content().component(code))
    if not isinstance(component, expected):
        raise TypeError(f"{code} takes {expected.__name__}")
    faults = list(_faults(component))
    if faults:
        raise Refused(*faults)


def _faults(value: Any) -> Iterator[Refusal]:
    """Of a value and all that it is made of."""
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            yield Refusal(_TOO_LONG, _SHORTEN)
    elif isinstance(value, tuple):
        if len(value) > MOST_ITEMS:
            yield Refusal(
                Text(f"Lebih dari {MOST_ITEMS} butir", f"More than {MOST_ITEMS} items"),
                Text("Gabungkan yang serupa", "Join those that are alike"),
            )
        for item in value:
            yield from _faults(item)
    elif is_dataclass(value):
        yield from _own_faults(value)
        for each in fields(value):
            yield from _faults(getattr(value, each.name))


def _own_faults(value: Any) -> Iterator[Refusal]:
    if isinstance(value, Duration):
        yield from _duration(value)
    elif isinstance(value, Fee):
        yield from _amount(value)
    elif isinstance(value, Fees):
        yield from _known(value.kind, ("", *FEE_KINDS), "kind")
        yield from _known(value.council, ("", *COUNCIL_STATES), "council")
    elif isinstance(value, Requirement):
        yield from _known(value.kind, REQUIREMENT_KINDS, "kind")
        if value.copies is not None:
            yield from _between(value.copies, 0, 99, "copies")
    elif isinstance(value, Channel):
        yield from _known(value.kind, CHANNEL_KINDS, "kind")
    elif isinstance(value, Staffing) and value.number is not None:
        yield from _between(value.number, 0, 10_000, "number")
    elif isinstance(value, Evaluation) and value.months is not None:
        yield from _known(value.months, EVALUATION_MONTHS, "months")


def _duration(value: Duration) -> Iterator[Refusal]:
    yield from _known(value.unit, TIME_UNITS, "unit")
    yield from _between(value.most, 1, 10_000, "most")
    if value.least is not None and not 0 < value.least < value.most:
        yield Refusal(
            Text(
                "Waktu tercepat tidak lebih singkat dari waktu terlama",
                "The least time is not below the most",
            ),
            Text("Kosongkan, atau tulis angka yang lebih kecil", "Leave it, or write less"),
            column="least",
        )


def _amount(value: Fee) -> Iterator[Refusal]:
    yield from _between(value.amount, 0, LARGEST, "amount")
    if not value.name.strip():
        yield Refusal(
            Text("Nama biaya belum ditulis", "A fee has no name"),
            Text("Tulis untuk apa biaya itu", "Write what it is for"),
            column="items",
        )


def _between(number: int, least: int, most: int, column: str) -> Iterator[Refusal]:
    if not least <= number <= most:
        yield Refusal(
            Text(f"{number} di luar batas", f"{number} is out of range"),
            Text(f"Tulis {least} sampai {most}", f"Write {least} to {most}"),
            column=column,
        )


def _known(word: Any, words: Any, column: str) -> Iterator[Refusal]:
    if word not in words:
        yield refuse(
            Text("Pilihan tidak dikenal", "The choice is not known"),
            Text("Pilih salah satu yang ditawarkan", "Choose one that is offered"),
            column=column,
        ).refusals[0]
