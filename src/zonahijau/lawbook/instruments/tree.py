"""Reading the scored tree of an instrument: scales, dimensions, indicators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from zonahijau.lawbook.citations import Citing
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.instruments.model import (
    NO_WEIGHT,
    SCALE_KINDS,
    WEIGHT_BASES,
    Facet,
    Node,
    Rung,
    Scale,
)
from zonahijau.lawbook.numbers import exact
from zonahijau.wording import Text, quoted

_RUNGED = ("presence", "ordinal", "ladder")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


def read_scales(top: Entry, citing: Citing, findings: Findings) -> dict[str, Scale]:
    """The named scales of a file."""
    scales: dict[str, Scale] = {}
    if not top.has("scales"):
        return scales
    listed = top.entry("scales")
    for name in listed.keys:
        scales[name] = _stand_in(name, citing)
        with findings.gather():
            scales[name] = _read_scale(name, listed.entry(name), citing)
    return scales


def _stand_in(name: str, citing: Citing) -> Scale:
    """What indicators may name while the scale itself is being refused, so that its one fault is
    not repeated at each of them."""
    return Scale(name, "number", Fraction(0), Fraction(1), Fraction(0), (), citing.nearest)


def _read_scale(name: str, entry: Entry, citing: Citing) -> Scale:
    kind = entry.choice("kind", SCALE_KINDS)
    cite = citing.of(entry)
    zero = entry.number("zero") if entry.has("zero") else Fraction(0)
    if kind in _RUNGED:
        rungs = _read_rungs(entry.entry("rungs"))
        lowest, highest = rungs[0].score, rungs[-1].score
    else:
        rungs, lowest, highest = (), entry.number("from"), entry.number("to")
    entry.finish()
    _check_span(entry, kind, lowest, highest, zero)
    if kind in ("ladder", "presence"):
        _check_ladder(entry, rungs)
    if kind == "presence" and len(rungs) > 2:
        raise entry.wrong(
            Text("presence hanya punya dua anak tangga", "presence has two rungs only"),
            Text("pakai kind: ladder", "use kind: ladder"),
        )
    return Scale(name, kind, lowest, highest, zero, rungs, cite)


def _read_rungs(entry: Entry) -> tuple[Rung, ...]:
    """Rungs from the lowest to the highest, whatever their order in the file."""
    rungs = [Rung(_rung_score(entry, key), entry.bilingual(key)) for key in entry.keys]
    if len(rungs) < 2:
        raise entry.wrong(
            Text("skala memerlukan sedikitnya dua pilihan", "a scale needs at least two rungs"),
            Text('tulis misalnya "0" dan "1"', 'write for instance "0" and "1"'),
        )
    if len({rung.score for rung in rungs}) < len(rungs):
        raise entry.wrong(
            Text("dua anak tangga bernilai sama", "two rungs have one score"),
            Text("hapus salah satu", "remove one of the two"),
        )
    return tuple(sorted(rungs, key=lambda rung: rung.score))


def _rung_score(entry: Entry, key: str) -> Fraction:
    try:
        return exact(key)
    except ValueError:
        raise entry.refused(
            key,
            Text("bukan nilai anak tangga", "is not the score of a rung"),
            Text('tulis bilangan dalam tanda kutip, misalnya "3"', 'write a number: "3"'),
        ) from None


def _check_span(entry: Entry, kind: str, low: Fraction, high: Fraction, zero: Fraction) -> None:
    if low >= high or zero > low:
        raise entry.wrong(
            Text(
                f"skala {kind} tidak menaik (zero ≤ from < to)",
                f"the {kind} scale does not rise (zero ≤ from < to)",
            ),
            Text("periksa batas-batasnya", "check its bounds"),
        )


def _check_ladder(entry: Entry, rungs: tuple[Rung, ...]) -> None:
    """A ladder has every rung from the first to the last, in steps of one."""
    scores = {rung.score for rung in rungs}
    expected = rungs[0].score
    while expected <= rungs[-1].score:
        if expected not in scores:
            raise entry.wrong(
                Text(f"anak tangga {expected} tidak ada", f"rung {expected} is missing"),
                Text(f'tambahkan "{expected}": …', f'add "{expected}": …'),
            )
        expected += 1
    if any(score.denominator != 1 for score in scores):
        raise entry.wrong(
            Text("anak tangga harus bilangan bulat", "rungs must be whole numbers"),
            Text("pakai kind: ordinal untuk nilai lain", "use kind: ordinal for other scores"),
        )


class TreeReader:
    """Reads nodes below one another, each within the citation that encloses it."""

    def __init__(
        self, scales: Mapping[str, Scale], facets: Mapping[str, Facet], findings: Findings
    ):
        self._scales = scales
        self._facets = facets
        self._findings = findings

    def parts(self, entry: Entry, citing: Citing) -> tuple[Node, ...]:
        entries = entry.filled_entries("parts")
        read = self._findings.each(entries, lambda part: self.node(part, citing))
        return tuple(read)

    def node(self, entry: Entry, outer: Citing) -> Node:
        citing = outer.within(entry)
        weight, informational = _read_weight(entry)
        node = Node(
            code=_read_code(entry),
            label=entry.bilingual("label"),
            cite=citing.nearest,
            weight=weight,
            informational=informational,
            parts_weigh=read_basis(entry) if entry.has("parts") else "equal",
            parts=self.parts(entry, citing) if entry.has("parts") else (),
            scale=self._scale(entry, citing),
            fact=entry.optional_text("fact"),
            evidence=read_texts(entry, "evidence"),
            only_when=self._only_when(entry),
            line=entry.line,
        )
        entry.finish()
        if bool(node.parts) == node.is_indicator:
            raise entry.wrong(
                Text(
                    f"{node.code} harus punya parts, atau satu skala",
                    f"{node.code} must have parts, or one scale",
                ),
                Text("tulis parts, scale, atau ladder", "write parts, scale or ladder"),
            )
        return node

    def _scale(self, entry: Entry, citing: Citing) -> Scale | None:
        if entry.has("ladder") and not entry.has("scale"):
            ladder = entry.entry("ladder")
            rungs = _read_rungs(ladder)
            low, high = rungs[0].score, rungs[-1].score
            _check_ladder(ladder, rungs)
            _check_span(ladder, "ladder", low, high, Fraction(0))
            return Scale("ladder", "ladder", low, high, Fraction(0), rungs, citing.nearest)
        if not entry.has("scale") or entry.has("ladder"):
            return None
        name = entry.choice("scale", tuple(self._scales))
        return self._scales[name]

    def _only_when(self, entry: Entry) -> dict[str, frozenset[str]]:
        if not entry.has("only_when"):
            return {}
        inner = entry.entry("only_when")
        for name in inner.keys:
            if name not in self._facets:
                raise inner.refused(
                    name,
                    Text("bukan facet berkas ini", "is not a facet of this file"),
                    Text("tambahkan ke facets", "add it to facets"),
                )
        return {name: self._values_of(inner, name) for name in inner.keys}

    def _values_of(self, inner: Entry, name: str) -> frozenset[str]:
        known = self._facets[name].values
        for value in inner.texts(name):
            if value not in known:
                raise inner.refused(
                    name,
                    Text("{value} tidak dikenal", "{value} is unknown").fill(value=quoted(value)),
                    Text("pilih dari: {all}", "choose from: {all}").fill(all=", ".join(known)),
                )
        return frozenset(inner.texts(name))


def read_basis(entry: Entry) -> str:
    """How the weights of the parts read; see ``WEIGHT_BASES``."""
    return entry.choice("parts_weigh", WEIGHT_BASES)


def read_texts(entry: Entry, key: str) -> tuple[Text, ...]:
    """A list of bilingual sentences, empty where the key is left out."""
    if not entry.has(key):
        return ()
    return tuple(_sentence(inner) for inner in entry.entries(key))


def _sentence(entry: Entry) -> Text:
    text = Text(entry.text("id"), entry.text("en"))
    entry.finish()
    return text


def _read_code(entry: Entry) -> str:
    code = entry.text("code")
    if not _CODE.fullmatch(code):
        raise entry.refused(
            "code",
            Text("hanya huruf, angka, titik, tanda hubung", "takes letters, digits, dots, hyphens"),
            Text("tulis misalnya input.1", "write for instance input.1"),
        )
    return code


def _read_weight(entry: Entry) -> tuple[Fraction | None, bool]:
    """The weight as given, and whether the node is asked but not scored."""
    if not entry.has("weight"):
        return None, False
    if entry.text("weight") == NO_WEIGHT:
        return None, True
    weight = entry.number("weight")
    if weight <= 0:
        raise entry.refused(
            "weight",
            Text("harus lebih dari nol", "must be more than zero"),
            Text("tulis none untuk yang tidak dinilai", "write none for what is not scored"),
        )
    return weight, False
