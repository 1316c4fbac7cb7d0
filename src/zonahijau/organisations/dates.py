"""Half-open spans of days, [start, until): the one reading of dates in this app. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` on, up to but not on ``until``; without ``until`` for ever."""

    start: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies inside."""
        return self.start <= day and (self.until is None or day < self.until)

    def overlaps(self, other: "Span") -> bool:
        """Whether there is a day in both; spans that only touch have none."""
        return (other.until is None or self.start < other.until) and (
            self.until is None or other.start < self.until
        )


def check_span(start: date, until: date | None) -> Span:
    """Refused when the span would hold no day."""
    if until is not None and until <= start:
        what = Text("Tanggal akhir tidak sesudah tanggal mulai", "The end is not after the start")
        remedy = Text(
            "Tanggal akhir adalah hari pertama yang tidak berlaku lagi; tulis sesudah {start}",
            "The end is the first day on which it no longer holds; write one after {start}",
        ).fill(start=start.isoformat())
        raise refuse(what, remedy, column="until")
    return Span(start, until)


def check_free(wanted: Span, taken: Iterable[Span]) -> None:
    """Refused when the span shares a day with one that is there."""
    for span in taken:
        if wanted.overlaps(span):
            what = Text(
                "Sudah ada yang berlaku mulai {start}", "Another one holds from {start} already"
            ).fill(start=span.start.isoformat())
            remedy = Text("Akhiri dahulu yang lama", "End that one first")
            raise refuse(what, remedy, column="start")
