"""What a cell of a recap counts, in the ways that people write it; pure."""

import re
from dataclasses import dataclass

from zonahijau.tables.grids import Cell
from zonahijau.wording import Text, quoted

_NONE = {"-", "–", "—", "nihil", "kosong", "tidak ada", "belum ada", "belum", "tidak", "tdk", "blm"}
_ONE = {"ada", "sudah", "sdh", "ya", "v", "√", "✓", "✔", "lengkap"}
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_WHOLE = re.compile(r"(\d{1,7})(?:[.,]0+)?(?:\s+(?:jenis|layanan|buah|dokumen|sp|sk|bh|dok))?")
_INDEX = re.compile(r"\d{2,3}[.,]\d{1,3}")


@dataclass(frozen=True, slots=True)
class Count:
    """A count, None where the cell says nothing; ``note`` where it was not a plain figure;
    ``fault`` where it is none at all."""

    value: int | None
    note: Text | None = None
    fault: Text | None = None


def count_of(cell: Cell, *, index_counts: bool = False) -> Count:
    """The count that a cell stands for: ``12``, ``12 jenis``, ``1.204``, ``nihil``, ``ada``.

    ``index_counts``: a satisfaction index (``82,35``) stands for one report, as in a column of SKM.
    """
    text = " ".join(cell.text.split())
    word = text.casefold().strip(".")
    if not text or cell.across:
        return Count(None, fault=_uncomputed() if cell.formula else None)
    if word in _NONE:
        return Count(0, _read_as(text, 0))
    if word in _ONE:
        return Count(1, _read_as(text, 1))
    if _THOUSANDS.fullmatch(text):
        return Count(int(text.replace(".", "")))
    if match := _WHOLE.fullmatch(word):
        value = int(match[1])
        return Count(value, _of_formula(value) if cell.formula else None)
    if index_counts and _INDEX.fullmatch(text):
        return Count(1, _index(text))
    return Count(None, fault=_no_count(text))


def _read_as(text: str, value: int) -> Text:
    return Text("{text} dibaca {value}", "{text} read as {value}").fill(
        text=quoted(text), value=value
    )


def _of_formula(value: int) -> Text:
    return Text(f"{value} hasil rumus", f"{value} computed by a formula")


def _index(text: str) -> Text:
    said = Text("nilai {text} dibaca sebagai satu laporan", "the value {text} read as one report")
    return said.fill(text=quoted(text))


def _uncomputed() -> Text:
    return Text(
        "Rumus tanpa hasil. Buka berkasnya di Excel, simpan, lalu unggah lagi",
        "A formula without its result. Open the file in Excel, save it and upload it again",
    )


def _no_count(text: str) -> Text:
    said = Text(
        "{text} bukan jumlah. Tulis bilangan bulat, atau “-” bila tidak ada",
        "{text} is no count. Write a whole number, or “-” for none",
    )
    return said.fill(text=quoted(text))
