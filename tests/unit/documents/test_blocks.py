"""Blocks as fields of a form and back: nothing typed is lost, whatever button was pressed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from zonahijau.documents.blocks import (
    FACTS,
    MOST_BLOCKS,
    SIGNATURES,
    TABLE,
    Block,
    Content,
    bars,
    chapter,
    clause,
    facts,
    heading,
    listed,
    paragraph,
    plane,
    signatures,
    table,
)
from zonahijau.documents.codes import code_in, new_code
from zonahijau.documents.forms.blocks import EditBlock, done, read, shown

words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
rows = st.lists(st.tuples(words, words), min_size=1, max_size=4)
blocks = st.one_of(
    words.map(paragraph),
    words.map(heading),
    words.map(chapter),
    st.lists(st.tuples(words, words, words), min_size=1, max_size=3).map(
        lambda held: plane("Gambar", ("Unsur", "Ke kanan", "Ke atas"), held, ("a", "b", "c", "d"))
    ),
    st.lists(st.tuples(words, words, words), min_size=1, max_size=3).map(
        lambda held: bars("Gambar", ("Unsur", "Nilai", "Tanda"), held)
    ),
    st.lists(words.filter(bool), max_size=4).map(lambda items: listed(*items, style="letters")),
    st.lists(words.filter(bool), max_size=3).map(lambda items: clause("KESATU", *items)),
    rows.map(lambda held: facts(*held)),
    rows.map(lambda held: table(("Uraian", "Batas"), held, widths=(3, 1), tall=True)),
    st.lists(st.tuples(*[words] * 5), min_size=1, max_size=2).map(lambda held: signatures(*held)),
)


def posted(held: list[EditBlock]) -> dict[str, str]:
    """What a browser sends of the form as it was shown."""
    sent = {"blocks": str(len(held))}
    for each in held:
        block, prefix = each.block, each.prefix
        sent |= {prefix + "kind": block.kind, prefix + "text": block.text}
        sent |= {prefix + "label": block.label, prefix + "items": each.items}
        sent |= {prefix + "style": block.style, prefix + "header": each.header}
        sent |= {prefix + "widths": ",".join(map(str, block.widths))}
        sent |= {prefix + name: "1" for name in ("numbered", "tall") if getattr(block, name)}
        sent |= {prefix + "rows": str(len(block.rows)), prefix + "count": str(len(block.rows))}
        sent |= {cell.name: cell.value for row in each.rows for cell in row}
    return sent


@settings(max_examples=100)
@given(st.lists(blocks, max_size=5))
def test_what_is_shown_is_what_is_read(held):
    assert read(posted(shown(held))) == held


@settings(max_examples=100)
@given(st.lists(blocks, max_size=5))
def test_content_is_the_same_after_it_was_kept(held):
    content = Content(tuple(held))
    assert Content.of_json(content.as_json()) == content


def test_more_rows_are_added_and_only_empty_ones_are_cut():
    block = facts(("Hari", "Senin"), ("", ""), ("", ""))
    sent = posted(shown([block]))
    assert len(read(sent | {"b0-count": "5"})[0].rows) == 5
    assert read(sent | {"b0-count": "0"})[0].rows == (("Hari", "Senin"),)


def test_parts_are_moved_removed_and_added():
    held = [paragraph("satu"), paragraph("dua")]
    assert done(held, {"do": "down-0"}) == ([held[1], held[0]], 1)
    assert done(held, {"do": "up-0"}) == (held, 0)
    assert done(held, {"do": "remove-0"}) == ([held[1]], 0)
    assert done(held, {"do": "remove-9"}) == (held, None)
    made, place = done(held, {"do": "add", "new_kind": TABLE, "new_place": "1"})
    assert (made[1].kind, place, len(made)) == (TABLE, 1, 3)


def test_a_column_less_in_the_header_is_a_column_less_in_every_row():
    sent = posted(shown([table(("A", "B"), [("1", "2")])]))
    assert read(sent | {"b0-header": "A"})[0].rows == (("1",),)


def test_what_a_stranger_makes_up_is_harmless():
    assert len(read({"blocks": "999999999"})) == MOST_BLOCKS + 1, "one more than is ever kept"
    assert read({"blocks": "x", "b0-kind": "paragraph"}) == []
    assert read({"blocks": "1", "b0-kind": "script", "b0-text": "a"}) == [paragraph("a")]
    huge = read({"blocks": "1", "b0-kind": FACTS, "b0-rows": "99999", "b0-count": "99999"})
    assert len(huge[0].rows) == 400


def test_signatures_have_five_columns():
    assert Block(SIGNATURES).columns == 5


def test_a_code_is_found_in_its_address_and_in_no_other():
    code = new_code()
    assert code_in(f"https://layanan.contoh.go.id/q/{code}") == code
    assert code_in(f"HTTP://CONTOH/Q/{code.lower()}/ ") == code
    assert code_in("https://contoh/q/ABCDE23456") is None
    assert code_in("WIFI:S:kantor;;") is None
