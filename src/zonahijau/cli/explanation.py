"""The tree of a score, for programs and for people: why it is what it is."""

from collections.abc import Iterator

from zonahijau.cli.report import Column, Table, Value
from zonahijau.lawbook.citations import PROVENANCES, Citation
from zonahijau.scoring.explanation import Explained
from zonahijau.wording import Text

_PLACES = 4
_COLUMNS = (
    Column(Text("Bagian", "Part")),
    Column(Text("Bobot (poin)", "Weight (points)"), "number", _PLACES),
    Column(Text("Sumbangan", "Contribution"), "number", _PLACES),
    Column(Text("Aturan", "Rule")),
    Column(Text("Bobot menurut", "Weight according to")),
    Column(Text("Pasal", "Article")),
)


def explanation_data(node: Explained) -> dict[str, object]:
    """The node and everything below it: whose its weight is, and for indicators whose its scale."""
    return {
        "code": node.code,
        "label": node.label,
        "state": node.state,
        "answer": node.answer,
        "value": node.value,
        "weight": node.points,
        "share": node.share,
        "contribution": node.contribution,
        "rule": node.rule,
        **cited(node.weight_cite),
        "scale_source": cited(node.cite) if not node.parts else None,
        "parts": [explanation_data(part) for part in node.parts],
    }


def cited(cite: Citation) -> dict[str, object]:
    return {
        "source": cite.source.title,
        "article": cite.article,
        "provenance": cite.provenance,
        "confidence": cite.confidence,
    }


def explanation_table(target: str, tree: Explained) -> Table:
    """The tree as indented rows, the parts below what they are parts of."""
    title = Text("Penjelasan: {target}", "Explanation: {target}").fill(target=target)
    return Table(_COLUMNS, list(_rows(tree, 0)), title)


def _rows(node: Explained, depth: int) -> Iterator[tuple[Value, ...]]:
    indent = "  " * depth
    label = Text(
        f"{indent}{node.code}  {node.label.id}".rstrip(),
        f"{indent}{node.code}  {node.label.en}".rstrip(),
    )
    owner = PROVENANCES[node.weight_cite.provenance]
    yield label, node.points, node.contribution, node.rule, owner, node.weight_cite.article
    for part in node.parts:
        yield from _rows(part, depth + 1)
