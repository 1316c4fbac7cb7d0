"""Draws the life of an assessment and who sees its score, from the tables that rule them:
``python -m zonahijau.assessments.diagram > docs/reference/assessment-states.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from zonahijau.assessments import policies, visibility
from zonahijau.organisations.roles import CAPABILITIES
from zonahijau.wording import Text

_HEAD = """\
# The life of an assessment

Drawn from the tables in `src/zonahijau/assessments/policies.py` and `visibility.py` by
`python -m zonahijau.assessments.diagram`; a test compares. Change the tables, not this page.
"""


def page() -> str:
    """The whole page of the documentation."""
    return "\n".join((_HEAD, _drawing(), *_sections()))


def _sections() -> Iterator[str]:
    yield "\n## States\n"
    yield _table(
        ("state", "in words", "whose turn"),
        ((f"`{key}`", _said(text), policies.OWNERS[key].en) for key, text in _states()),
    )
    yield "\n## Steps\n"
    yield (
        "In a round that is no self-assessment, whoever came to look answers and sends "
        f"({CAPABILITIES['assess'].en}).\n"
    )
    yield _table(
        ("step", "in words", "from", "to", "takes the capability"),
        (
            (
                f"`{step.action}`",
                _said(step.label),
                ", ".join(f"`{state}`" for state in policies.STATES if state in step.starts),
                f"`{step.ends}`",
                CAPABILITIES[step.capability].en,
            )
            for step in policies.TRANSITIONS
        ),
    )
    yield "\n## Who sees a score when\n"
    yield _table(("viewer", *(f"`{state}`" for state in policies.STATES)), _visibility())
    yield ""


def _states() -> Iterable[tuple[str, Text]]:
    return policies.STATES.items()


def _visibility() -> Iterator[Sequence[str]]:
    for viewer in visibility.VIEWERS:
        yield (viewer.replace("_", " "), *(_sees(viewer, state) for state in policies.STATES))


def _sees(viewer: str, state: str) -> str:
    """Yes, after which release, or nothing."""
    if visibility.sees_score(viewer, state):
        return "yes"
    after = [each for each in visibility.RELEASES if visibility.sees_score(viewer, state, each)]
    return f"released: {after[0]}" if after else "–"


def _drawing() -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {policies.DRAFT}"]
    for step in policies.TRANSITIONS:
        for state in policies.STATES:
            if state in step.starts:
                lines.append(f"    {state} --> {step.ends}: {step.label.en}")
    return "\n".join([*lines, f"    {policies.SEALED} --> [*]", "```"])


def _said(text: Text) -> str:
    return f"{text.en} (*{text.id}*)"


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(page())
