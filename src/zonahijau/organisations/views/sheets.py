"""What the pages of lists about people share: the file that is sent, the example to fill in."""

import io
from collections.abc import Sequence

import xlsxwriter
from django.http import FileResponse

from zonahijau.wording import Text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def example_sheet(name: str, columns: Sequence[str], row: Sequence[str]) -> FileResponse:
    """A workbook with the columns and one invented row to overwrite; every cell is text, so that
    a NIP keeps its digits."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        text = book.add_format({"num_format": "@"})
        sheet.set_column(0, len(columns) - 1, 24, text)
        sheet.write_row(0, 0, columns, book.add_format({"bold": True, "num_format": "@"}))
        sheet.write_row(1, 0, row, text)
    memory.seek(0)
    file = f"contoh-{name}.xlsx"
    return FileResponse(memory, as_attachment=True, filename=file, content_type=XLSX)


APPLIED = Text("Daftar ini sudah diterapkan.", "This list is done already.")
