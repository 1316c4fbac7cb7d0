"""What a form must be beside its instrument."""

from zonahijau.lawbook.forms.model import Block, Form
from zonahijau.lawbook.instruments import Instrument
from zonahijau.wording import Refusal, Text


def check_form(form: Form, instrument: Instrument, file: str) -> list[Refusal]:
    """Where a form names indicators or facets that its instrument does not have."""
    return [
        _not_in(instrument, name, file, block.line)
        for block in form.blocks
        for name in _strangers(block, instrument)
    ]


def _strangers(block: Block, instrument: Instrument) -> list[str]:
    known = {node.code for node in instrument.root.walk() if node.is_indicator}
    facets = {
        f"{name}: {value}" for name, facet in instrument.facets.items() for value in facet.values
    }
    asked = {f"{name}: {value}" for name, values in block.only_when.items() for value in values}
    return [code for code in block.indicators if code not in known] + sorted(asked - facets)


def _not_in(instrument: Instrument, name: str, file: str, line: int) -> Refusal:
    return Refusal(
        Text(f"{name} tidak ada dalam {instrument.id}", f"{name} is not in {instrument.id}"),
        Text("perbaiki namanya", "mend the name"),
        file,
        line,
    )
