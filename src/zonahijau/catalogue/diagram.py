"""Draws the life of a standard from the table that rules it:
``python -m zonahijau.catalogue.diagram > docs/reference/standard-states.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from zonahijau.catalogue import life, running
from zonahijau.catalogue.kinds import STANDARD_STATES
from zonahijau.wording import Text

_HEAD = """\
# The life of a service standard

Drawn from the table in `src/zonahijau/catalogue/life.py` and the clocks of
`src/zonahijau/law/clocks/standards.yaml` by `python -m zonahijau.catalogue.diagram`; a test
compares. Change the tables, not this page. The articles are those of PP 96/2012.
"""
_RULES = """
A state is what the standing steps make of it. A step has its legal day, never one to come, and no
day before that of the step that it follows. One entered with a wrong day is corrected: withdrawn
with the reason and entered again, wherever it stands; the last one can be withdrawn alone. Steps
are taken for many standards at once, all or none.

Before a draft is published it is whole (all fourteen components). The time for comments ends on its
legal last day, not before; where that day has passed, the program takes the step. A draft is
repaired once every comment is answered. It is laid down by a decree of the register, not while the
council's approval of a fee is awaited (article 29); the version in force until then is replaced on
the same day. A standard that was laid down before it was entered here goes from draft to laid down
by its older decree, as it is: its earlier steps are not known here, and it holds although
components are missing, for nothing in the regulation ends a decree that lacks some of what UU
25/2009 article 21 asks. What is missing stands on its page, no fact about a missing component is
offered as an answer, and coverage counts it among those that are not whole, until a change is laid
down. A new draft, which has its way before it, is published whole.

A step that was entered without its paper gets it later: chosen from the unit's papers or drafted
then, for every standard with the same step on that day.
"""


def page() -> str:
    """The whole page of the documentation."""
    return "\n".join((_HEAD, _drawing(), *_states(), *_steps(), *_clocks(), _RULES))


def _drawing() -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    for move in (*life.MOVES, life.FOUND_IN_FORCE):
        starts = [state for state in STANDARD_STATES if state in move.starts] or ["[*]"]
        label = "set by an older decree" if move is life.FOUND_IN_FORCE else move.kind
        lines += [f"    {start} --> {move.ends or start}: {label}" for start in starts]
    return "\n".join([*lines, "```"])


def _states() -> Iterator[str]:
    yield "\n## States\n"
    yield "| state | in words | components may be changed |\n| --- | --- | --- |"
    for state, text in STANDARD_STATES.items():
        yield f"| `{state}` | {_said(text)} | {'yes' if state in life.WRITABLE else 'no'} |"


def _steps() -> Iterator[str]:
    yield "\n## Steps\n"
    yield "| step | in words | from | to | article |\n| --- | --- | --- | --- | --- |"
    for move in life.MOVES:
        starts = ", ".join(f"`{state}`" for state in STANDARD_STATES if state in move.starts)
        ends = f"`{move.ends}`" if move.ends else "as it was"
        by = " (by the program)" if move.by_program else ""
        article = move.article.removeprefix("Pasal ").replace("ayat", "paragraph")
        yield f"| `{move.kind}` | {_said(move.label)}{by} | {starts or '–'} | {ends} | {article} |"


def _clocks() -> Iterator[str]:
    yield "\n## Clocks\n"
    yield "| clock | in words | how long | starts with | source |\n| --- | --- | --- | --- | --- |"
    for key in running.KEYS:
        clock = running.clocks().versions(key)[-1]
        yield (
            f"| `{key}` | {_said(clock.label)} | {clock.limit} {clock.unit} | `{clock.starts}` |"
            f" {clock.cite.article} |"
        )


def _said(text: Text) -> str:
    return f"{text.en} (*{text.id}*)"


if __name__ == "__main__":
    sys.stdout.write(page())
