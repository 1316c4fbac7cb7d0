"""``zonahijau instruments show``: one instrument, every value with its source."""

from collections.abc import Iterator

from zonahijau.cli.explanation import cited
from zonahijau.cli.instruments import period_data
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.lawbook.citations import PROVENANCES
from zonahijau.lawbook.instruments import Band, ClassTable, Instrument, Node, Scale
from zonahijau.lawbook.library import load_instrument
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Isi satu instrumen: bagian dan indikator dengan bobotnya, kelas dengan batas bawahnya, "
        "dan dari pasal mana serta milik siapa setiap nilai.",
        "One instrument: parts and indicators with their weights, classes with their lower "
        "bounds, and from which article and whose every value is.",
    ),
    examples=("zonahijau instruments show ombudsman/2023",),
)

_CODE = Column(Text("Kode", "Code"))
_LABEL = Column(Text("Nama", "Label"))
_WEIGHT = Column(Text("Bobot", "Weight"), "number")
_LOWER = Column(Text("Batas bawah", "Lower bound"), "number")
_ZONE = Column(Text("Zona", "Zone"), "zone")
_PROVENANCE = Column(Text("Asal", "Provenance"))
_ARTICLE = Column(Text("Pasal", "Article"))
_LEVELS = {
    "unit": Text("Kelas unit", "Classes of units"),
    "region": Text("Kelas daerah", "Classes of regions"),
}


def add_options(options: Options) -> None:
    options.argument("id", "ID", Text("misalnya ombudsman/2023", "such as ombudsman/2023"))


def run(given: Given) -> Report:
    instrument = load_instrument(given.id)
    return Report(_data(instrument), list(_tables(instrument)), instrument.notes)


def _data(instrument: Instrument) -> dict[str, object]:
    return {
        "id": instrument.id,
        "series": instrument.series,
        "version": instrument.version,
        "title": instrument.title,
        "in_force": period_data(instrument.in_force),
        "scored": instrument.scored,
        "total": [instrument.lowest, instrument.highest],
        "rounding": {"places": instrument.rounding.places, "mode": instrument.rounding.mode},
        "roll_up": {"by": instrument.roll_up.by, **cited(instrument.roll_up.cite)},
        "classes": {level: _class_data(table) for level, table in instrument.classes.items()},
        "weight_sets": [
            {"name": each.name, "label": each.label, "default": each.default}
            for each in instrument.weight_sets
        ],
        "weight_conventions": [
            {"name": each.name, "weight": each.weight} for each in instrument.weight_conventions
        ],
        "facets": {
            facet.name: {"values": facet.values, "default": facet.default}
            for facet in instrument.facets.values()
        },
        "parts": [_node_data(part) for part in instrument.root.parts],
        "notes": instrument.notes,
        "sha256": instrument.sha256,
    }


def _class_data(table: ClassTable) -> list[dict[str, object]]:
    return [
        {
            "from": band.lower,
            "band": band.code,
            "label": band.label,
            "zone": band.zone,
            **cited(band.cite),
        }
        for band in table.bands
    ]


def _node_data(node: Node) -> dict[str, object]:
    return {
        "code": node.code,
        "label": node.label,
        "weight": node.weight,
        "informational": node.informational,
        "fact": node.fact,
        "scale": _scale_data(node.scale) if node.scale else None,
        "evidence": node.evidence,
        "only_when": {name: sorted(values) for name, values in node.only_when.items()},
        **cited(node.cite),
        "parts": [_node_data(part) for part in node.parts],
    }


def _scale_data(scale: Scale) -> dict[str, object]:
    return {
        "kind": scale.kind,
        "lowest": scale.lowest,
        "highest": scale.highest,
        "rungs": {decimal_string(rung.score): rung.label for rung in scale.rungs},
    }


_PART_COLUMNS = (_CODE, _LABEL, _WEIGHT, _PROVENANCE, _ARTICLE)
_CLASS_COLUMNS = (_LOWER, _CODE, _LABEL, _ZONE, _PROVENANCE, _ARTICLE)


def _tables(instrument: Instrument) -> Iterator[Table]:
    yield Table(_PART_COLUMNS, list(_nodes(instrument.root, 0)), instrument.title)
    shown: list[ClassTable] = []
    for level, table in instrument.classes.items():
        if table not in shown:
            rows = [_band(band) for band in table.bands]
            yield Table(_CLASS_COLUMNS, rows, _LEVELS[level])
            shown.append(table)


def _nodes(parent: Node, depth: int) -> Iterator[tuple[Value, ...]]:
    for node in parent.parts:
        code = f"{'  ' * depth}{node.code}"
        owner = PROVENANCES[node.cite.provenance]
        yield code, node.label, node.weight, owner, node.cite.article
        yield from _nodes(node, depth + 1)


def _band(band: Band) -> tuple[Value, ...]:
    owner = PROVENANCES[band.cite.provenance]
    return band.lower, band.code, band.label, band.zone, owner, band.cite.article
