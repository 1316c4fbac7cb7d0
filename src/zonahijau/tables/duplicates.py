"""Rows that say the same thing twice."""

from array import array

from zonahijau.tables.row import Row
from zonahijau.wording import Text, quoted

_FIRST_SIZE = 1 << 12


class Seen:
    """Remembers on which row each key stood; refuses a row whose key stood there before.

    It keeps a 64-bit hash and a row number of each key and not the key, so that the millions of
    rows of a nation fit. Two different keys of one file share a hash with a chance below one in
    ten million up to a million rows.
    """

    def __init__(self) -> None:
        self._count = 0
        self._hashes = array("q", bytes(8 * _FIRST_SIZE))
        self._rows = array("q", bytes(8 * _FIRST_SIZE))

    def add(self, row: Row, *key: str | None, column: str | None = None) -> None:
        """Notes the row's key; Refused, naming both rows, when it is not the first."""
        hashed = hash(key) or 1
        place = self._place(hashed)
        if self._rows[place]:
            what = Text(
                "{key} sudah ada di baris {first}", "{key} stands on row {first} already"
            ).fill(key=" · ".join(quoted(part) for part in key if part), first=self._rows[place])
            remedy = Text("Hapus salah satu baris", "Delete one of the two rows")
            raise row.refuse(column, what, remedy)
        self._hashes[place], self._rows[place] = hashed, row.number
        self._count += 1
        if 2 * self._count > len(self._rows):
            self._grow()

    def _place(self, hashed: int) -> int:
        """Where this hash stands, or the free place where it belongs (open addressing)."""
        hashes = self._hashes
        last = len(hashes) - 1
        place = hashed & last
        while (found := hashes[place]) and found != hashed:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        hashes, rows = self._hashes, self._rows
        self._hashes = array("q", bytes(16 * len(hashes)))
        self._rows = array("q", bytes(16 * len(rows)))
        for hashed, row in zip(hashes, rows, strict=True):
            if row:
                place = self._place(hashed)
                self._hashes[place], self._rows[place] = hashed, row
