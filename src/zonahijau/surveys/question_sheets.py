"""Further questions of a form from a spreadsheet: a row a question, its options beside it. Every
fault of every row is kept. No database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zonahijau.surveys.asking import Content, Words
from zonahijau.surveys.rewording import (
    LONGEST_OPTION,
    LONGEST_QUESTION,
    MOST_EXTRA,
    MOST_OPTIONS,
    OWN,
    local_languages,
)
from zonahijau.tables import Row, open_sheet
from zonahijau.tables.previews import (
    Fault,
    faults_as_json,
    faults_of,
    faults_of_json,
    gathering,
    too_many_rows,
    under_own_name,
)
from zonahijau.wording import Refusal, Text, quoted

QUESTION, OPTION = "pertanyaan", "pilihan"
USUAL_OPTIONS, MOST_ROWS = 5, 50
"""Columns of options in the template; rows that are read, of which no form takes more than a few.
"""


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A row as it was understood; ``notes`` keep nothing from being taken in."""

    number: int
    text: Words
    options: tuple[Words, ...]
    notes: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For a preview that waits; the other way is :meth:`of_json`."""
        return {
            "number": self.number,
            "text": dict(self.text),
            "options": [dict(option) for option in self.options],
            "notes": faults_as_json(self.notes),
            "faults": faults_as_json(self.faults),
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> ReadQuestion:
        """What :meth:`as_json` wrote."""
        told = {name: faults_of_json(kept[name]) for name in ("notes", "faults")}
        return cls(kept["number"], kept["text"], tuple(kept["options"]), **told)


def languages_of(content: Content) -> dict[str, str]:
    """The languages that a form has beside Indonesian, each with its name."""
    return {"en": "English", **local_languages(content)}


def columns_of(content: Content, options: int = USUAL_OPTIONS) -> list[str]:
    """The question and so many options; then the same in each further language."""
    places = range(1, options + 1)
    return [
        _column(part, language)
        for language in (OWN[0], *languages_of(content))
        for part in (QUESTION, *(f"{OPTION} {place}" for place in places))
    ]


def _column(part: str, language: str) -> str:
    return part if language == OWN[0] else f"{part} {language}"


def read_questions(path: Path, name: str, content: Content) -> list[ReadQuestion]:
    """Every row of a sheet. Refused, with its own name, when it cannot be read as a whole."""
    needed = (QUESTION, f"{OPTION} 1", f"{OPTION} 2")
    optional = [each for each in columns_of(content, MOST_OPTIONS) if each not in needed]
    with under_own_name(name), open_sheet(str(path)) as sheet:
        rows = list(_bounded(sheet.rows(needed, optional), name))
    return list(_all(rows, content))


def _bounded(rows: Iterator[Row], name: str) -> Iterator[Row]:
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise too_many_rows(name, MOST_ROWS)
        yield row


def _all(rows: Sequence[Row], content: Content) -> Iterator[ReadQuestion]:
    extra = content.get("extra", ())
    known = {_spelled(each["text"]["id"]): each["code"] for each in extra}
    room = MOST_EXTRA - len(extra)
    for place, row in enumerate(rows, start=1):
        faults: list[Refusal] = []
        text, options = _words(row, content, faults)
        with gathering(faults):
            _check_new(row, text.get("id", ""), known)
        with gathering(faults):
            _check_room(row, place, room)
        notes = tuple(_not_translated(text, content))
        yield ReadQuestion(row.number, text, tuple(options), notes, faults_of(faults, {}))


def _spelled(text: str) -> str:
    return " ".join(text.casefold().split())


def _words(
    row: Row, content: Content, faults: list[Refusal]
) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The question and its options in every language in which the row has all of them."""
    text: dict[str, str] = {}
    found = _said(row, OWN[0], faults)
    text["id"] = found[0]
    options = [{"id": said} for said in found[1].values()]
    with gathering(faults):
        _check_options(row, found[1])
    for language in languages_of(content):
        said, places = _said(row, language, faults)
        with gathering(faults):
            _check_translated(row, language, said, places, found[1])
        if said and places.keys() == found[1].keys():
            text[language] = said
            for option, word in zip(options, places.values(), strict=True):
                option[language] = word
    return text, options


