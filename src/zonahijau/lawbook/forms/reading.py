"""From a file under ``law/forms`` to a checked :class:`Form`."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from zonahijau.lawbook.canonical import fingerprint
from zonahijau.lawbook.citations import Citing
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.forms.model import QUESTION_KINDS, Block, Form, Option, Question
from zonahijau.lawbook.header import Header, read_each, read_law_file, refuse_repeats
from zonahijau.lawbook.instruments.tree import read_texts
from zonahijau.wording import Text

_CHOSEN = ("choice", "choices")
Bounds = tuple[Fraction | None, Fraction | None]
"""The lowest and the highest answer, each None where nothing bounds it."""


def read_form(path: Path, shown_as: str | None = None) -> Form:
    """The form of a file; raises :class:`Refused` with every fault, each with line and remedy."""

    def read_body(top: Entry, header: Header, citing: Citing, findings: Findings) -> Form:
        return _read_form(top, header, _Reader(citing, findings, top), fingerprint(path))

    return read_law_file(path, shown_as, read_body)


def _read_form(top: Entry, header: Header, reader: _Reader, sha256: str) -> Form:
    return Form(
        id=header.id,
        title=header.title,
        in_force=header.in_force,
        instrument=top.text("instrument"),
        sources=header.sources,
        blocks=reader.blocks(top),
        notes=header.notes,
        cite=header.cite,
        sha256=sha256,
    )


class _Reader:
    """Reads the blocks of one form: citations, the form's own bounds, and what was found wrong."""

    def __init__(self, citing: Citing, findings: Findings, top: Entry):
        self._citing = citing
        self._findings = findings
        self._asked: list[tuple[str, Entry]] = []
        self._scores: Bounds = (None, None)
        if top.has("scores"):
            self._scores = _read_own_bounds(top.entry("scores"))

    def blocks(self, top: Entry) -> tuple[Block, ...]:
        read = read_each(top, "blocks", self._findings, self._block)
        refuse_repeats([(block.code, entry) for block, entry in read], "code", self._findings)
        refuse_repeats(self._asked, "code", self._findings)
        return tuple(block for block, _ in read)

    def _block(self, entry: Entry) -> Block:
        citing = self._citing.within(entry)
        questions = read_each(
            entry, "questions", self._findings, lambda each: self._question(each, citing)
        )
        self._asked += [(question.code, line) for question, line in questions]
        return Block(
            code=entry.text("code"),
            label=entry.bilingual("label"),
            indicators=tuple(entry.texts("indicators")),
            questions=tuple(question for question, _ in questions),
            evidence=read_texts(entry, "evidence"),
            cite=citing.nearest,
            aspect=entry.optional_text("aspect"),
            only_when=_read_only_when(entry),
            line=entry.line,
        )

    def _question(self, entry: Entry, citing: Citing) -> Question:
        kind = entry.choice("kind", QUESTION_KINDS)
        options = tuple(map(_read_option, entry.entries("options"))) if entry.has("options") else ()
        bounds: Bounds = (None, None)
        if kind in ("number", "score") and not options:
            bounds = _read_bounds(entry, self._scores if kind == "score" else bounds)
        question = Question(
            entry.text("code"), kind, entry.bilingual("text"), citing.of(entry), options, *bounds
        )
        _check_options(entry, question)
        return question


def _read_own_bounds(entry: Entry) -> Bounds:
    """``scores: {from: "0", to: "5"}``: the bounds of every score question without options."""
    bounds = _read_bounds(entry, (None, None))
    entry.finish()
    return bounds


def _read_bounds(entry: Entry, default: Bounds) -> Bounds:
    lowest = entry.number("from") if entry.has("from") else default[0]
    highest = entry.number("to") if entry.has("to") else default[1]
    if lowest is not None and highest is not None and lowest >= highest:
        raise entry.refused(
            "to",
            Text("tidak lebih besar dari from", "is not greater than from"),
            Text("periksa batas-batasnya", "check the bounds"),
        )
    return lowest, highest


def _read_only_when(entry: Entry) -> dict[str, frozenset[str]]:
    if not entry.has("only_when"):
        return {}
    inner = entry.entry("only_when")
    return {name: frozenset(inner.texts(name)) for name in inner.keys}


def _read_option(entry: Entry) -> Option:
    score = entry.number("score") if entry.has("score") else None
    option = Option(entry.bilingual("label"), score)
    entry.finish()
    return option


def _check_options(entry: Entry, question: Question) -> None:
    """A choice needs options; a score options with scores, or bounds; the others take none."""
    if question.kind == "score":
        _check_scores(entry, question)
    elif question.kind in _CHOSEN:
        _check_chosen(entry, question)
    elif question.options:
        raise entry.refused(
            "options",
            Text(f"tidak berlaku untuk {question.kind}", f"do not go with {question.kind}"),
            Text("hapus, atau pakai kind: choice", "remove them, or use kind: choice"),
        )


def _check_chosen(entry: Entry, question: Question) -> None:
    if len(question.options) < 2:
        raise entry.wrong(
            Text(
                f"pertanyaan {question.code} memerlukan sedikitnya dua pilihan",
                f"question {question.code} needs at least two options",
            ),
            Text("tambahkan options", "add options"),
        )


def _check_scores(entry: Entry, question: Question) -> None:
    scores = [option.score for option in question.options]
    if None in scores or len(set(scores)) < len(scores):
        raise entry.refused(
            "options",
            Text("harus bernilai, tiap pilihan lain", "must have scores, each option another"),
            Text('tulis misalnya {score: "1", …}', 'write for instance {score: "1", …}'),
        )
    if not scores and None in (question.lowest, question.highest):
        raise entry.wrong(
            Text(f"nilai {question.code} tidak berbatas", f"{question.code} has no bounds"),
            Text(
                "tulis options, atau scores: {from: …, to: …} pada awal berkas",
                "write options, or scores: {from: …, to: …} at the top of the file",
            ),
        )
