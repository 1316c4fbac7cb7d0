"""DOCX: the shipped templates, the office's own, and LibreOffice that opens and saves them."""

import io
import shutil
import subprocess
from zipfile import ZipFile

import docx
import pypdfium2
import pytest

from tests import made_files
from tests.integration.documents.conftest import drafted
from zonahijau.documents.actions.templates import revert_template, upload_template
from zonahijau.documents.blocks import Annex, Content, table
from zonahijau.documents.models import Template
from zonahijau.documents.word.checking import check_template
from zonahijau.documents.word.filling import paper_docx
from zonahijau.documents.word.shipped import shipped
from zonahijau.documents.words import LAYOUTS
from zonahijau.wording import Refused

LONGEST = "Dinas Pengendalian Penduduk, KB, Pemberdayaan Perempuan dan Perlindungan Anak"


def made(*lines):
    """A template of these paragraphs."""
    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def text_of(content):
    """Everything that a DOCX says, tables included."""
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def converted(folder, names, to):
    """What LibreOffice makes of files, in one run of its own profile."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is missing: apt-get install libreoffice-writer-nogui")
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
               "--convert-to", to, "--outdir", str(folder / "out"), *map(str, names)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return [(folder / "out" / name.name).with_suffix(f".{to}") for name in names]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_shipped_template_passes_its_own_check(layout):
    assert {"isi", "nomor", "kop_utama", "ttd_nama"} <= check_template(shipped(layout), "a.docx")


def test_what_a_person_typed_is_words_and_never_a_field_or_markup(satgas, batola):
    paper = drafted(satgas, batola, about="<w:p/> & {{ nomor }} {% if x %}")
    assert "<w:p/> & {{ nomor }} {% if x %}" in text_of(paper_docx(paper))


def refused(content):
    with pytest.raises(Refused) as caught:
        check_template(content, "templat.docx")
    return caught.value.refusals[0].what.id


def test_unknown_fields_are_named():
    assert "nomer, tanggl" in refused(made("{{p isi }}", "{{ nomer }} {{ tanggl }} {{ hal }}"))


@pytest.mark.parametrize(
    "line",
    [
        "{{ hal.__class__ }}", "{{ hal()}}", "{% for a in hal %}{% endfor %}", "{{ hal|upper }}",
        "{% set hal = 1 %}", "{% import 'a' as b %}", "{{ 9 ** 9 }}",
    ],
)  # fmt: skip
def test_a_template_holds_fields_and_if_only(line):
    assert "hanya boleh berisi isian" in refused(made("{{p isi }}", line))


def test_a_broken_field_and_a_missing_content_are_said():
    assert "keliru" in refused(made("{{p isi }}", "{{ hal"))
    assert "tempat isi" in refused(made("{{ hal }}"))


def test_a_link_to_a_file_outside_is_refused():
    parts = {}
    with ZipFile(io.BytesIO(made("{{p isi }}"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "word/_rels/document.xml.rels"
    outside = (
        b'<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/attachedTemplate" Target="http://luar/a.dotx" TargetMode="External"/>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", outside + b"</Relationships>")
    assert "berkas luar" in refused(made_files.archive(parts))


def test_the_office_makes_a_template_its_own_and_goes_back(admin, satgas, batola):
    content = made("TEMPLAT KAMI {{ hal }}", "{{p isi }}")
    for version in (1, 2):
        own = upload_template(
            by=admin, government=batola, kind="undangan", chunks=[content], name="t.docx"
        )
        assert own.version == version
    paper = drafted(satgas, batola, about="rapat")
    assert "TEMPLAT KAMI Undangan rapat" in text_of(paper_docx(paper))
    revert_template(by=admin, template=own, because="Kop berubah lagi")
    assert "TEMPLAT KAMI" not in text_of(paper_docx(paper))
    assert Template.objects.count() == 2


def test_a_template_with_macros_is_refused(admin, batola):
    content = made_files.docx({"word/vbaProject.bin": b"x"})
    with pytest.raises(Refused):
        upload_template(by=admin, government=batola, kind="undangan", chunks=[content], name="t")


def test_libreoffice_opens_every_layout_and_a_round_trip_keeps_fields_and_words(
    tmp_path, satgas, batola, dinkes
):
    sources = []
    for layout in LAYOUTS:
        sources.append(tmp_path / f"templat-{layout}.docx")
        sources[-1].write_bytes(shipped(layout))
    dinkes.name = LONGEST
    paper = drafted(satgas, dinkes, "undangan", about="rapat koordinasi")
    row = [("Dinas Kesehatan", "Belum ada maklumat & standar <x>")] * 60
    annexes = tuple(
        Annex(f"Kelengkapan {number}", (table(("Unit", "Yang kurang"), row),), wide=number % 2 == 0)
        for number in range(1, 7)
    )
    paper.content = Content(paper.body.blocks, annexes).as_json()
    paper.size = "f4"
    sources.append(tmp_path / "surat.docx")
    sources[-1].write_bytes(paper_docx(paper, "http://testserver/q/ABC"))
    back = converted(tmp_path, sources, "docx")
    for layout, each in zip(LAYOUTS, back, strict=False):
        assert check_template(each.read_bytes(), each.name) == check_template(shipped(layout), "a")
    before, after = text_of(sources[-1].read_bytes()), text_of(back[-1].read_bytes())
    assert after.split() == before.split()
    assert LONGEST.upper() in before
    [pdf] = converted(tmp_path, sources[-1:], "pdf")
    document = pypdfium2.PdfDocument(pdf)
    sizes = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document]
    document.close()
    assert len(sizes) >= 12
    assert set(sizes) == {(215, 330), (330, 215)}