def _said(row: Row, language: str, faults: list[Refusal]) -> tuple[str, dict[int, str]]:
    """The question and the options, by their places, as a row says them in a language."""
    question, options = "", {}
    with gathering(faults):
        column = _column(QUESTION, language)
        read = row.text(column) if language == OWN[0] else row.text_or_none(column) or ""
        question = _fitting(row, column, read, LONGEST_QUESTION)
    for place in range(1, MOST_OPTIONS + 1):
        with gathering(faults):
            column = _column(f"{OPTION} {place}", language)
            option = _fitting(row, column, row.text_or_none(column) or "", LONGEST_OPTION)
            if option:
                options[place] = option
    return question, options


def _fitting(row: Row, column: str, text: str, most: int) -> str:
    text = " ".join(text.split())
    if len(text) > most:
        raise row.refuse(
            column,
            Text("Lebih panjang dari {most} huruf", "Longer than {most} letters").fill(most=most),
            Text("Singkatkan", "Shorten it"),
        )
    return text


def _check_options(row: Row, options: Mapping[int, str]) -> None:
    if len(options) < 2:  # a question with one answer asks nothing
        raise row.refuse(
            f"{OPTION} 2",
            Text("Kurang dari dua pilihan", "Fewer than two options"),
            Text("Tulis dua sampai {most} pilihan", "Write two to {most} options").fill(
                most=MOST_OPTIONS
            ),
        )
    first: dict[str, int] = {}
    for place, option in options.items():
        same = first.setdefault(_spelled(option), place)
        if same != place:
            what = Text("{said} sama dengan pilihan {n}", "{said} is option {n} again")
            raise row.refuse(
                f"{OPTION} {place}",
                what.fill(said=quoted(option), n=same),
                Text("Bedakan kata-katanya", "Tell them apart"),
            )


def _check_translated(
    row: Row, language: str, text: str, places: Mapping[int, str], options: Mapping[int, str]
) -> None:
    """All of it or nothing: half a translation would be shown to somebody who cannot read it."""
    if not text and not places:
        return
    parts = {QUESTION: text} | {f"{OPTION} {place}": places.get(place, "") for place in options}
    lacks = next((part for part, said in parts.items() if not said), "")
    beyond = next((place for place in places if place not in options), 0)
    if lacks or beyond:
        raise row.refuse(
            _column(lacks or f"{OPTION} {beyond}", language),
            Text("Terjemahannya tidak lengkap", "The translation is not complete"),
            Text("Isi pertanyaan dan pilihan yang sama banyaknya, atau kosongkan semuanya",
                 "Fill in the question and as many options, or leave all of it empty"),
        )  # fmt: skip


def _check_new(row: Row, text: str, known: dict[str, str]) -> None:
    """Not asked already, neither by the form nor by a row above."""
    if not text:
        return
    before = known.setdefault(_spelled(text), str(row.number))
    if before == str(row.number):
        return
    in_sheet = Text("Sudah ditanyakan di baris {where}", "Asked already in row {where}")
    in_form = Text("Sudah ditanyakan di {where}", "Asked already as {where}")
    what = in_sheet if before.isdigit() else in_form
    raise row.refuse(QUESTION, what.fill(where=before), Text("Hapus barisnya", "Delete the row"))


def _check_room(row: Row, place: int, room: int) -> None:
    if place > room:
        raise row.refuse(
            QUESTION,
            Text("Formulir hanya memuat {most} pertanyaan tambahan, masih ada tempat untuk {n}",
                 "A form has room for {most} further questions, {n} more here")
            .fill(most=MOST_EXTRA, n=max(room, 0)),
            Text("Hapus yang kurang perlu: warga menjawab dalam satu menit",
                 "Delete what is needed least: people answer within a minute"),
        )  # fmt: skip


def _not_translated(text: Words, content: Content) -> Iterator[Fault]:
    for language, name in languages_of(content).items():
        if not text.get(language):
            said = _NOT_YET.fill(name=name)
            yield Fault(_column(QUESTION, language), said)


_NOT_YET = Text(
    "Belum ada dalam {name}: sebelum diterjemahkan, survei tidak dapat memakai bahasa itu.",
    "Not in {name} yet: until it is translated no survey can use that language.",
)
