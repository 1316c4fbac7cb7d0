"""What a check looks at, one point after another: its words, what it means, how to mend it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.websites import load_website_rules
from zonahijau.wording import Text

PASSES, FAILS, UNKNOWN = "passes", "fails", "unknown"
OUTCOMES: Mapping[str, Text] = {
    PASSES: Text("Ya", "Yes"),
    FAILS: Text("Tidak", "No"),
    UNKNOWN: Text("Belum diketahui", "Cannot tell"),
}
CONTENT = "content."
"""How the codes of the points begin that look for a content of the law's list."""

GROUPS: Mapping[str, Text] = {
    "reach": Text("Dapat dijangkau", "Can be reached"),
    "content": Text("Muatan wajib", "Required contents"),
    "more": Text("Muatan lain", "Other contents"),
    "access": Text("Dapat dipakai semua orang", "Usable by everyone"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """One point: ``meaning`` says why it matters, ``mending`` what to do where it does not hold."""

    code: str
    group: str
    label: Text
    meaning: Text
    mending: Text
    cite: Citation | None = None


FILE = Path(__file__).parent.parent / "data" / "points.csv"

_CONTENT_MEANS = Text(
    "Warga dapat membacanya tanpa datang ke kantor.",
    "People can read it without coming to the office.",
)
_CONTENT_MENDS = Text(
    "Muat sebagai teks pada halaman yang tertaut dari beranda; gambar pindaian tidak terbaca.",
    "Publish it as text on a page linked from the first one; machines read no scanned pictures.",
)


@cache
def points() -> Mapping[str, Point]:
    """Every point by its code, in the order in which pages show them."""
    order = list(GROUPS)
    rows = sorted([*_own(), *_of_the_law()], key=lambda point: order.index(point.group))
    return {point.code: point for point in rows}


def _own() -> Iterator[Point]:
    rules = load_website_rules()
    official = next((each.cite for each in rules.domains if each.name == "go"), None)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            cite = rules.limits[row["limit"]].cite if row["limit"] else None
            yield Point(
                row["code"],
                row["group"],
                Text(row["label_id"], row["label_en"]),
                Text(row["meaning_id"], row["meaning_en"]),
                Text(row["mending_id"], row["mending_en"]),
                official if row["code"] == "domain" else cite,
            )


def _of_the_law() -> Iterator[Point]:
    for each in load_website_rules().contents:
        group = "content" if each.required else "more"
        code = CONTENT + each.code
        yield Point(code, group, each.label, _CONTENT_MEANS, _CONTENT_MENDS, each.cite)


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of one point, with its reason, and where it was seen."""

    point: str
    outcome: str
    because: Text
    where: str = ""

    def as_json(self) -> dict[str, str]:
        """As it is kept; the other way is :meth:`of_json`."""
        return {"point": self.point, "outcome": self.outcome, "id": self.because.id,
                "en": self.because.en, "where": self.where}  # fmt: skip

    @classmethod
    def of_json(cls, kept: Mapping[str, str]) -> Found:
        """What :meth:`as_json` wrote."""
        because = Text(kept["id"], kept["en"])
        return cls(kept["point"], kept["outcome"], because, kept.get("where", ""))
