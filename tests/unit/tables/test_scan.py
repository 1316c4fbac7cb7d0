"""The fast scan of survey files gives exactly what the ordinary reader gives."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zonahijau.tables import open_sheet
from zonahijau.tables import scan as scan_module
from zonahijau.tables.blocks import Labels, RecordReader, block_of
from zonahijau.tables.scan import Scan
from zonahijau.wording import Refused

ITEMS = ("U1", "U2")
HEADERS = ("unit,U1,U2", "U1,U2,unit", "x,U2,unit,U1,y", "unit;U1;U2")
PIECES = ["1", "4", "9", "0", "4.0", "a", "=", "-", ",", ",", ";", '"', '""', "\n", "\n", "\r\n"]
RARE = ["\r", " ", "é", "\x1f", "\u2028", "7,5", "+", "Dinas", '"4"', '"a,b"', '"a\nb"', "\n,,\n"]

Seen = tuple[list[tuple[int, str, tuple[int, ...]]], list[str]] | str


def scanned(path: Path, group: str | None) -> Seen:
    """Rows (physical row, label, answers) and faults of the fast scan, or the file's refusal."""
    rows, faults = [], []
    try:
        with open_sheet(str(path)) as sheet:
            scan = Scan(sheet, ITEMS, group)
            for block in scan:
                faults += [fault.one_line() for fault in block.faults]
                rows += [
                    (row, scan.labels.names[code] if min(answers) >= 0 else "?", tuple(answers))
                    for row, code, answers in zip(
                        block.rows.tolist(),
                        block.groups.tolist(),
                        block.answers.tolist(),
                        strict=True,
                    )
                ]
    except Refused as refused:
        return str(refused)
    return rows, faults


def read_one_by_one(path: Path, group: str | None) -> Seen:
    """The same through the ordinary reader alone."""
    labels = Labels()
    labels.code("")
    try:
        with open_sheet(str(path)) as sheet:
            wanted = (*ITEMS, group) if group else ITEMS
            reader = RecordReader(ITEMS, group, sheet.columns(wanted), labels)
            block = block_of(reader, list(sheet.records()))
    except Refused as refused:
        return str(refused)
    rows = [
        (row, labels.names[code] if min(answers) >= 0 else "?", tuple(answers))
        for row, code, answers in zip(
            block.rows.tolist(), block.groups.tolist(), block.answers.tolist(), strict=True
        )
    ]
    return rows, [fault.one_line() for fault in block.faults]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    header=st.sampled_from(HEADERS),
    body=st.lists(st.sampled_from(PIECES) | st.sampled_from(RARE), max_size=60).map("".join),
    size=st.sampled_from([1, 7, 40, 1 << 20]),
    group=st.sampled_from([None, "unit"]),
)
@example(header=HEADERS[0], body='"a\nb",4,4\nx,1,2\n', size=1, group="unit")
@example(header=HEADERS[0], body='"a""b",4,4\r\n"=x",1,2\r\n', size=1 << 20, group="unit")
def test_the_fast_scan_and_the_ordinary_reader_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, header: str, body: str, size: int, group: str
) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(f"{header}\n{body}".encode())
    monkeypatch.setattr(scan_module, "_PIECE", size)
    assert scanned(path, group) == read_one_by_one(path, group)
