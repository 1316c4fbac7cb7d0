"""The words of a form as a spreadsheet, for whoever translates it: a row a place for words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from zonahijau.surveys.asking import Content
from zonahijau.surveys.rewording import OWN, Slot, local_languages, slots, worded
from zonahijau.tables import Row, open_sheet
from zonahijau.wording import Refusal, Refused, Text, quoted

PART, CODE, OPTION, SCORE = "bagian", "kode", "pilihan", "nilai"
_KEYS = (PART, CODE, OPTION, SCORE)


def columns_of(content: Content) -> tuple[str, ...]:
    """Where the words stand, then a column a language."""
    return (*_KEYS, *OWN, *local_languages(content))


def rows_of(content: Content) -> Iterator[list[str]]:
    """Every place for words with what is there now."""
    languages = columns_of(content)[len(_KEYS) :]
    for slot in slots(content):
        place = str(slot.place) if slot.place else ""
        said = [slot.words.get(language, "") for language in languages]
        yield [slot.part, slot.code, place, slot.score, *said]


def read_words(path: Path, name: str, content: Content, base: Content) -> Content:
    """The content with the words of a sheet; Refused, with every fault and its row, where a place
    is missing, twice, unknown, or has another score than the law gives it."""
    languages = columns_of(content)[len(_KEYS) :]
    try:
        with open_sheet(str(path)) as sheet:
            optional = (OPTION, SCORE, *languages[1:])
            rows = list(sheet.rows((PART, CODE, languages[0]), optional))
        found = _placed(rows, content)
    except Refused as refused:
        raise Refused(*(replace(each, file=name) for each in refused.refusals)) from None
    for language in languages:
        words = {slot: row.text_or_none(language) or "" for slot, row in found.items()}
        content = worded(content, base, language, words)
    return content


def _placed(rows: list[Row], content: Content) -> Mapping[str, Row]:
    """The row of every place."""
    known = {slot.name: slot for slot in slots(content)}
    found: dict[str, Row] = {}
    faults: list[Refusal] = []
    for row in rows:
        name = _name(row)
        faults += _faults(row, name, known, found)
        found[name] = row
    faults += [_left_out(slot) for name, slot in known.items() if name not in found]
    if faults:
        raise Refused(*faults)
    return found


def _name(row: Row) -> str:
    parts = [row.text_or_none(PART), row.text_or_none(CODE), row.text_or_none(OPTION)]
    return "/".join(" ".join(part.split()) for part in parts if part)


def _faults(
    row: Row, name: str, known: Mapping[str, Slot], found: Mapping[str, Row]
) -> Iterator[Refusal]:
    if name in found:
        yield from row.refuse(
            CODE,
            Text("Baris {name} ada dua kali", "The row {name} is there twice").fill(
                name=quoted(name)
            ),
            Text("Hapus salah satunya", "Remove one of them"),
        ).refusals
    elif name not in known:
        yield from row.refuse(
            CODE,
            Text("{name} tidak ada dalam formulir ini", "The form has no {name}").fill(
                name=quoted(name)
            ),
            Text("Unsur dan pilihannya tetap; tambahkan pertanyaan di halaman formulir",
                 "Elements and their options stay; add questions on the page of the form"),
        ).refusals  # fmt: skip
    elif (row.text_or_none(SCORE) or "") != known[name].score:
        yield from row.refuse(
            SCORE,
            Text("Nilai {name} diubah", "The score of {name} was changed").fill(name=quoted(name)),
            Text("Nilainya tetap {score}", "It stays {score}").fill(score=known[name].score or "-"),
        ).refusals


def _left_out(slot: Slot) -> Refusal:
    return Refusal(
        Text("Baris {name} hilang", "The row {name} is missing").fill(name=quoted(slot.name)),
        Text("Kembalikan barisnya: setiap unsur, pilihan, dan kalimat tetap ada",
             "Put it back: every element, option and sentence stays"),
        column=CODE,
    )  # fmt: skip
