"""The fingerprint of a law file changes with what it says, not with how it is written."""

import hashlib
import json
from pathlib import Path

import pytest

from zonahijau.lawbook.canonical import fingerprint, fingerprint_of
from zonahijau.lawbook.instruments import parse_instrument, read_instrument
from zonahijau.lawbook.library import all_instruments, instrument_files

SOUND = (Path(__file__).parent / "broken" / "sound.yaml").read_text("utf-8")

SAME = {
    "another translation": ("en: Example assessment", "en: Sample assessment"),
    "a comment": ("scored: unit", "scored: unit   # as 2022"),
    "an empty line": ("scored: unit\n", "\nscored: unit\n"),
    "keys in another order": ("kind: external-index, from", "kind: external-index,  from"),
    "another order of keys": ("{places: 2, mode: half-up", "{mode: half-up, places: 2"),
    "other quotation marks": ('version: "2099"', "version: '2099'"),
    "no quotation marks": ('to: "100"', "to: 100"),
    "a block for a flow": ("total: {from: \"0\", to: \"100\"}", 'total:\n  from: "0"\n  to: "100"'),
    "an anchor and an alias": (
        "missing: {do: refuse}\nnot_applicable: {do: leave-out, cite: {provenance: local}}",
        "missing: &m {do: refuse}\nnot_applicable: {do: leave-out, cite: {provenance: local}}",
    ),
}  # fmt: skip

OTHER = {
    "a weight": ('weight: "60"', 'weight: "61"'),
    "a digit written more precisely": ('weight: "60"', 'weight: "60.0"'),
    "the Indonesian wording": ("id: Penilaian contoh", "id: Penilaian"),
    "an article": ("article: Pasal 3", "article: Pasal 4"),
    "a confidence": ("confidence: V", "confidence: S"),
    "a day": ("until: 2100-01-01", "until: 2100-01-02"),
    "a bound": ('from: "51"', 'from: "52"'),
    "a policy": ("missing: {do: refuse}", "missing: {do: lowest}"),
    "a note": ("id: Catatan.", "id: Catatan lain."),
}


def replaced(change: tuple[str, str]) -> str:
    assert change[0] in SOUND
    return SOUND.replace(*change, 1)


@pytest.mark.parametrize("name", SAME)
def test_layout_comments_and_translations_do_not_change_it(name):
    assert fingerprint_of(replaced(SAME[name])) == fingerprint_of(SOUND)


@pytest.mark.parametrize("name", OTHER)
def test_what_is_said_changes_it(name):
    assert fingerprint_of(replaced(OTHER[name])) != fingerprint_of(SOUND)


def test_it_is_the_sha256_of_sorted_json_without_the_english():
    canonical = json.dumps({"a": "1", "b": "Ya"}, separators=(",", ":"))
    expected = hashlib.sha256(canonical.encode()).hexdigest()
    assert fingerprint_of("b: {id: Ya, en: Yes}\na: 1 # one\n") == expected
    assert fingerprint_of("a: 1\nb: {en: Yes!, id: Ya}\n") == expected


def test_the_order_of_a_list_is_part_of_what_is_said():
    assert fingerprint_of("a: [1, 2]") != fingerprint_of("a: [2, 1]")


def test_an_empty_text_has_a_fingerprint_too():
    assert fingerprint_of("") == hashlib.sha256(b"null").hexdigest()


def test_an_instrument_carries_that_of_its_file(tmp_path):
    path = tmp_path / "contoh" / "2099.yaml"
    path.parent.mkdir()
    path.write_text(SOUND, "utf-8")
    assert read_instrument(path).sha256 == fingerprint(path) == fingerprint_of(SOUND)
    assert parse_instrument(SOUND, "any").sha256 == fingerprint(path)


def test_no_two_instruments_that_ship_have_one_fingerprint():
    assert len({each.sha256 for each in all_instruments()}) == len(instrument_files())
