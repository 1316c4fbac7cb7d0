"""The header row: where each wanted column stands, and what to say when one does not."""

import difflib
from collections.abc import Sequence

from zonahijau.wording import Refused, Text, quoted, refuse

_SHOWN_NAMES = 12


def normal(name: str) -> str:
    """A column's name as it is compared: trimmed, blanks joined, without regard to case."""
    return " ".join(name.split()).casefold()


def find_columns(
    names: Sequence[str], required: Sequence[str], optional: Sequence[str], file: str, row: int
) -> dict[str, int]:
    """The position of every wanted column that is there; the others of the file are ignored."""
    places: dict[str, int] = {}
    for wanted in dict.fromkeys((*required, *optional)):
        found = [i for i, name in enumerate(names) if normal(name) == normal(wanted)]
        if len(found) > 1:
            raise _twice(wanted, file, row)
        if found:
            places[wanted] = found[0]
        elif wanted in required:
            raise _missing(wanted, names, file, row)
    return places


def _twice(wanted: str, file: str, row: int) -> Refused:
    what = Text("Nama kolom ini muncul dua kali", "This column's name stands there twice")
    remedy = Text("Beri nama lain pada salah satunya", "Give one of the two another name")
    return refuse(what, remedy, file=file, row=row, column=wanted)


def _missing(wanted: str, names: Sequence[str], file: str, row: int) -> Refused:
    present = [name.strip() for name in names if name.strip()]
    what = Text("Kolom tidak ada; yang ada: {names}", "The column is missing; there are: {names}")
    remedy = Text("Tambahkan kolom “{wanted}”", "Add a column “{wanted}”").fill(wanted=wanted)
    close = difflib.get_close_matches(normal(wanted), [normal(name) for name in present], 1, 0.6)
    if close:
        like = next(name for name in present if normal(name) == close[0])
        remedy = Text(
            "Mungkin maksudnya {like}; samakan dengan “{wanted}”",
            "Perhaps {like} is meant; make it the same as “{wanted}”",
        ).fill(like=quoted(like), wanted=wanted)
    return refuse(what.fill(names=_list(present)), remedy, file=file, row=row, column=wanted)


def _list(names: Sequence[str]) -> str:
    shown = ", ".join(quoted(name) for name in names[:_SHOWN_NAMES])
    return f"{shown}, …" if len(names) > _SHOWN_NAMES else shown
