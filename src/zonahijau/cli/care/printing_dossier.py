"""The dossier: its content as data, filled with what this installation is, set on paper."""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from zonahijau import __version__
from zonahijau.cli.care.facts import facts
from zonahijau.documents.typesetting import typeset
from zonahijau.web.formatting import long_date
from zonahijau.wording import Text

_DATA = files("zonahijau.cli.care") / "data"
_PRINTED = Text("Dicetak {day}", "Printed on {day}")


def dossier_pdf(language: str, now: datetime) -> bytes:
    """The dossier as tagged PDF."""
    template = Path(str(_DATA / "dossier.typ"))
    return typeset(template, dossier(language, now), now, name="dossier")


def dossier(language: str, now: datetime) -> dict[str, Any]:
    """What stands in the dossier, in one language."""
    content = yaml.safe_load((_DATA / "dossier.yaml").read_text("utf-8"))
    known = facts()
    printed = _PRINTED.fill(day=long_date(now.date(), language)).say(language)
    return {
        "title": content["title"][language],
        "subtitle": f"{known['government'].say(language)} · {printed}",
        "footer": f"Zona Hijau {__version__} · {printed}",
        "language": language,
        "at": [now.year, now.month, now.day],
        "sections": [_section(each, language, known) for each in content["sections"]],
    }


def _section(section: Any, language: str, known: dict[str, Text]) -> dict[str, Any]:
    blocks = section["blocks"]
    return {
        "title": section["title"][language],
        "new_page": any("page" in block for block in blocks),
        "blocks": [_block(block, language, known) for block in blocks if "page" not in block],
    }


def _block(block: Any, language: str, known: dict[str, Text]) -> dict[str, Any]:
    [(kind, value)] = block.items()

    def said(each: Any) -> Any:
        """The sentence in the language, filled; lists of sentences likewise."""
        if isinstance(each, list):
            return [said(one) for one in each]
        values = {name: text.say(language) for name, text in known.items()}
        return str(each[language]).format(**values)

    if kind == "table":
        cells = {"header": said(value["header"]), "rows": said(value["rows"])}
        return {"kind": kind, "widths": value["widths"], **cells}
    name = {"list": "items", "facts": "rows"}.get(kind, "text")
    return {"kind": kind, name: said(value)}
