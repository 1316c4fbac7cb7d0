"""The forms of maladministration (UU 37/2008 art. 1(3)): an editable list of names.

No text that defines each form is known; the list says what it is called, never what it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from zonahijau.lawbook.citations import Citation, Citing
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.header import Header, read_each, read_law_file, refuse_repeats
from zonahijau.lawbook.library import law_folder, shown
from zonahijau.lawbook.names import by_spelling, refuse_shared_names, spelled
from zonahijau.lawbook.worked_cases import Finder, WorkedCase, read_worked_cases, subject_of
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class MaladministrationForm:
    """One form: code, name, and the other names it goes by."""

    code: str
    label: Text
    also: tuple[str, ...]
    cite: Citation


@dataclass(frozen=True)
class Maladministration:
    """The statute's notion and the forms under which the Ombudsman counts it."""

    header: Header
    definition: Text
    definition_cite: Citation
    forms: tuple[MaladministrationForm, ...]

    @cached_property
    def _spelled(self) -> Mapping[str, MaladministrationForm]:
        return by_spelling(self.forms)

    def find(self, written: str) -> MaladministrationForm | None:
        """The form that a report names; None when it names none that is listed."""
        return self._spelled.get(spelled(written))


def read_maladministration(path: Path, shown_as: str | None = None) -> Maladministration:
    """A file of ``law/maladministration/``; raises :class:`Refused` with every fault found."""
    return read_law_file(path, shown_as, _read_body)


def _read_body(top: Entry, header: Header, citing: Citing, findings: Findings) -> Maladministration:
    definition = top.entry("definition")
    text, cite = definition.bilingual("text"), citing.of(definition)
    definition.finish()
    read = read_each(top, "forms", findings, lambda entry: _read(entry, citing))
    refuse_repeats(((form.code, entry) for form, entry in read), "code", findings)
    refuse_shared_names(read, findings)
    return Maladministration(header, text, cite, tuple(form for form, _ in read))


def _read(entry: Entry, citing: Citing) -> MaladministrationForm:
    return MaladministrationForm(
        code=entry.text("code"),
        label=entry.bilingual("label"),
        also=tuple(entry.texts("also")) if entry.has("also") else (),
        cite=citing.of(entry),
    )


def read_maladministration_cases(path: Path, shown_as: str | None = None) -> tuple[WorkedCase, ...]:
    """Worked cases of the list: a form as ``written`` (expects ``code``), or ``forms: all``
    (expects ``codes``, ``count``)."""
    book = read_maladministration(subject_of(path))
    return read_worked_cases(path, shown_as, lambda entry: _read_given(entry, book))


def _read_given(entry: Entry, book: Maladministration) -> Finder:
    if entry.has("written"):
        form = book.find(entry.text("written"))
        return lambda: {"code": form.code if form else "none"}
    entry.choice("forms", ("all",))
    codes = tuple(form.code for form in book.forms)
    return lambda: {"codes": codes, "count": str(len(codes))}


@cache
def load_maladministration() -> Maladministration:
    """The list that ships with the program."""
    path = law_folder() / "maladministration" / "forms.yaml"
    return read_maladministration(path, shown(path))
