"""In which state a paper may be changed, issued, signed or withdrawn; what it may hold. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from zonahijau.documents.blocks import KINDS, LONGEST_TEXT, MOST_BLOCKS, MOST_ROWS, Block
from zonahijau.documents.words import DRAFT, ISSUED, SIGNED, WITHDRAWN
from zonahijau.wording import Refused, Text, refuse

if TYPE_CHECKING:
    from zonahijau.documents.models import Paper

MAY: dict[str, frozenset[str]] = {
    "change": frozenset({DRAFT}),
    "issue": frozenset({DRAFT}),
    "number": frozenset({DRAFT, ISSUED, SIGNED}),
    "sign": frozenset({ISSUED, SIGNED}),
    "withdraw": frozenset({DRAFT, ISSUED, SIGNED}),
}
"""What may be done to a paper in which states."""

_WHY = {
    DRAFT: Text("Naskah ini masih konsep", "This paper is still a draft"),
    ISSUED: Text("Naskah ini sudah terbit dan dibekukan", "This paper is issued and frozen"),
    SIGNED: Text("Naskah ini sudah bertanda tangan", "This paper is signed"),
    WITHDRAWN: Text("Naskah ini sudah ditarik", "This paper was withdrawn"),
}
_REMEDY = {
    "sign": Text("Terbitkan dahulu naskahnya", "Issue the paper first"),
}
_ANEW = Text(
    "Tarik naskah ini dan susun yang baru bila isinya harus berubah",
    "Withdraw it and draft a new one if it must change",
)


def allowed(step: str, state: str) -> bool:
    """Whether a paper in this state can take the step."""
    return state in MAY[step]


def check_step(step: str, paper: Paper) -> None:
    """Refused, with the reason, where the state does not allow the step."""
    if not allowed(step, paper.state):
        raise refuse(_WHY[paper.state], _REMEDY.get(step, _ANEW))


def check_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, refused when there are too many or one is too large."""
    held = tuple(blocks)
    if len(held) > MOST_BLOCKS:
        raise _too_much(MOST_BLOCKS, Text("bagian", "parts"))
    for block in held:
        if block.kind not in KINDS:
            raise LookupError(block.kind)
        if len(block.rows) > MOST_ROWS:
            raise _too_much(MOST_ROWS, Text("baris tabel", "rows of a table"))
        if max(map(len, (block.text, *block.items)), default=0) > LONGEST_TEXT:
            raise _too_much(LONGEST_TEXT, Text("huruf dalam satu bagian", "letters in one part"))
    return held


def _too_much(most: int, what: Text) -> Refused:
    return refuse(
        Text(f"Lebih dari {most} {what.id}", f"More than {most} {what.en}"),
        Text("Pindahkan sebagian ke lampiran lain", "Move some of it to another annex"),
    )


def reason(because: str) -> str:
    """A reason that was really given."""
    given = " ".join(because.split())
    if not 5 <= len(given) <= 200:
        raise refuse(
            Text("Alasan belum diisi", "The reason is missing"),
            Text("Tulis alasannya dalam satu kalimat", "Write it in one sentence"),
            column="because",
        )
    return given
