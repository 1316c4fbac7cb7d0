"""Boards, cards, flows and documents: everything stands on the paper, whatever is written."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests import made_prints as made
from zonahijau.catalogue.pledges.wording import usual
from zonahijau.catalogue.prints import boards, fitting, flows, standards
from zonahijau.catalogue.prints.fitting import breakable, fitted, pages_of
from zonahijau.catalogue.standards.content import Content
from zonahijau.catalogue.standards.parts import Channel, Step
from zonahijau.documents.blocks import BLANK

EDGE = 4.0
"""Millimetres along the edges of every sheet on which nothing is ever drawn."""
_POINTS = 72 / 25.4
words = st.text(
    st.sampled_from("aeiou kmnstrbdgl  ABC-/.@"), min_size=0, max_size=160
) | st.sampled_from(["pertanggungjawabannya" * 6, "https://contohkab.go.id/" + "a" * 90])


def drawn_at_the_edge(pdf: bytes) -> bool:
    """Whether any sheet bears ink where a printer cannot print."""
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=0.5, grayscale=True).to_numpy()
        edge = int(EDGE * _POINTS * 0.5)
        strips = (picture[:edge], picture[-edge:], picture[:, :edge], picture[:, -edge:])
        if any((strip < 200).any() for strip in strips):
            return True
    return False


def printed_over(pdf: bytes) -> list[str]:
    """Letters that stand on top of others: text that ran out of its column."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text, seen = page.get_textpage(), {}
        for place in range(text.count_chars()):
            left, low, right, high = text.get_charbox(place)
            if right - left < 1 or high - low < 1:
                continue
            middle = (round((left + right) / 2), round((low + high) / 2))
            if middle in seen and abs(seen[middle] - place) > 3:
                found.append(text.get_text_range(max(place - 10, 0), 20))
            seen[middle] = place
    return found


def text_of(pdf: bytes) -> str:
    pages = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(pages.replace(fitting.SHY, "").replace(fitting.BREAK, "").split())


def one(paper: str, of: Content | None = None, *, landscape: bool = False, **more) -> bytes:
    each = made.printed(of=of, **more)
    return boards.board(made.gathered(), [each], paper, landscape=landscape, shared=False)


@pytest.mark.parametrize("paper", fitting.BOARDS)
@pytest.mark.parametrize("landscape", [False, True])
def test_a_board_of_one_service_tells_the_six_components_on_one_sheet(paper, landscape):
    pdf = one(paper, landscape=landscape)
    said = text_of(pdf)
    assert pages_of(pdf) == 1
    for part in ("3 hari kerja", "Gratis", "Persyaratan", "prosedur", "www.lapor.go.id", "KTP"):
        assert part.replace(" ", "") in said.replace(" ", "")
    width, height = fitting.BOARDS[paper].sides(landscape)
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width / _POINTS), round(box.height / _POINTS)) == (width, height)


def test_a_board_that_lies_puts_complaints_at_its_foot_before_it_takes_another_sheet():
    """A long name, a fee list and several ways to complain: too much for the last column."""
    content = replace(made.content(requirements=3, steps=4), fee=made.fees())
    ways = tuple(Channel("phone", f"0511 4799{number}") for number in range(6))
    content = replace(content, complaints=replace(content.complaints, channels=ways))
    name = made.LONG_NAME[:110]
    pdf = one("a3", content, landscape=True, name=name)
    assert pages_of(pdf) == 1
    assert "0511 47995" in text_of(pdf)
    assert not printed_over(pdf)


def test_a_short_standard_is_set_larger_than_a_long_one():
    short, long = (
        one("a3", made.content(requirements=2, steps=2)),
        one("a3", made.content(steps=12)),
    )
    assert pages_of(short) == pages_of(long) == 1
    assert largest_list_size(short) > largest_list_size(long) >= 18


def largest_list_size(pdf: bytes) -> float:
    """The height of a requirement's letters."""
    sizes = []
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    page.extract_text(
        visitor_text=lambda text, cm, tm, font, size: (
            sizes.append(abs(tm[3] * size) * abs(cm[3])) if "Fotokopi" in text else None
        )
    )
    return round(max(sizes))


