"""Rows that say the same thing twice."""

from zonahijau.tables.row import Row
from zonahijau.wording import Text, quoted


class Seen:
    """Remembers on which row each key stood; refuses a row whose key stood there before."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], int] = {}

    def add(self, row: Row, *key: str, column: str | None = None) -> None:
        """Notes the row's key; Refused, naming both rows, when it is not the first."""
        first = self._rows.setdefault(key, row.number)
        if first != row.number:
            what = Text(
                "{key} sudah ada di baris {first}", "{key} stands on row {first} already"
            ).fill(key=" · ".join(quoted(part) for part in key), first=first)
            remedy = Text("Hapus salah satu baris", "Delete one of the two rows")
            raise row.refuse(column, what, remedy)
