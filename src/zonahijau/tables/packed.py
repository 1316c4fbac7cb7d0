"""Archives that were made to burst, and sheets that were made to hang or fill their reader.

Sizes, rows and references are what the file says of itself; libraries believe it. One cell in the
last corner of a sheet is a terabyte to a reader of rectangles, and a merged area that covers the
sheet is one object a cell to another.
"""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from xml.parsers.expat import ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_RATIO = 200
"""A text packs some twenty times smaller; what packs far better was made to burst."""
_HARMLESS = 64 * 1024 * 1024


def bursts(parts: Iterable[ZipInfo]) -> bool:
    """Whether the parts of a ZIP unpack to far more than honest ones do."""
    known = list(parts)
    unpacked = sum(part.file_size for part in known)
    packed = sum(part.compress_size for part in known)
    return unpacked > _HARMLESS and unpacked > packed * MOST_RATIO


_PIECE = 1 << 20


def pieces(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """What a part holds, to its end; BadZipFile where that is more than the archive says."""
    further = copy(part)
    further.file_size += 1
    read = 0
    with archive.open(further) as stream:
        while piece := stream.read(_PIECE):
            read += len(piece)
            if read > part.file_size:
                raise BadZipFile(part.filename)
            yield piece


_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_LARGEST_LIST = 4 << 20
"""Bytes of the list of sheets, and of where each of them is."""


def sheets_of(archive: ZipFile) -> list[ZipInfo]:
    """The parts that a workbook keeps its sheets in, wherever it says they are. BadZipFile for one
    that names no part, or a part that two readers could take for another one."""
    parts = {part.filename: part for part in archive.infolist()}
    if len({name.lower() for name in parts}) != len(archive.infolist()):
        raise BadZipFile("two parts have one name")
    sheets = _attributes(archive, parts[_WORKBOOK], "sheet")
    wanted = {
        value
        for sheet in sheets
        for name, value in sheet.items()
        if name.rpartition(":")[2] == "id"
    }
    relations = _attributes(archive, parts[_RELATIONS], "Relationship")
    targets = {_path(each["Target"]) for each in relations if each.get("Id") in wanted}
    if targets - parts.keys():
        raise BadZipFile("a sheet is missing")
    inside = {name for name in parts if name.startswith("xl/worksheets/") and name[-4:] == ".xml"}
    return [parts[name] for name in sorted(targets | inside)]


def _path(target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return target if target.startswith("xl/") else f"xl/{target}"


def _attributes(archive: ZipFile, part: ZipInfo, element: str) -> list[dict[str, str]]:
    """The attributes of every such element, under whichever prefix."""
    if part.file_size > _LARGEST_LIST:
        raise BadZipFile(part.filename)
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == element:
            found.append(attributes)

    parser = ParserCreate()
    parser.StartElementHandler = start
    for piece in pieces(archive, part):
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return found


MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""Of a sheet, in every program that makes them."""
_MOST_COVERED = 1_000_000
"""Cells that all merged and linked areas of a sheet cover; a reader makes an object of each."""
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


class Endless(Exception):
    """Raised for a sheet that no program of an office has made."""


def check_shape(archive: ZipFile, part: ZipInfo) -> None:
    """Endless for a sheet with a row too many, too far down or too wide, or with areas that cover
    more than people merge."""
    cells = covered = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cells, covered
        kind = name.rpartition(":")[2]
        if kind == "row":
            cells = 0
            if int(attributes.get("r", "0")) > MOST_ROWS:
                raise Endless(part.filename)
        elif kind == "c":
            cells += 1
        elif kind in ("mergeCell", "hyperlink"):
            covered += _cells_in(attributes.get("ref", ""))
        if cells > MOST_COLUMNS or covered > _MOST_COVERED:
            raise Endless(part.filename)

    parser = ParserCreate()
    parser.StartElementHandler = start
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
    parser.Parse(b"", True)


def _cells_in(area: str) -> int:
    """How many cells ``A1:C9`` covers; more than allowed for what is no such area."""
    found = _AREA.fullmatch(area.replace("$", "").upper())
    if found is None:
        return _MOST_COVERED + 1
    left, top, right, bottom = found.groups()
    if right is None:
        return 1
    return (column_number(right) - column_number(left) + 1) * (int(bottom) - int(top) + 1)


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
