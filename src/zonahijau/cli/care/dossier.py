"""``zonahijau dossier FILE``: what the Diskominfo asks about an application, answered on paper."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Report
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Mencetak keterangan aplikasi untuk Diskominfo sebagai PDF, menurut pemasangan ini: "
        "tujuan di samping aplikasi nasional, isian arsitektur, letak data, data pribadi, "
        "keamanan dan pengujiannya, dan konsep surat edaran.",
        "Prints the dossier for the Diskominfo as PDF, of this installation as it is: purpose "
        "beside the national applications, architecture entry, where the data lies, personal "
        "data, security and its tests, and a draft circular.",
    ),
    examples=("zonahijau dossier keterangan.pdf", "zonahijau dossier --lang en dossier.pdf"),
)


def add_options(options: Options) -> None:
    options.argument("target", "FILE", Text("berkas PDF yang ditulis", "the PDF to write"))


def run(given: Given) -> Report:
    """Write the paper to a new file."""
    from zonahijau.cli.care.archive import new_file
    from zonahijau.cli.care.database import waking

    target = Path(given.target).expanduser().absolute()
    with waking():
        from zonahijau.cli.care.printing_dossier import dossier_pdf

        with new_file(target) as draft:
            draft.write_bytes(dossier_pdf(given.language, datetime.now().astimezone()))
    return Report({"file": str(target)}, [], (_WRITTEN.fill(file=target),))


_WRITTEN = Text("Tertulis: {file}", "Written: {file}")
