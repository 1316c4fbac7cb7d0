"""Whatever a person leaves in the blocks, the paper can still be set and filled."""

from dataclasses import replace

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.integration.documents.conftest import drafted
from zonahijau.documents.blocks import KINDS, STYLES, Annex, Block, Content, chapter, heading
from zonahijau.documents.pdf import paper_pdf
from zonahijau.documents.word.filling import paper_docx

words = st.sampled_from(["", " ", "Isi", "#set page(width: 1mm)", "<w:p/>&", "{{ nomor }}", "a\nb"])
cells = st.lists(words, max_size=3).map(tuple)
blocks = st.builds(
    Block,
    kind=st.sampled_from(sorted(KINDS)),
    text=words,
    label=words,
    items=cells,
    style=st.sampled_from(sorted(STYLES)),
    header=cells,
    rows=st.lists(cells, max_size=3).map(tuple),
    widths=st.lists(st.integers(0, 9), max_size=3).map(tuple),
    numbered=st.booleans(),
    tall=st.booleans(),
)
parts = st.lists(blocks, max_size=4).map(tuple)
KINDS_OF_PAPERS = (
    "undangan",
    "nota-dinas",
    "surat-perintah-tugas",
    "sk-satgas",
    "notulen",
    "piagam",
)


@settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),  # shrinking sets hundreds of papers
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(kind="piagam", body=(), annex=(heading("Isi"), chapter(" ")), wide=True)
@example(kind="notulen", body=(heading("Isi"), chapter("Bab")), annex=(), wide=False)
@given(kind=st.sampled_from(KINDS_OF_PAPERS), body=parts, annex=parts, wide=st.booleans())
def test_any_blocks_can_be_printed_and_filled(satgas, batola, kind, body, annex, wide):
    paper = drafted(satgas, batola, kind)
    paper.content = Content(body, (Annex(" ", annex, wide),)).as_json()
    assert paper_pdf(paper).startswith(b"%PDF-")
    assert paper_docx(paper).startswith(b"PK")
    back = Content.of_json(paper.content)
    assert [replace(block, style="") for block in back.blocks] == [
        replace(block, style="") for block in body
    ]
