"""Which prints a service and a unit have: each by the slug of its address, its words, and what it
is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zonahijau.catalogue.prints import boards, flows, standards
from zonahijau.catalogue.prints.gathering import Gathered, Printed
from zonahijau.wording import Text

Make = Callable[[Gathered, Sequence[Printed]], bytes]


@dataclass(frozen=True, slots=True)
class Offer:
    """A print: its address, its words, where it hangs or lies, and how it is made."""

    slug: str
    label: Text
    use: Text
    make: Make
    needs_steps: bool = False


def _board(paper: str, *, landscape: bool = False, shared: bool = False) -> Make:
    return lambda gathered, printed: boards.board(
        gathered, printed, paper, landscape=landscape, shared=shared
    )


def _cards(paper: str) -> Make:
    return lambda gathered, printed: boards.cards(gathered, printed, paper)


def _flow(gathered: Gathered, printed: Sequence[Printed]) -> bytes:
    return flows.flow_pdf(gathered, printed[0])


_WALL = Text("Di dinding ruang layanan, terbaca dari dua meter", "On the wall, read at two metres")
_COUNTER = Text("Di loket, dengan kode QR", "On the counter, with a QR code")
_FILE = Text("Untuk berkas dan SK penetapan", "For the file and the decree")
_STANDING, _LYING = Text("tegak", "portrait"), Text("mendatar", "landscape")


def _boards_of(start: Text, slug: str, *, shared: bool) -> list[Offer]:
    return [
        Offer(
            f"{slug}-{paper}{'-mendatar' if lying else ''}",
            Text(f"{start.id} {paper.upper()} {way.id}", f"{start.en}, {paper.upper()} {way.en}"),
            _WALL,
            _board(paper, landscape=lying, shared=shared),
        )
        for paper in ("a3", "a2")
        for lying, way in ((False, _STANDING), (True, _LYING))
    ]


def _cards_of() -> list[Offer]:
    label = Text("Kartu loket", "Counter card")
    return [
        Offer(f"kartu-{paper}", Text(f"{label.id} {paper.upper()}", f"{label.en} {paper.upper()}"),
              _COUNTER, _cards(paper))
        for paper in ("a5", "a6")
    ]  # fmt: skip


_DOCUMENTS = (
    Offer("dokumen", Text("Dokumen 14 komponen (A4)", "The 14 components (A4)"), _FILE,
          standards.standard_document),
    Offer("lampiran", Text("Lampiran SK (A4)", "The decree's annex (A4)"), _FILE,
          standards.decree_annex),
)  # fmt: skip

OF_SERVICE: Mapping[str, Offer] = {
    each.slug: each
    for each in (
        *_boards_of(Text("Papan standar", "Standard board"), "papan", shared=False),
        *_cards_of(),
        Offer("alur", Text("Diagram alur (A4)", "Flow diagram (A4)"), _COUNTER, _flow, True),
        *_DOCUMENTS,
    )
}
OF_UNIT: Mapping[str, Offer] = {
    each.slug: each
    for each in (
        *_boards_of(Text("Papan gabungan", "Shared board"), "gabungan", shared=True),
        *_boards_of(Text("Papan tiap layanan", "A board for each service"), "papan", shared=False),
        *_cards_of(),
        *_DOCUMENTS,
    )
}


def offers_for(offers: Mapping[str, Offer], printed: Sequence[Printed]) -> list[Offer]:
    """Those that can be made of what is written."""
    if not printed:
        return []
    has_steps = any(each.content.procedure.steps for each in printed)
    return [each for each in offers.values() if has_steps or not each.needs_steps]