def test_thirty_requirements_and_twenty_five_steps_go_on_on_further_sheets():
    long = made.content(requirements=30, steps=25, words="yang dilegalisasi dan masih berlaku")
    each = made.printed(made.LONG_NAME, long)
    pdf = boards.board(made.gathered(made.LONG_HEAD), [each], "a3", landscape=False, shared=False)
    assert pages_of(pdf) > 1
    said = text_of(pdf)
    assert "kartu keluarga 30" in said
    assert said.count("Menyerahkan atau memeriksa") == 25
    assert f"lembar 2 dari {pages_of(pdf)}" in said
    assert not drawn_at_the_edge(pdf)
    assert not printed_over(pdf)


def test_twelve_services_share_a_board_and_complaints_are_told_once():
    many = [made.printed(f"Layanan {number}") for number in range(1, 13)]
    pdf = boards.board(made.gathered(), many, "a2", landscape=True, shared=True)
    said = text_of(pdf)
    assert all(f"Layanan {number}" in said for number in range(1, 13))
    assert said.replace(" ", "").count("www.lapor.go.id") == 1
    assert not drawn_at_the_edge(pdf)
    assert not printed_over(pdf)


def test_services_with_other_ways_to_complain_tell_their_own():
    other = made.content()
    other = replace(other, complaints=replace(other.complaints, officer="Sekretaris"))
    pdf = boards.board(
        made.gathered(), [made.printed(), made.printed("Dua", other)], "a3",
        landscape=True, shared=True,
    )  # fmt: skip
    assert text_of(pdf).replace(" ", "").count("www.lapor.go.id") == 2


def test_every_service_has_a_board_of_its_own_in_one_file():
    pdf = boards.board(
        made.gathered(), [made.printed(), made.printed("Dua")], "a3", landscape=False, shared=False
    )
    assert pages_of(pdf) == 2


def test_a_standard_without_words_says_what_is_not_written_and_a_draft_is_marked():
    said = text_of(one("a3", Content(), state="draft"))
    assert "belum diisi" in said
    assert "RANCANGAN" in said


def test_several_tariffs_are_told_from_the_least_to_the_greatest_and_one_by_one():
    said = text_of(one("a3", replace(made.content(), fee=made.fees())))
    assert "gratis sampai Rp25.000" in said.replace("Gratis", "gratis")
    assert "Baru: Rp25.000 per lembar" in said
    assert "Perda 5/2024" in said


@pytest.mark.parametrize("paper", fitting.CARDS)
def test_a_counter_card_bears_the_essentials_and_the_code(paper):
    pdf = boards.cards(made.gathered(), [made.printed(), made.printed("Dua")], paper)
    assert pages_of(pdf) == 2
    assert "contohkab.go.id/q/23456789" in text_of(pdf).replace(" ", "")
    assert not drawn_at_the_edge(pdf)


@settings(max_examples=8)
@given(words, words, st.integers(0, 30), st.integers(0, 25))
def test_nothing_leaves_the_paper_whatever_is_written(name, long, requirements, steps):
    of = made.content(requirements=requirements, steps=steps, words=long)
    each = made.printed(f"Layanan {name}", of)
    shared = [each, made.printed("Layanan lain")]
    gathered = made.gathered(made.LONG_HEAD)
    prints = [
        boards.board(gathered, [each], "a3", landscape=False, shared=False),
        boards.board(gathered, shared, "a3", landscape=True, shared=True),
        boards.cards(gathered, [each], "a6"),
        standards.standard_document(gathered, [each]),
    ]
    if steps:
        prints.append(flows.flow_pdf(gathered, each))
    for pdf in prints:
        assert not drawn_at_the_edge(pdf)
        assert not printed_over(pdf)


@settings(max_examples=8)
@given(st.lists(words, min_size=1, max_size=8), st.sampled_from(sorted(fitting.PLEDGES)))
def test_no_sentence_of_a_pledge_leaves_its_frame(sentences, paper):
    form = fitting.PLEDGES[paper]
    content = pledge(sentences) | {"paper": form.sides(False), "grown": form.grown}
    pdf = fitted("pledge.typ", content, form.sizes, datetime(2026, 1, 1, tzinfo=UTC))
    assert not printed_over(pdf)
    assert not drawn_at_the_edge(pdf)


