"""The flow of a procedure as a drawing with a lane for each actor: on paper, and as SVG on a page.

The words of the same steps stand beside the picture for whoever cannot see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zonahijau.catalogue.prints.fitting import FOLDER, breakable
from zonahijau.catalogue.prints.gathering import DRAFT, Gathered, Printed
from zonahijau.catalogue.standards import saying
from zonahijau.catalogue.standards.parts import Step
from zonahijau.documents.typesetting import typeset, typeset_svg

NOBODY = "Pelaksana"
MOST_LANES, MOST_STANDING = 6, 4
_A4 = (210, 297)
_PICTURE_WIDTH = {1: 90, 2: 130, 3: 170, 4: 210, 5: 240, 6: 265}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A step with the number of its lane; ``who`` only where lanes do not tell."""

    step: Step
    lane: int
    who: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The lanes by name in the order of their first step, and the steps."""

    lanes: tuple[str, ...]
    steps: tuple[Drawn, ...]


def flow_of(steps: Sequence[Step]) -> Flow:
    """Lanes by actor, whatever the case in which they are written. With more actors than a sheet
    has room for, all steps stand in one lane and say who takes them."""
    lanes: dict[str, str] = {}
    for step in steps:
        name = step.actor.strip() or NOBODY
        lanes.setdefault(name.casefold(), name)
    if len(lanes) > MOST_LANES:
        drawn = tuple(Drawn(step, 0, step.actor.strip()) for step in steps)
        return Flow(("Langkah",), drawn)
    places = {key: place for place, key in enumerate(lanes)}
    key_of = (step.actor.strip().casefold() or NOBODY.casefold() for step in steps)
    drawn = tuple(Drawn(step, places[key]) for step, key in zip(steps, key_of, strict=True))
    return Flow(tuple(lanes.values()), drawn)


def flow_pdf(gathered: Gathered, printed: Printed) -> bytes:
    """On A4, lying where more than three actors take part; as many pages as it takes."""
    content = _content(gathered, printed)
    lying = len(content["lanes"]) > MOST_STANDING
    sides = (_A4[1], _A4[0]) if lying else _A4
    more = {"paper": sides, "margin": 14, "with_head": True}
    return typeset(FOLDER / "flow.typ", _named(content | more), gathered.at, name="print")


def flow_svg(gathered: Gathered, printed: Printed) -> bytes:
    """One picture as high as it needs, for a page."""
    content = _content(gathered, printed)
    width = _PICTURE_WIDTH[len(content["lanes"])]
    more = {"paper": (width, None), "margin": 2, "with_head": False}
    return typeset_svg(FOLDER / "flow.typ", _named(content | more), name="print")


def _named(content: dict[str, Any]) -> dict[str, Any]:
    return {key.replace("_", "-"): value for key, value in content.items()}


def _content(gathered: Gathered, printed: Printed) -> dict[str, Any]:
    flow = flow_of(printed.content.procedure.steps)
    if not flow.steps:
        raise LookupError("a procedure without steps")
    return gathered.frame(f"Alur {printed.service.name}") | {
        "name": breakable(printed.service.name),
        "lanes": [breakable(lane) for lane in flow.lanes],
        "steps": [_step(each) for each in flow.steps],
        "total": breakable(saying.time(printed.content)),
        "footer": breakable(printed.set_said or f"{gathered.unit.name}"),
        "draft": DRAFT if printed.is_draft else "",
        "size": 9,
        "at": gathered.at.timetuple()[:3],
    }


def _step(each: Drawn) -> dict[str, Any]:
    return {
        "text": breakable(each.step.text),
        "who": breakable(each.who),
        "time": each.step.time.said.id if each.step.time else "",
        "output": breakable(each.step.output),
        "lane": each.lane,
    }
