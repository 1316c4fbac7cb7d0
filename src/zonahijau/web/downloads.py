"""Files on their way to the browser."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.http import FileResponse, HttpResponse

from zonahijau.tables.output import Cell, write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file made in memory, to be saved under a name; never kept by a cache on the way."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def xlsx(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], sheet: str = "Laporan"
) -> FileResponse:
    """A spreadsheet, written row by row to a file that vanishes once it is sent."""
    with tempfile.TemporaryDirectory(prefix="zonahijau-") as folder:
        path = Path(folder) / name
        write_xlsx(path, sheet, header, rows)
        written = path.open("rb")  # stays readable when the folder is gone, closed once it is sent
    response = FileResponse(written, as_attachment=True, filename=name, content_type=XLSX)
    response["Cache-Control"] = "private, no-store"
    return response
