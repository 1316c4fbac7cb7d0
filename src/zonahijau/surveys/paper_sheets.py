"""Paper forms from a spreadsheet: a row a form, every fault kept. No database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zonahijau.surveys.asking import Asked, Asking
from zonahijau.surveys.lines import Answer, Places, written
from zonahijau.surveys.submissions import LONGEST_TEXT
from zonahijau.tables import Row, open_sheet
from zonahijau.tables.previews import MOST_ROWS, Fault, under_own_name
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse

SERVICE, COMMENT = "layanan", "saran"


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """The answers of a spreadsheet as lines, what people wrote, and what is wrong in which row
    (``{"row", "column", "id", "en"}``)."""

    lines: tuple[str, ...]
    comments: tuple[str, ...]
    faults: tuple[dict[str, object], ...]


def columns_of(asking: Asking) -> tuple[str, ...]:
    """The columns of the template: service, questions by their codes, suggestion."""
    asked = (*asking.about, *asking.scored, *asking.extra)
    return (SERVICE, *(each.code for each in asked), COMMENT)


def read_sheet(path: Path, name: str, asking: Asking, services: Mapping[str, str]) -> ReadSheet:
    """Every row of a sheet. Refused, with the file's own name, when it cannot be read as a whole.

    A service is given by its number or name, an answer by the number of the option or its words;
    an empty cell is an empty answer. With one service its column may be left out.
    """
    scored = tuple(each.code for each in asking.scored)
    required = scored if len(services) == 1 else (SERVICE, *scored)
    optional = tuple(each for each in columns_of(asking) if each not in required)
    with under_own_name(name), open_sheet(str(path)) as sheet:
        return _all(list(sheet.rows(required, optional)), name, asking, services)


def _all(rows: list[Row], name: str, asking: Asking, services: Mapping[str, str]) -> ReadSheet:
    if not 1 <= len(rows) <= MOST_ROWS:
        raise refuse(
            Text("Berkas berisi {n} baris", "The file has {n:row|rows}").fill(n=len(rows)),
            Text("Isi 1 sampai {most} baris", "Give 1 to {most} rows").fill(most=MOST_ROWS),
            file=name,
        )
    lines, comments, faults = [], [], []
    for row in rows:
        try:
            lines.append(written(_answer(row, asking, services)))
            comments.append(_comment(row))
        except Refused as refused:
            faults += [_fault(row, each) for each in refused.refusals]
    return ReadSheet(tuple(lines), tuple(filter(None, comments)), tuple(faults))


def _comment(row: Row) -> str:
    said = row.text_or_none(COMMENT) or ""
    if len(said) > LONGEST_TEXT:
        raise row.refuse(
            COMMENT,
            Text("Saran lebih panjang dari {most} huruf", "Longer than {most} letters").fill(
                most=LONGEST_TEXT
            ),
            Text("Singkatkan tanpa mengubah maksudnya", "Shorten it, its meaning kept"),
        )
    return said


def _fault(row: Row, refusal: Refusal) -> dict[str, object]:
    fault = Fault.of(refusal, {})
    return {"row": row.number, "column": fault.column, "id": fault.said.id, "en": fault.said.en}


def _answer(row: Row, asking: Asking, services: Mapping[str, str]) -> Answer:
    made = Answer(
        _service(row, services),
        _places(row, asking.about),
        _places(row, asking.scored),
        _places(row, asking.extra),
    )
    if not any(made.scored):
        raise row.refuse(
            asking.scored[0].code,
            Text("Tidak satu unsur pun dijawab", "No element is answered"),
            Text("Hapus barisnya, atau isi paling sedikit satu unsur",
                 "Delete the row, or fill in at least one element"),
        )  # fmt: skip
    return made


def _service(row: Row, services: Mapping[str, str]) -> str:
    said = " ".join((row.text_or_none(SERVICE) or "").split()).casefold()
    if not said and len(services) == 1:
        return next(iter(services))
    for key, name in services.items():
        if said in {key, name.casefold()}:
            return key
    raise row.refuse(
        SERVICE,
        Text("Layanan {said} tidak ada dalam survei ini",
             "The service {said} is not in this survey").fill(said=quoted(said)),
        Text("Tulis nomor atau nama layanannya", "Write the number or name of the service"),
    )  # fmt: skip


def _places(row: Row, asked: tuple[Asked, ...]) -> Places:
    return tuple(_place(row, each) for each in asked)


def _place(row: Row, asked: Asked) -> int:
    said = " ".join((row.text_or_none(asked.code) or "").split()).casefold()
    if not said:
        return 0
    for place, words in _ways(asked):
        if said in words:
            return place
    raise row.refuse(
        asked.code,
        Text("Jawaban {said} tidak dikenal", "The answer {said} is not known").fill(
            said=quoted(said)
        ),
        Text("Tulis {least} sampai {most}, atau kata pilihannya",
             "Write {least} to {most}, or the words of the option")
        .fill(least=asked.figures[0], most=asked.figures[-1]),
    )  # fmt: skip


def _ways(asked: Asked) -> Iterator[tuple[int, set[str]]]:
    """How an option may be written: its place, its words, and a letter such as L and P."""
    for place, option in enumerate(asked.options, start=1):
        words = {word.casefold() for word in option.values()}
        short = {option["id"][:1].casefold()} if _initials_differ(asked) else set()
        yield place, {asked.figures[place - 1]} | words | short


def _initials_differ(asked: Asked) -> bool:
    initials = [option["id"][:1].casefold() for option in asked.options]
    return len(set(initials)) == len(initials) and not any(each.isdigit() for each in initials)
