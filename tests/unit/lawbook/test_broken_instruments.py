"""Every way in which an instrument's file can be wrong is refused with file, line and remedy.

The ways stand in ``broken/*.yaml``: each changes one thing of ``broken/sound.yaml``.
"""

from pathlib import Path

import pytest
import yaml

from zonahijau.lawbook.instruments import Instrument, parse_instrument, read_instrument
from zonahijau.wording import Refusal, Refused

FOLDER = Path(__file__).parent / "broken"
SOUND = (FOLDER / "sound.yaml").read_text("utf-8")
FILE = "contoh/2099.yaml"
DOCUMENTED = Path(__file__).parents[3] / "docs" / "reference" / "law-format.md"


def ways() -> list[dict[str, str]]:
    files = sorted(path for path in FOLDER.glob("*.yaml") if path.name != "sound.yaml")
    return [way for path in files for way in yaml.safe_load(path.read_text("utf-8"))]


def broken(way: dict[str, str]) -> str:
    """The sound text with one thing replaced, or cut out from one place to another."""
    if "cut" in way:
        start, end = (SOUND.index(place) for place in way["cut"])
        return SOUND[:start] + way["by"] + SOUND[end:]
    assert way["replace"] in SOUND
    return SOUND.replace(way["replace"], way["by"], 1)


def parsed(text: str) -> Instrument:
    return parse_instrument(text, FILE, "contoh/2099")


def refusals(text: str) -> tuple[Refusal, ...]:
    with pytest.raises(Refused) as refused:
        parsed(text)
    return refused.value.refusals


def test_the_sound_one_is_sound():
    assert parsed(SOUND).id == "contoh/2099"


@pytest.mark.parametrize("way", ways(), ids=lambda way: way["name"])
def test_it_is_refused_with_its_line_and_what_to_do(way):
    text = broken(way)
    (refusal,) = refusals(text)
    assert refusal.file == FILE
    assert text.splitlines()[refusal.row - 1].strip().startswith(way["at"])
    assert (refusal.what.en, refusal.remedy.en) == (way["says"], way["remedy"])
    assert refusal.what.id != refusal.what.en


def test_no_two_ways_bear_one_name():
    names = [way["name"] for way in ways()]
    assert len(names) == len(set(names))


def test_several_faults_are_named_in_one_run():
    text = SOUND.replace('weight: "60"', "weight: enam puluh").replace("zone: kuning", "zone: biru")
    text = text.replace("code: g1", "codde: g1").replace("name: merata", "name: official")
    found = {refusal.what.en for refusal in refusals(text)}
    assert found >= {
        "weight “enam puluh” is not a number",
        "zone “biru” is unknown",
        "key codde is unknown",
        "a weight set cannot be official",
    }


def test_a_broken_scale_is_named_once_and_not_at_each_indicator():
    (refusal,) = refusals(SOUND.replace("kind: presence", "kind: presense"))
    assert refusal.what.en == "kind “presense” is unknown"


def test_faults_of_the_whole_are_named_together():
    text = SOUND.replace('from: "0", band: merah', 'from: "1", band: merah')
    text = text.replace("zeroes: input.2", "zeroes: input.9").replace("    default: true\n", "")
    assert [refusal.what.en for refusal in refusals(text)] == [
        "the lowest class begins at 1, while the total begins at 0",
        "nothing in this file is called input.9",
        "0 weight sets are marked default",
    ]


@pytest.mark.parametrize(
    ("text", "says", "row"),
    [
        ("", "is empty or not keys and values", 1),
        ("# only a comment\n", "is empty or not keys and values", 1),
        ("- id: a\n- id: b\n", "is empty or not keys and values", 1),
        ("id: [a\nseries: b\n", "is not valid YAML", 2),
        ("id: a\n\tseries: b\n", "is not valid YAML", 2),
        ("id: 'a\n", "is not valid YAML", 2),
        ("id: a\n---\nid: b\n", "is not valid YAML", 2),
        ("id: \x00\n", "is not valid YAML", None),
        ("id: *nobody\n", "is not valid YAML", 1),
        ("[" * 200_000, "is nested too deep", None),
        ("a: " + "[" * 60 + "]" * 60, "is nested too deep", None),
        ("id: &self {a: *self}\n", "is nested too deep", None),
        ("".join(" " * deep + "a:\n" for deep in range(2000)), "is nested too deep", None),
    ],
)
def test_what_is_no_law_at_all_is_refused(text, says, row):
    (refusal,) = refusals(text)
    assert says in refusal.what.en
    assert (refusal.file, refusal.row) == (FILE, row)


def test_an_alias_that_holds_itself_far_below_is_refused():
    text = SOUND.replace("    parts:\n", "    parts: &loop\n").replace(
        "- {code: input.2, label: {id: Sarana, en: Facilities}, scale: ada}",
        "- {code: input.2, label: {id: Sarana, en: Facilities}, parts_weigh: equal, parts: *loop}",
    )
    assert refusals(text)[0].what.en == "is nested too deep"


@pytest.mark.parametrize(
    ("content", "says", "row"),
    [
        (SOUND.encode("utf-16"), "is not UTF-8 text", 1),
        (b"id: contoh/2099\ntitle: \xe9\n", "is not UTF-8 text", 2),
        (b"\x89PNG\r\n\x1a\n\x00", "is not UTF-8 text", 1),
    ],
)
def test_a_file_in_another_encoding_is_refused_at_its_first_strange_line(
    tmp_path, content, says, row
):
    path = tmp_path / "2099.yaml"
    path.write_bytes(content)
    with pytest.raises(Refused, match=says) as refused:
        read_instrument(path)
    assert refused.value.refusals[0].row == row


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(Refused, match="cannot be read"):
            read_instrument(path)


def test_a_byte_order_mark_and_windows_lines_do_no_harm(tmp_path):
    path = tmp_path / "contoh" / "2099.yaml"
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert read_instrument(path).sha256 == parsed(SOUND).sha256


def test_the_example_in_the_documentation_is_sound():
    text = DOCUMENTED.read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    assert parse_instrument(text, "law-format.md", "ombudsman/2099").id == "ombudsman/2099"