def pledge(sentences: list[str]) -> dict[str, object]:
    return {
        "head": {"lines": list(made.LONG_HEAD), "emblem": ""}, "title": "Maklumat", "author": "x",
        "draft": "", "place": "Marabahan", "dated": "2 Maret 2026", "code": None, "footer": "",
        "signature": {"position": "Plt. Kepala Dinas", "name": "Siti Rahmah", "rank": ""},
        "sentences": [breakable(each) for each in sentences],
    }  # fmt: skip


def test_the_usual_pledge_fills_one_sheet():
    for form in fitting.PLEDGES.values():
        content = pledge(list(usual("both").sentences))
        content |= {"paper": form.sides(False), "grown": form.grown}
        pdf = fitted("pledge.typ", content, form.sizes, datetime(2026, 1, 1, tzinfo=UTC))
        assert pages_of(pdf) == 1
        assert "Siti Rahmah" in text_of(pdf)


def test_each_decree_has_its_own_annex_and_a_draft_none_of_theirs():
    """Three services of one unit: two of one decree, one of another, and one not laid down."""
    other = SimpleNamespace(number="067/99", dated=date(2026, 5, 4), unit_id=None)
    told = [
        made.printed("Akta kelahiran"),
        made.printed("Kartu keluarga", decree=other),
        made.printed("Surat pindah"),
        made.printed("Legalisasi", state="draft", decree=None, set_on=None),
    ]
    unit = SimpleNamespace(**vars(made.gathered().unit), path="/1/", kind="dinas")
    region = SimpleNamespace(name="Kabupaten Barito Kuala", kind="regency", capital="Marabahan")
    unit.government = SimpleNamespace(name="Kabupaten Barito Kuala", region=region)
    pdf = standards.decree_annex(replace(made.gathered(), unit=unit), told)
    texts = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    pages = [" ".join(text.replace(fitting.BREAK, "").split()) for text in texts]
    heads = [page for page in pages if page.startswith("LAMPIRAN")]
    assert len(heads) == 3
    assert "KEPUTUSAN KEPALA DINAS" in heads[0]
    assert "NOMOR 067/12 TANGGAL 2 Maret 2026" in heads[0]
    assert "AKTA KELAHIRAN" in heads[0]
    assert "KEPUTUSAN BUPATI BARITO KUALA NOMOR 067/99 TANGGAL 4 Mei 2026" in heads[1]
    assert "KARTU KELUARGA" in heads[1]
    assert f"NOMOR {BLANK}" in heads[2]
    assert "LEGALISASI" in heads[2]
    first = pages.index(heads[0])
    assert any("SURAT PINDAH" in page for page in pages[first + 1 : pages.index(heads[1])])


def test_the_document_has_all_fourteen_components():
    document = text_of(standards.standard_document(made.gathered(), [made.printed()]))
    for part in ("Persyaratan", "Kompetensi pelaksana", "Kursi roda (kelompok rentan)", "2 orang"):
        assert part in document
    assert "belum diisi" not in document


def test_the_lanes_of_a_flow_are_its_actors_in_the_order_of_their_first_step():
    steps = [Step("a", "Pemohon"), Step("b", "petugas"), Step("c", "PEMOHON"), Step("d", "")]
    flow = flows.flow_of(steps)
    assert flow.lanes == ("Pemohon", "petugas", flows.NOBODY)
    assert [each.lane for each in flow.steps] == [0, 1, 0, 2]


def test_more_actors_than_a_sheet_holds_stand_in_one_lane_with_their_names():
    flow = flows.flow_of([Step("a", f"Pelaku {number}") for number in range(7)])
    assert len(flow.lanes) == 1
    assert flow.steps[6].who == "Pelaku 6"


def test_the_flow_is_a_picture_for_the_page_as_well():
    svg = flows.flow_svg(made.gathered(), made.printed())
    assert svg.startswith(b"<svg")


def test_a_long_word_may_break_and_a_usual_one_never():
    assert breakable("Surat keterangan pindah") == "Surat keterangan pindah"
    assert breakable("mempertanggungjawabkan") == "mempertan\u00adggungjawa\u00adbkan"
    assert breakable("https://contohkab.go.id").replace("\u200b", "") == "https://contohkab.go.id"
