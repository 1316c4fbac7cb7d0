"""Whether the weights of an instrument add up, under every form and every weight set."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction

from zonahijau.lawbook.entries import Findings
from zonahijau.lawbook.instruments.model import Instrument, Node, WeightSet
from zonahijau.lawbook.instruments.weights import (
    PERCENT,
    PartWeight,
    part_weights,
    scored_parts,
    unweighted,
)
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.wording import Refusal, Text


def check_weights(instrument: Instrument, file: str, findings: Findings) -> None:
    """Add to ``findings`` what is wrong with the weights and the weight sets. Sums are looked at
    only when nothing else is wrong, since they would repeat it."""
    checker = _WeightChecker(instrument, file, findings)
    checker.weight_sets()
    checker.equal_shares()
    if not findings.refusals:
        checker.weights()


def every_facets(instrument: Instrument) -> Iterator[dict[str, str]]:
    """Every combination of facet values; one empty combination where there are no facets."""
    names = list(instrument.facets)
    for values in itertools.product(*(instrument.facets[name].values for name in names)):
        yield dict(zip(names, values, strict=True))


class _WeightChecker:
    def __init__(self, instrument: Instrument, file: str, findings: Findings):
        self.instrument = instrument
        self.file = file
        self.findings = findings
        self.parents = {
            part.code: parent for parent in instrument.root.walk() for part in parent.parts
        }

    def add(self, line: int, what: Text, remedy: Text) -> None:
        refusal = Refusal(what, remedy, self.file, line)
        if refusal not in self.findings.refusals:
            self.findings.refusals.append(refusal)

    # -- weight sets ----------------------------------------------------------------------

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
        parent, node = self.parents.get(code), self.instrument.node(code)
        if node is None or parent is None:
            what = f"{code} tidak ada dalam berkas ini", f"nothing in this file is called {code}"
            self.add(weight_set.line, Text(*what), Text("perbaiki namanya", "mend the name"))
        elif node.weight is not None:
            what = (
                f"{code} sudah punya bobot dari sumbernya",
                (f"{code} already has a weight from its source"),
            )
            self._remove(weight_set, *what)
        elif node.informational or parent.parts_weigh == "equal":
            self._remove(weight_set, f"{code} tidak berbobot sendiri", f"{code} takes no weight")

    def _remove(self, weight_set: WeightSet, what_id: str, what_en: str) -> None:
        remedy = Text("hapus dari himpunan bobot", "remove it from the weight set")
        self.add(weight_set.line, Text(what_id, what_en), remedy)

    def equal_shares(self) -> None:
        """A weight among equal shares would be passed over in silence."""
        for code, parent in self.parents.items():
            node = self.instrument.node(code)
            if parent.parts_weigh == "equal" and node is not None and node.weight is not None:
                self.add(
                    node.line,
                    Text(
                        f"{code} berbobot, padahal bagian-bagian {parent.code} sama besar",
                        f"{code} has a weight, while the parts of {parent.code} share equally",
                    ),
                    Text(
                        "hapus weight, atau ubah parts_weigh", "remove weight or mend parts_weigh"
                    ),
                )

    # -- sums -----------------------------------------------------------------------------

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
        basis = whole if parent.parts_weigh == "points" else PERCENT
        if any(weight.weight <= 0 for weight in weights):
            self._nothing_left(parent, weights, basis)
        elif sum(weight.share for weight in weights) != 1:
            self._off(parent, weights, basis, weight_set)
        else:
            for weight in weights:
                self._adds_up(weight.node, whole * weight.share, weight_set, facets)

    def _empty(self, parent: Node) -> None:
        self.add(
            parent.line,
            Text(
                f"{parent.code} tidak punya bagian yang dinilai",
                f"{parent.code} has no part that is scored",
            ),
            Text("periksa weight: none dan only_when", "check weight: none and only_when"),
        )

    def _nothing_left(self, parent: Node, weights: tuple[PartWeight, ...], basis: Fraction) -> None:
        codes = ", ".join(weight.node.code for weight in weights if weight.weight <= 0)
        stated = decimal_string(sum((w.weight for w in weights if w.weight > 0), Fraction(0)))
        whole = decimal_string(basis)
        self.add(
            parent.line,
            Text(
                f"tidak ada yang tersisa bagi {codes}: bagian lain {parent.code} berjumlah "
                f"{stated} dari {whole}",
                f"nothing is left for {codes}: the other parts of {parent.code} add up to "
                f"{stated} of {whole}",
            ),
            Text("perbaiki bobotnya", "mend the weights"),
        )

    def _off(
        self,
        parent: Node,
        weights: tuple[PartWeight, ...],
        basis: Fraction,
        weight_set: WeightSet | None,
    ) -> None:
        local = weight_set is not None and not all(weight.given for weight in weights)
        name = f" ({weight_set.name})" if weight_set and local else ""
        total = decimal_string(sum((weight.weight for weight in weights), Fraction(0)))
        self.add(
            weight_set.line if weight_set and local else parent.line,
            Text(
                f"bobot bagian-bagian {parent.code}{name} berjumlah {total}, "
                f"seharusnya {decimal_string(basis)}",
                f"the weights of the parts of {parent.code}{name} add up to {total}, "
                f"not to {decimal_string(basis)}",
            ),
            Text("perbaiki bobotnya", "mend the weights"),
        )
