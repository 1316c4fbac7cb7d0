"""A spreadsheet that is shown before anything of it is written: every fault of every row is kept,
and only a whole one is accepted. No database."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from zonahijau.wording import Refusal, Refused, Text, refuse

MOST_ROWS = 2_000
"""More than an office writes by hand, fewer than a page of faults can carry."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, in which column, and how to mend it."""

    column: str
    said: Text

    @classmethod
    def of(cls, refusal: Refusal, columns: Mapping[str, str]) -> "Fault":
        """A refusal as a fault; ``columns`` maps fields of the product to columns of the sheet."""
        column = refusal.column or ""
        what, remedy = refusal.what, refusal.remedy
        said = Text(f"{what.id}. {remedy.id}.", f"{what.en}. {remedy.en}.")
        return cls(columns.get(column, column), said)


def faults_of(refusals: Iterable[Refusal], columns: Mapping[str, str]) -> tuple[Fault, ...]:
    """All refusals of a row as its faults."""
    return tuple(Fault.of(each, columns) for each in refusals)


def faults_as_json(faults: Iterable[Fault]) -> list[list[str]]:
    """For a preview that waits; the other way is :func:`faults_of_json`."""
    return [[each.column, each.said.id, each.said.en] for each in faults]


def faults_of_json(kept: Iterable[Iterable[str]]) -> tuple[Fault, ...]:
    """What :func:`faults_as_json` wrote."""
    return tuple(Fault(column, Text(id, en)) for column, id, en in kept)


@contextmanager
def gathering(refusals: list[Refusal]) -> Iterator[None]:
    """What is refused inside is kept, and the reading goes on."""
    try:
        yield
    except Refused as refused:
        refusals.extend(refused.refusals)


@contextmanager
def under_own_name(file: str) -> Iterator[None]:
    """A refusal inside names the file as its sender calls it, not where it lies here."""
    try:
        yield
    except Refused as refused:
        raise Refused(*(replace(each, file=file) for each in refused.refusals)) from None


def too_many_rows(file: str, most: int = MOST_ROWS) -> Refused:
    """The refusal of a sheet that is longer than a preview may be."""
    return refuse(
        Text("Lebih dari {most} baris", "More than {most} rows").fill(most=most),
        Text("Bagi menjadi beberapa berkas", "Divide it into several files"),
        file=file,
    )


def check_whole(*, is_applied: bool, has_faults: bool) -> None:
    """Refuse a preview that was accepted before, or in which a row is still wrong."""
    if is_applied:
        raise refuse(
            Text("Berkas ini sudah diimpor", "This file has been imported"),
            Text("Unggah berkas baru", "Upload a new file"),
        )
    if has_faults:
        raise refuse(
            Text("Masih ada baris yang keliru", "Some rows are still wrong"),
            Text("Perbaiki berkasnya, lalu unggah lagi", "Mend the file, then upload it again"),
        )
