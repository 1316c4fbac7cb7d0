"""The table of contents of a paper in chapters: a field of the word processor that already names
every heading, so that opening the paper asks nothing. Where a page begins only the word processor
knows; it writes the numbers when somebody updates the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from markupsafe import Markup

FIELD = 'TOC \\o "1-2" \\h \\z \\u'
"""Of the headings of two levels, as links, by the level that each paragraph states."""
LEVELS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its level from 0, and the bookmark that stands around it."""

    level: int
    text: str
    bookmark: str


class Contents:
    """Gathers the headings of a paper while it is made, in the order of its pages."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def mark(self, paragraph: Any, level: int) -> None:
        """Give a heading its level, and a line in the table if it is one of its two."""
        _outline(paragraph, level)
        if level < LEVELS and paragraph.text.strip():
            number = len(self.entries) + 1
            entry = Entry(level, paragraph.text.strip(), f"_Toc{number:08d}")
            _bookmark(paragraph, entry.bookmark, number)
            self.entries.append(entry)

    def xml(self) -> Markup:
        """The field as the XML that stands where a template says ``{{p daftar_isi }}``; nothing
        where there is no chapter."""
        if not any(entry.level == 0 for entry in self.entries):
            return Markup("")
        text = etree.tostring(_field(self.entries), encoding="unicode")
        return Markup(text)  # noqa: S704 - made by us; every value went through the XML library


def _field(entries: Sequence[Entry]) -> Any:
    """Begin, instruction, the lines, end; held by what makes a word processor offer to update."""
    lines = [_line(entry) for entry in entries]
    for place, mark in enumerate((_mark("begin"), _instruction(), _mark("separate")), start=1):
        lines[0].insert(place, mark)
    end = OxmlElement("w:p")
    end.append(_mark("end"))
    content = OxmlElement("w:sdtContent")
    content.extend([*lines, end])
    held = OxmlElement("w:sdt")
    held.append(_properties())
    held.append(content)
    return held


def _properties() -> Any:
    properties, part = OxmlElement("w:sdtPr"), OxmlElement("w:docPartObj")
    gallery, alone = OxmlElement("w:docPartGallery"), OxmlElement("w:docPartUnique")
    gallery.set(qn("w:val"), "Table of Contents")
    part.extend([gallery, alone])
    properties.append(part)
    return properties


def _line(entry: Entry) -> Any:
    line, shape, style = (OxmlElement(each) for each in ("w:p", "w:pPr", "w:pStyle"))
    style.set(qn("w:val"), f"TOC{entry.level + 1}")
    shape.append(style)
    link, run, text = (OxmlElement(each) for each in ("w:hyperlink", "w:r", "w:t"))
    link.set(qn("w:anchor"), entry.bookmark)
    link.set(qn("w:history"), "1")
    text.text = entry.text
    run.append(text)
    link.append(run)
    line.extend([shape, link])
    return line


def _mark(kind: str) -> Any:
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def _instruction() -> Any:
    run, said = OxmlElement("w:r"), OxmlElement("w:instrText")
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    said.text = f" {FIELD} "
    run.append(said)
    return run


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def _outline(paragraph: Any, level: int) -> None:
    """Where it stands in the navigation of a word processor, whatever styles its template has."""
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level))
    paragraph._p.get_or_add_pPr().append(mark)
