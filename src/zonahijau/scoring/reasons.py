"""Why a total is only an estimate, and why it cannot be computed, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.instruments import Node
from zonahijau.scoring.outcomes import MISSING, NOT_APPLICABLE, Outcome
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import Text

_MOST_NAMED = 5

UNKNOWN_WEIGHTS = Text(
    "bobot resmi tidak diketahui untuk {count} bagian ({codes})",
    "no official weight is known for {count:part|parts} ({codes})",
)
UNANSWERED = Text(
    "{count} indikator belum dijawab ({codes})",
    "{count:indicator is|indicators are} not answered ({codes})",
)
REFUSED = Text(
    "instrumen tidak mengatur jawaban “tidak berlaku” ({codes})",
    "the instrument has no rule for “not applicable” ({codes})",
)
AWAITED = Text(
    "kelas menunggu jawaban {count} indikator syarat ({codes})",
    "the class waits for {count:indicator|indicators} of a condition ({codes})",
)
NOTHING_LEFT = Text("tidak ada indikator yang berlaku", "no indicator applies")


def unknown_weights(nodes: Iterable[Node]) -> Text:
    """No official weight, for which parts."""
    return _named(UNKNOWN_WEIGHTS, [node.code for node in nodes])


def why_not(outcome: Outcome) -> tuple[Text, ...]:
    """Why an evaluated tree has no total; empty where it has one."""
    if outcome.value is not None:
        return ()
    if outcome.left_out:
        return (NOTHING_LEFT,)
    open_nodes = list(_open(outcome))
    unanswered = [node.node.code for node in open_nodes if node.state == MISSING and not node.parts]
    awaited = [code for node in open_nodes for code in node.waits_for]
    refused = [node.node.code for node in open_nodes if node.state == NOT_APPLICABLE]
    reasons = ((UNANSWERED, list(dict.fromkeys(unanswered + awaited))), (REFUSED, refused))
    return tuple(
        _named(sentence, list(dict.fromkeys(codes))) for sentence, codes in reasons if codes
    )


def _open(outcome: Outcome) -> Iterator[Outcome]:
    """The nodes without a value that keep the whole from having one."""
    if outcome.value is None and not outcome.left_out:
        yield outcome
        for _, _, part in outcome.parts:
            yield from _open(part)


def awaited_for_class(codes: Iterable[str]) -> Text:
    """The class waits for a condition on these indicators."""
    return _named(AWAITED, list(codes))


def _named(sentence: Text, codes: list[str]) -> Text:
    shown = ", ".join(codes[:_MOST_NAMED]) + (", …" if len(codes) > _MOST_NAMED else "")
    return sentence.fill(count=len(codes), codes=shown)


def because_of_weights(weighting: Weighting) -> Iterator[Text]:
    """The weights that are not official, if any was used."""
    weight_set = weighting.weight_set
    if weight_set is not None and weighting.uses_weight_set:
        yield Text(
            f"sebagian bobot lokal (himpunan “{weight_set.name}”)",
            f"some weights are local (weight set “{weight_set.name}”)",
        )
    given = (w.cite for parts in weighting.parts.values() for w in parts if w.given)
    yield from unofficial(Text("sebagian bobot", "some weights"), given)


def because_of_answers(outcome: Outcome) -> Iterator[Text]:
    """The scales and the rules for several answers or gaps that are not official and were used."""
    leaves = list(outcome.leaves())
    scales = (leaf.node.scale.cite for leaf in leaves if leaf.node.scale and not leaf.left_out)
    yield from unofficial(Text("sebagian skala", "some scales"), scales)
    several = (cite for leaf in leaves if leaf.observations > 1 for cite in leaf.rules)
    yield from unofficial(
        Text("cara menggabungkan jawaban", "the way answers are combined"), several
    )
    gaps = (cite for leaf in leaves if not leaf.observations for cite in leaf.rules)
    yield from unofficial(
        Text("perlakuan atas yang kosong atau tidak berlaku", "the treatment of gaps"), gaps
    )


def unofficial(what: Text, cites: Iterable[Citation]) -> Iterator[Text]:
    """One sentence where any of the citations is not official."""
    kinds = {cite.provenance for cite in cites} - {"official"}
    if "local" in kinds:
        yield Text(f"{what.id} ditetapkan lokal", f"{what.en}: set locally")
    elif kinds:
        yield Text(f"{what.id} hasil turunan, bukan resmi", f"{what.en}: derived, not official")
