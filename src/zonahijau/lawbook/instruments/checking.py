"""What the parts of an instrument must be to one another; each fault with its line and remedy."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction

from zonahijau.lawbook.entries import Findings
from zonahijau.lawbook.instruments.model import (
    ClassTable,
    Gate,
    Instrument,
    Node,
    WeightSet,
)
from zonahijau.lawbook.instruments.weights import PERCENT, part_weights, scored_parts, unweighted
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.wording import Refusal, Text


def check(instrument: Instrument, named: str | None, file: str, findings: Findings) -> None:
    """Add to ``findings`` whatever is wrong with the instrument as a whole."""
    checker = _Checker(instrument, file, findings)
    checker.identity(named)
    checker.codes()
    checker.classes()
    checker.gates()
    checker.weight_sets()
    if not findings.refusals:
        checker.weights()


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
        for gate in self.instrument.gates:
            self._gate_indicator(gate)
            if gate.zeroes is not None and self.instrument.node(gate.zeroes) is None:
                self._nothing_bears(gate.line, gate.zeroes)
            tables = self.instrument.classes.values()
            if gate.caps_at is not None and not any(t.band(gate.caps_at) for t in tables):
                self._nothing_bears(gate.line, gate.caps_at)

    def _gate_indicator(self, gate: Gate) -> None:
        node = self.instrument.node(gate.indicator)
        if node is None or node.scale is None:
            self._nothing_bears(gate.line, gate.indicator)

    def _nothing_bears(self, line: int, name: str) -> None:
        self.add(
            line,
            Text(f"{name} tidak ada dalam berkas ini", f"nothing in this file is called {name}"),
            Text("perbaiki namanya", "mend the name"),
        )

    # -- weights --------------------------------------------------------------------------

    def weight_sets(self) -> None:
        for weight_set in self.instrument.weight_sets:
            for code in weight_set.weights:
                self._local_weight(weight_set, code)
        names = [weight_set.name for weight_set in self.instrument.weight_sets]
        if len(names) != len(set(names)):
            self.add(
                self.instrument.weight_sets[0].line,
                Text("dua himpunan bobot bernama sama", "two weight sets bear one name"),
                Text("beri nama lain", "give it another name"),
            )
        defaults = sum(weight_set.default for weight_set in self.instrument.weight_sets)
        if names and defaults != 1:
            self.add(
                self.instrument.weight_sets[0].line,
                Text(
                    f"{defaults} himpunan bobot bertanda default",
                    f"{defaults} weight sets are marked default",
                ),
                Text("tandai tepat satu", "mark exactly one"),
            )

    def _local_weight(self, weight_set: WeightSet, code: str) -> None:
        node = self.instrument.node(code)
        if node is None:
            self._nothing_bears(weight_set.line, code)
        elif node.weight is not None:
            self.add(
                weight_set.line,
                Text(
                    f"{code} sudah punya bobot dari sumbernya",
                    f"{code} already has a weight from its source",
                ),
                Text("hapus dari himpunan bobot", "remove it from the weight set"),
            )

    def weights(self) -> None:
        """Every parent's weights add up, for every facet and every weight set."""
        for facets in every_facets(self.instrument):
            choices: list[WeightSet | None] = list(self.instrument.weight_sets)
            if not unweighted(self.instrument, facets):
                choices = [None]
            elif not choices:
                self._no_set(facets)
            for choice in choices:
                open_parts = unweighted(self.instrument, facets, choice)
                if open_parts:
                    self._still_open(choice, open_parts)
                else:
                    self._adds_up(self.instrument.root, self.instrument.highest, choice, facets)

    def _no_set(self, facets: Mapping[str, str]) -> None:
        node = unweighted(self.instrument, facets)[0]
        self.add(
            node.line,
            Text(
                f"{node.code} tidak berbobot dan tidak ada himpunan bobot",
                f"{node.code} has no weight and there is no weight set",
            ),
            Text("tulis weight atau tambahkan weight_sets", "write weight or add weight_sets"),
        )

    def _still_open(self, weight_set: WeightSet | None, parts: tuple[Node, ...]) -> None:
        codes = ", ".join(part.code for part in parts)
        self.add(
            weight_set.line if weight_set else parts[0].line,
            Text(f"bobot {codes} belum ada", f"no weight for {codes}"),
            Text("tambahkan, atau tulis fill: equal", "add it, or write fill: equal"),
        )

    def _adds_up(
        self,
        parent: Node,
        whole: Fraction,
        weight_set: WeightSet | None,
        facets: Mapping[str, str],
    ) -> None:
        if not scored_parts(parent, facets):
            if parent.parts:
                self._empty(parent)
            return
        weights = part_weights(parent, whole, weight_set, facets)
        if sum(weight.share for weight in weights) != 1 or any(w.weight <= 0 for w in weights):
            basis = whole if parent.parts_weigh == "points" else PERCENT
            self._off(parent, sum((w.weight for w in weights if w.given), Fraction(0)), basis)
            return
        for weight in weights:
            points = whole * weight.share
            self._adds_up(weight.node, points, weight_set, facets)

    def _empty(self, parent: Node) -> None:
        self.add(
            parent.line,
            Text(
                f"{parent.code} tidak punya bagian yang dinilai",
                f"{parent.code} has no part that is scored",
            ),
            Text("periksa weight: none dan only_when", "check weight: none and only_when"),
        )

    def _off(self, parent: Node, given: Fraction, basis: Fraction) -> None:
        self.add(
            parent.line,
            Text(
                f"bobot bagian-bagian {parent.code} berjumlah {decimal_string(given)}, "
                f"seharusnya {decimal_string(basis)}",
                f"the weights of the parts of {parent.code} add up to {decimal_string(given)}, "
                f"not to {decimal_string(basis)}",
            ),
            Text("perbaiki bobotnya", "mend the weights"),
        )


def every_facets(instrument: Instrument) -> Iterator[dict[str, str]]:
    """Every combination of facet values; one empty combination where there are no facets."""
    names = list(instrument.facets)
    for values in itertools.product(*(instrument.facets[name].values for name in names)):
        yield dict(zip(names, values, strict=True))
