"""The fourteen components of a service standard as one value, to and from JSON. Pure.

The keys are the codes of ``law/standards/components.yaml`` (UU 25/2009 art. 21).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import partial
from typing import Any

from zonahijau.catalogue.standards.parts import (
    Channel,
    Duration,
    Facility,
    Fee,
    Requirement,
    Step,
)


@dataclass(frozen=True, slots=True)
class Requirements:
    items: tuple[Requirement, ...] = ()
    note: str = ""

    @property
    def is_filled(self) -> bool:
        """At least one requirement, or a sentence that says there is none."""
        return bool(self.items or self.note)


@dataclass(frozen=True, slots=True)
class Procedure:
    steps: tuple[Step, ...] = ()
    note: str = ""

    @property
    def is_filled(self) -> bool:
        """At least two steps: what the applicant does and what the office does."""
        return len(self.steps) > 1


@dataclass(frozen=True, slots=True)
class Time:
    duration: Duration | None = None
    starts: str = ""
    note: str = ""

    @property
    def is_filled(self) -> bool:
        """A duration with its unit."""
        return self.duration is not None


@dataclass(frozen=True, slots=True)
class Fees:
    """``council`` says whether a fee may be charged; ``basis`` is the legislation that sets it;
    ``old`` what is charged until the council has approved."""

    kind: str = ""
    items: tuple[Fee, ...] = ()
    basis: str = ""
    council: str = ""
    old: str = ""

    @property
    def is_filled(self) -> bool:
        """Free of charge; or amounts with their legal basis and the council's part."""
        return self.kind == "free" or bool(self.items and self.basis and self.council)

    @property
    def may_be_set(self) -> bool:
        """PP 96/2012 art. 29: not while the council's approval is awaited."""
        return self.kind != "priced" or self.council in ("by-law", "approved")


@dataclass(frozen=True, slots=True)
class Lines:
    """Products, legal bases, competences: one sentence a line."""

    items: tuple[str, ...] = ()

    @property
    def is_filled(self) -> bool:
        """At least one line."""
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Complaints:
    channels: tuple[Channel, ...] = ()
    officer: str = ""
    handling: str = ""

    @property
    def is_filled(self) -> bool:
        """A channel, and who answers or how it is handled (UU 25/2009 art. 36, 37)."""
        return bool(self.channels and (self.officer or self.handling))


@dataclass(frozen=True, slots=True)
class Facilities:
    items: tuple[Facility, ...] = ()

    @property
    def is_filled(self) -> bool:
        """At least one."""
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Words:
    """Internal supervision, guarantees: a paragraph."""

    text: str = ""

    @property
    def is_filled(self) -> bool:
        """Any words."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Staffing:
    number: int | None = None
    text: str = ""

    @property
    def is_filled(self) -> bool:
        """A number of people."""
        return self.number is not None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``months`` is one of the periods that UU 25/2009 art. 10 offers (law/clocks/standards)."""

    text: str = ""
    months: int | None = None

    @property
    def is_filled(self) -> bool:
        """How, or how often."""
        return bool(self.text or self.months)


@dataclass(frozen=True, slots=True)
class Content:
    """All fourteen; an empty one is a component that is not written yet."""

    requirements: Requirements = field(default_factory=Requirements)
    procedure: Procedure = field(default_factory=Procedure)
    time: Time = field(default_factory=Time)
    fee: Fees = field(default_factory=Fees)
    product: Lines = field(default_factory=Lines)
    complaints: Complaints = field(default_factory=Complaints)
    legal_basis: Lines = field(default_factory=Lines)
    facilities: Facilities = field(default_factory=Facilities)
    competence: Lines = field(default_factory=Lines)
    supervision: Words = field(default_factory=Words)
    staffing: Staffing = field(default_factory=Staffing)
    guarantee: Words = field(default_factory=Words)
    safety: Words = field(default_factory=Words)
    evaluation: Evaluation = field(default_factory=Evaluation)

    def component(self, code: str) -> Any:
        """A component by its code in the law's list (``legal-basis``)."""
        return getattr(self, code.replace("-", "_"))

    @property
    def filled(self) -> frozenset[str]:
        """The codes of the components that say enough."""
        return frozenset(code for code in CODES if self.component(code).is_filled)

    def replacing(self, components: Mapping[str, Any]) -> Content:
        """The same with other components, by their codes."""
        return replace(self, **{code.replace("-", "_"): it for code, it in components.items()})

    def as_json(self) -> dict[str, Any]:
        """For the database; the other way is :func:`read_content`."""
        return {"schema": 1} | {code: asdict(self.component(code)) for code in CODES}


CODES = tuple(each.name.replace("_", "-") for each in fields(Content))
"""In the order in which standards print them: six of delivery, eight of management."""


def read_content(said: Mapping[str, Any]) -> Content:
    """What :meth:`Content.as_json` wrote; a component that is not there is empty."""
    read = {code.replace("-", "_"): _READERS[code](said.get(code) or {}) for code in CODES}
    return Content(**read)


def _each(kind: Callable[..., Any], said: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    return tuple(kind(**item) for item in said.get(name, ()))


def _listed(whole: Callable[..., Any], name: str, kind: Callable[..., Any], said: Any) -> Any:
    """A component with one list of parts and else plain values."""
    return whole(**{**said, name: _each(kind, said, name)})


def _step(time: Mapping[str, Any] | None = None, **said: Any) -> Step:
    return Step(**said, time=Duration(**time) if time else None)


def _time(said: Mapping[str, Any]) -> Time:
    duration = said.get("duration")
    return Time(**{**said, "duration": Duration(**duration) if duration else None})


def _lines(said: Mapping[str, Any]) -> Lines:
    return Lines(tuple(said.get("items", ())))


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "requirements": partial(_listed, Requirements, "items", Requirement),
    "procedure": partial(_listed, Procedure, "steps", _step),
    "time": _time,
    "fee": partial(_listed, Fees, "items", Fee),
    "product": _lines,
    "complaints": partial(_listed, Complaints, "channels", Channel),
    "legal-basis": _lines,
    "facilities": partial(_listed, Facilities, "items", Facility),
    "competence": _lines,
    "supervision": lambda said: Words(**said),
    "staffing": lambda said: Staffing(**said),
    "guarantee": lambda said: Words(**said),
    "safety": lambda said: Words(**said),
    "evaluation": lambda said: Evaluation(**said),
}
