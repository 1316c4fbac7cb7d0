"""Where an assessment stands on its way, as a line of steps."""

from __future__ import annotations

from dataclasses import dataclass

from zonahijau.assessments import policies
from zonahijau.assessments.models import Assessment
from zonahijau.assessments.queries import passes_through_parent
from zonahijau.wording import Text

_FILL = Text("Isi dan bukti", "Answers and evidence")
_PARENT = Text("OPD induk", "Parent agency")
_REVIEW = Text("Verifikasi", "Review")
_SEAL = Text("Penetapan", "Sealing")
_DONE = Text("Ditetapkan", "Sealed")

_PLACE = {
    policies.DRAFT: _FILL,
    policies.RETURNED: _FILL,
    policies.WAITING_PARENT: _PARENT,
    policies.IN_REVIEW: _REVIEW,
    policies.VERIFIED: _SEAL,
    policies.SEALED: _DONE,
}


@dataclass(frozen=True, slots=True)
class LifeStep:
    """A step on the line: ``done``, ``now`` or ``next``; its shape stays apart without colour."""

    label: Text
    state: str

    @property
    def tone(self) -> str:
        return "abu" if self.state == "next" else "hijau"


def life(assessment: Assessment) -> list[LifeStep]:
    """The steps of this very assessment: with its parent agency only where there is one."""
    through_parent = passes_through_parent(assessment)
    way = [_FILL, *([_PARENT] if through_parent else []), _REVIEW, _SEAL, _DONE]
    here = way.index(_PLACE[assessment.state])
    sealed = assessment.state == policies.SEALED
    return [
        LifeStep(label, "done" if place < here or sealed else "now" if place == here else "next")
        for place, label in enumerate(way)
    ]
