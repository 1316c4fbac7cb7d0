"""In which state what may be done: the life of an assessment as one table of data.

Who may do it is another question, answered by the capability named in each row and by
``permissions``. The picture in the documentation is drawn from this table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zonahijau.wording import Text, refuse

DRAFT = "draft"
WAITING_PARENT = "waiting_parent"
IN_REVIEW = "in_review"
RETURNED = "returned"
VERIFIED = "verified"
SEALED = "sealed"

STATES: dict[str, Text] = {
    DRAFT: Text("Diisi", "Being filled in"),
    WAITING_PARENT: Text("Menunggu OPD induk", "Waiting for the parent agency"),
    IN_REVIEW: Text("Di meja verifikator", "With the verifier"),
    RETURNED: Text("Dikembalikan", "Returned"),
    VERIFIED: Text("Terverifikasi", "Verified"),
    SEALED: Text("Ditetapkan", "Sealed"),
}

OWNERS: dict[str, Text] = {
    DRAFT: Text("operator dan kepala unit", "the operator and the head of unit"),
    WAITING_PARENT: Text("kepala OPD induk", "the head of the parent agency"),
    IN_REVIEW: Text("verifikator", "the verifier"),
    RETURNED: Text("operator dan kepala unit", "the operator and the head of unit"),
    VERIFIED: Text("penetap hasil", "the one who seals results"),
    SEALED: Text("tidak ada; hasil tetap", "nobody; the result stands"),
}
"""Whose turn it is in each state."""

OPEN_FOR_ANSWERS = frozenset({DRAFT, RETURNED})


@dataclass(frozen=True, slots=True)
class Transition:
    """One step: what it is called, from which states to which, and the capability it takes."""

    action: str
    label: Text
    starts: frozenset[str]
    ends: str
    capability: str


def _step(
    action: str, label: Text, starts: Iterable[str], ends: str, capability: str
) -> Transition:
    return Transition(action, label, frozenset(starts), ends, capability)


TRANSITIONS: tuple[Transition, ...] = (
    _step(
        "submit_to_parent",
        Text("Kirim ke OPD induk", "Send to the parent agency"),
        OPEN_FOR_ANSWERS,
        WAITING_PARENT,
        "submit",
    ),
    _step(
        "submit",
        Text("Kirim ke verifikator", "Send to the verifier"),
        OPEN_FOR_ANSWERS,
        IN_REVIEW,
        "submit",
    ),
    _step(
        "pass_on",
        Text("Teruskan ke verifikator", "Pass on to the verifier"),
        {WAITING_PARENT},
        IN_REVIEW,
        "pass_on",
    ),
    _step(
        "hand_back",
        Text("Kembalikan ke unit", "Hand back to the unit"),
        {WAITING_PARENT},
        RETURNED,
        "pass_on",
    ),
    _step("return", Text("Kembalikan", "Return"), {IN_REVIEW}, RETURNED, "return"),
    _step(
        "verify",
        Text("Nyatakan terverifikasi", "Declare verified"),
        {IN_REVIEW},
        VERIFIED,
        "verify",
    ),
    _step(
        "reopen",
        Text("Kembalikan ke verifikator", "Send back to the verifier"),
        {VERIFIED},
        IN_REVIEW,
        "close_result",
    ),
    _step("seal", Text("Tetapkan hasil", "Seal the result"), {VERIFIED}, SEALED, "close_result"),
)


def transition(action: str) -> Transition:
    """The step of a name; KeyError for a name that is none."""
    return {each.action: each for each in TRANSITIONS}[action]


def steps_from(state: str) -> tuple[Transition, ...]:
    """What may come next."""
    return tuple(each for each in TRANSITIONS if state in each.starts)


def check_step(action: str, state: str) -> Transition:
    """The step; refuses one that does not begin in this state."""
    step = transition(action)
    if state not in step.starts:
        raise refuse(
            Text(
                f"“{step.label.id}” tidak dapat: penilaian ini {STATES[state].id.lower()}",
                f"“{step.label.en}” cannot be done: this assessment is {STATES[state].en.lower()}",
            ),
            Text(f"sekarang giliran {OWNERS[state].id}", f"it is the turn of {OWNERS[state].en}"),
        )
    return step


def check_open(state: str) -> None:
    """Refuse changes to answers outside the states in which they may be changed."""
    if state not in OPEN_FOR_ANSWERS:
        raise refuse(
            Text(
                f"jawaban tidak dapat diubah: penilaian ini {STATES[state].id.lower()}",
                f"answers cannot be changed: this assessment is {STATES[state].en.lower()}",
            ),
            Text(
                f"minta {OWNERS[state].id} mengembalikannya",
                f"ask {OWNERS[state].en} to return it",
            ),
        )


def check_standing(withdrawn_because: str) -> None:
    """Refuse to touch the assessment of a unit that was withdrawn from the round."""
    if withdrawn_because:
        raise refuse(
            Text(
                f"unit ini ditarik dari putaran: {withdrawn_because}",
                f"this unit was withdrawn from the round: {withdrawn_because}",
            ),
            Text("tanyakan kepada Satgas", "ask the task force"),
        )


def check_withdrawable(state: str, *, was_sent: bool) -> None:
    """Refuse to withdraw a unit that has ever sent its answers: what was submitted stays."""
    if state != DRAFT or was_sent:
        raise refuse(
            Text("unit ini sudah pernah mengirim", "this unit has already sent its answers"),
            Text("kembalikan atau selesaikan penilaiannya", "return or finish its assessment"),
        )


SPOT_CHECK = "spot_check"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of round, and whether the unit answers itself or somebody comes to look."""

    label: Text
    by_unit: bool


KINDS: dict[str, Kind] = {
    "self": Kind(Text("Penilaian mandiri", "Self-assessment"), True),
    "monthly": Kind(Text("Pemantauan bulanan", "Monthly monitoring"), False),
    "mentoring": Kind(Text("Pendampingan", "Mentoring"), False),
    SPOT_CHECK: Kind(Text("Uji petik", "Spot check"), False),
}
"""Official results from outside are no round: they are entered with their source."""


def answer_capability(kind: str) -> str:
    """What it takes to answer in a round of a kind: the unit's own people, or the task force."""
    return "answer" if KINDS[kind].by_unit else "assess"


def submit_capability(kind: str) -> str:
    """What it takes to send the answers on: the head of unit, or whoever came to look."""
    return "submit" if KINDS[kind].by_unit else "assess"


def check_unannounced(kind: str, starts_on: date, today: date) -> None:
    """A spot check is drawn at departure: nothing of it is kept before its own day."""
    if kind == SPOT_CHECK and starts_on > today:
        raise refuse(
            Text(
                "uji petik tidak dapat dijadwalkan: sebelum berangkat tidak ada yang disimpan",
                "a spot check is not planned ahead: nothing of it is stored before departure",
            ),
            Text("buka pada hari keberangkatan", "open it on the day of departure"),
            column="starts_on",
        )
