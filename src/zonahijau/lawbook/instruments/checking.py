"""What the parts of an instrument must be to one another; each fault with its line and remedy."""

from __future__ import annotations

import itertools

from zonahijau.lawbook.entries import Findings
from zonahijau.lawbook.instruments.model import ClassTable, Gate, Instrument, Node
from zonahijau.lawbook.instruments.weight_checking import check_weights
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.wording import Refusal, Text


def check(instrument: Instrument, named: str | None, file: str, findings: Findings) -> None:
    """Add to ``findings`` whatever is wrong with the instrument as a whole."""
    checker = _Checker(instrument, file, findings)
    checker.identity(named)
    checker.codes()
    checker.classes()
    checker.gates()
    check_weights(instrument, file, findings)


class _Checker:
    def __init__(self, instrument: Instrument, file: str, findings: Findings):
        self.instrument = instrument
        self.file = file
        self.findings = findings

    def add(self, line: int, what: Text, remedy: Text) -> None:
        refusal = Refusal(what, remedy, self.file, line)
        if refusal not in self.findings.refusals:
            self.findings.refusals.append(refusal)

    def identity(self, named: str | None) -> None:
        if named is not None and self.instrument.id != named:
            self.add(
                1,
                Text(
                    f"id {self.instrument.id} tidak sama dengan jalur berkas {named}",
                    f"id {self.instrument.id} is not the file's path {named}",
                ),
                Text(
                    "samakan id dengan folder dan nama berkas", "make the id folder and file name"
                ),
            )

    def codes(self) -> None:
        first: dict[str, Node] = {}
        for node in self.instrument.root.walk():
            if node.code in first:
                self.add(
                    node.line,
                    Text(f"kode {node.code} dipakai dua kali", f"code {node.code} is used twice"),
                    Text(
                        f"beri kode lain; yang pertama di baris {first[node.code].line}",
                        f"give it another code; the first is on line {first[node.code].line}",
                    ),
                )
            first.setdefault(node.code, node)

    # -- classes --------------------------------------------------------------------------

    def classes(self) -> None:
        tables = {id(table): table for table in self.instrument.classes.values()}
        for table in tables.values():
            self._covers(table)
            self._can_be_reached(table)
            self._falls(table)
            self._on_the_grid(table)

    def _covers(self, table: ClassTable) -> None:
        last = table.bands[-1]
        if last.lower != self.instrument.lowest:
            start = decimal_string(self.instrument.lowest)
            self.add(
                last.line,
                Text(
                    f"kelas terendah mulai dari {decimal_string(last.lower)}, "
                    f"sedangkan nilai mulai dari {start}",
                    f"the lowest class begins at {decimal_string(last.lower)}, "
                    f"while the total begins at {start}",
                ),
                Text(f'tulis from: "{start}"', f'write from: "{start}"'),
            )

    def _can_be_reached(self, table: ClassTable) -> None:
        for band in table.bands:
            if table.classify(self.instrument.highest) is not band and (
                band.lower >= self.instrument.highest
            ):
                self.add(
                    band.line,
                    Text("tidak ada nilai yang mencapai kelas ini", "no total reaches this class"),
                    Text("mulai di bawah nilai tertinggi", "begin below the highest total"),
                )

    def _falls(self, table: ClassTable) -> None:
        for better, worse in itertools.pairwise(table.bands):
            if better.lower <= worse.lower:
                self.add(
                    worse.line,
                    Text("urutan kelas tidak menurun", "the classes do not fall"),
                    Text("tulis dari yang terbaik", "write the best first"),
                )
        codes = [band.code for band in table.bands if band.code is not None]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            self.add(
                table.bands[0].line,
                Text(f"kelas {code} tertulis dua kali", f"class {code} stands twice"),
                Text("beri kode lain", "give it another code"),
            )

    def _on_the_grid(self, table: ClassTable) -> None:
        for band in table.bands:
            if self.instrument.round(band.lower) != band.lower:
                self.add(
                    band.line,
                    Text(
                        "batas kelas lebih teliti daripada pembulatannya",
                        "the class bound is finer than the rounding",
                    ),
                    Text("tulis batas sesuai places", "write the bound within places"),
                )

    # -- gates ----------------------------------------------------------------------------

    def gates(self) -> None:
        for number, gate in enumerate(self.instrument.gates):
            self._gate_indicator(gate)
            if gate.zeroes is not None and self.instrument.node(gate.zeroes) is None:
                self._nothing_bears(gate.line, gate.zeroes)
            table = self.instrument.class_table("unit")
            if gate.caps_at is not None and table.band(gate.caps_at) is None:
                self._nothing_bears(gate.line, gate.caps_at)
            if gate.code in [each.code for each in self.instrument.gates[:number]]:
                self.add(
                    gate.line,
                    Text(f"syarat {gate.code} tertulis dua kali", f"gate {gate.code} stands twice"),
                    Text("beri kode lain", "give it another code"),
                )

    def _gate_indicator(self, gate: Gate) -> None:
        node = self.instrument.node(gate.indicator)
        if node is None or node.scale is None:
            self._nothing_bears(gate.line, gate.indicator)
        elif not node.scale.lowest < gate.at_least <= node.scale.highest:
            low, high = decimal_string(node.scale.lowest), decimal_string(node.scale.highest)
            self.add(
                gate.line,
                Text(
                    f"at_least {decimal_string(gate.at_least)} tidak pernah atau selalu terpenuhi",
                    f"at_least {decimal_string(gate.at_least)} is reached never or always",
                ),
                Text(f"tulis lebih dari {low} sampai {high}", f"write more than {low}, to {high}"),
            )

    def _nothing_bears(self, line: int, name: str) -> None:
        self.add(
            line,
            Text(f"{name} tidak ada dalam berkas ini", f"nothing in this file is called {name}"),
            Text("perbaiki namanya", "mend the name"),
        )
