"""What each component of a standard says, in lines: for papers, annexes and whoever reads. Pure.

Indonesian, for what is printed is office paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zonahijau.catalogue.standards.content import Content
from zonahijau.catalogue.standards.parts import (
    CHANNEL_KINDS,
    COUNCIL_STATES,
    Channel,
    Fee,
    Requirement,
    Step,
)
from zonahijau.web.formatting import number

FREE = "Tidak dipungut biaya (gratis)"
_ORDER = {kind: place for place, kind in enumerate(CHANNEL_KINDS)}


@dataclass(frozen=True, slots=True)
class Said:
    """A component in words: lines that are counted where ``numbered``, and a note below them."""

    lines: tuple[str, ...] = ()
    numbered: bool = False
    note: str = ""

    @property
    def text(self) -> str:
        """One text with a line break after each line."""
        marks = (f"{place}. " if self._is_counted else "" for place in range(1, 1_000))
        listed = [mark + line for mark, line in zip(marks, self.lines, strict=False)]
        return "\n".join([*listed, *([self.note] if self.note else [])])

    @property
    def _is_counted(self) -> bool:
        return self.numbered and len(self.lines) > 1


def rupiah(amount: int) -> str:
    """Rp25.000; nothing to pay is said so."""
    return f"Rp{number(amount, 0)}" if amount else "gratis"


def said(content: Content, code: str) -> Said:
    """A component in words; empty where it is not written."""
    maker = _MAKERS.get(code)
    return maker(content) if maker else Said()


def requirement(item: Requirement) -> str:
    """Fotokopi KTP (asli, 2 lembar)."""
    more = [
        "asli" if item.original else "",
        f"{item.copies} lembar" if item.copies else "",
    ]
    told = ", ".join(each for each in more if each)
    return f"{item.text} ({told})" if told else item.text


def step(item: Step) -> str:
    """Petugas: memeriksa berkas (15 menit); who it is stands there once."""
    is_told = item.text.casefold().startswith(item.actor.casefold())
    who = "" if is_told else f"{item.actor}: "
    time = f" ({item.time.said.id})" if item.time else ""
    return f"{who}{item.text}{time}"


def fee(item: Fee) -> str:
    """Kartu baru: Rp25.000 per lembar."""
    per = f" per {item.per}" if item.per and item.amount else ""
    return f"{item.name}: {rupiah(item.amount)}{per}"


def channel(item: Channel) -> str:
    """Telepon: 0511 4799000."""
    return f"{CHANNEL_KINDS[item.kind].id}: {item.value}"


def channels(content: Content) -> tuple[str, ...]:
    """The ways to complain, the national channel first."""
    rows = sorted(content.complaints.channels, key=lambda each: _ORDER[each.kind])
    return tuple(channel(each) for each in rows)


def time(content: Content) -> str:
    """3 hari kerja, sejak berkas lengkap; nothing where it is not written."""
    held = content.time
    if held.duration is None:
        return held.note
    since = f", {held.starts}" if held.starts else ""
    return f"{held.duration.said.id}{since}"


def fees_in_short(content: Content) -> str:
    """What it costs in a few words: gratis, one amount, or from and to."""
    held = content.fee
    if held.kind == "free":
        return "Gratis"
    amounts = sorted({item.amount for item in held.items})
    if not amounts:
        return ""
    if len(amounts) == 1:
        return rupiah(amounts[0]).capitalize() if not amounts[0] else rupiah(amounts[0])
    return f"{rupiah(amounts[0])} sampai {rupiah(amounts[-1])}"


def _requirements(content: Content) -> Said:
    held = content.requirements
    return Said(tuple(requirement(each) for each in held.items), True, held.note)


def _procedure(content: Content) -> Said:
    held = content.procedure
    return Said(tuple(step(each) for each in held.steps), True, held.note)


def _time(content: Content) -> Said:
    said = time(content)
    note = content.time.note if content.time.duration else ""
    return Said((said,) if said else (), False, note)


def _fee(content: Content) -> Said:
    held = content.fee
    if held.kind == "free":
        return Said((FREE,), False, held.basis)
    lines = tuple(fee(each) for each in held.items)
    told = [f"Dasar: {held.basis}." if held.basis else ""]
    if held.council == "awaited":
        old = f" Sampai disetujui berlaku tarif lama: {held.old}." if held.old else ""
        told.append(f"{COUNCIL_STATES['awaited'].capitalized.id}.{old}")
    return Said(lines, len(lines) > 1, " ".join(each for each in told if each))


def _product(content: Content) -> Said:
    return _lines(content.product.items)


def _lines(items: tuple[str, ...]) -> Said:
    return Said(items, True)


def _complaints(content: Content) -> Said:
    held = content.complaints
    officer = f"Penanggung jawab: {held.officer}." if held.officer else ""
    note = " ".join(each for each in (officer, held.handling) if each)
    return Said(channels(content), False, note)


def _facilities(content: Content) -> Said:
    rows = content.facilities.items
    return _lines(
        tuple(f"{each.text} (kelompok rentan)" if each.vulnerable else each.text for each in rows)
    )


def _words(text: str) -> Said:
    return Said((text,) if text else ())


def _staffing(content: Content) -> Said:
    held = content.staffing
    count = f"{held.number} orang" if held.number is not None else ""
    return _once(count, held.text)


def _evaluation(content: Content) -> Said:
    held = content.evaluation
    often = f"Dievaluasi setiap {held.months} bulan" if held.months else ""
    return _once(often, held.text)


def _once(said: str, words: str) -> Said:
    """Both, but for words that only say the same again."""
    is_same = words.strip(" .").casefold() in said.casefold()
    return Said(tuple(each for each in (said, "" if is_same else words) if each))


_MAKERS: Mapping[str, Callable[[Content], Said]] = {
    "requirements": _requirements,
    "procedure": _procedure,
    "time": _time,
    "fee": _fee,
    "product": _product,
    "complaints": _complaints,
    "legal-basis": lambda content: _lines(content.legal_basis.items),
    "facilities": _facilities,
    "competence": lambda content: _lines(content.competence.items),
    "supervision": lambda content: _words(content.supervision.text),
    "staffing": _staffing,
    "guarantee": lambda content: _words(content.guarantee.text),
    "safety": lambda content: _words(content.safety.text),
    "evaluation": _evaluation,
}
