"""Finding near pictures: the index finds every one that a comparison with all would find."""

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from tests import made_files
from zonahijau.evidence.looks import BANDS, NEAR, REACH, distance, keys, probes, signed
from zonahijau.evidence.pictures import look_of

hashes = st.integers(0, (1 << 64) - 1)
bits = st.sets(st.integers(0, 63), max_size=NEAR)


@given(hashes, bits)
def test_whatever_is_near_is_found_by_a_key(look, flipped):
    other = look
    for bit in flipped:
        other ^= 1 << bit
    assert distance(look, other) == len(flipped)
    assert set(keys(signed(look))) & set(probes(signed(other)))


@given(hashes)
def test_a_hash_keeps_its_keys_as_a_signed_integer(look):
    assert keys(look) == keys(signed(look))
    assert -(1 << 63) <= signed(look) < 1 << 63


def test_near_is_what_the_bands_can_promise():
    assert NEAR < BANDS * (REACH + 1)
    assert len(probes(0)) == len(set(probes(0))) == 548


def test_the_same_photo_smaller_and_sent_by_chat_looks_the_same():
    original = made_files.scene(7, (1600, 1200))
    sent = ImageEnhance.Brightness(original.resize((640, 480))).enhance(1.15)
    again = Image.open(io.BytesIO(made_files.encoded(sent, "JPEG", quality=40)))
    assert distance(look_of(original), look_of(again)) <= NEAR


def test_other_photos_look_different():
    looks = [look_of(made_files.scene(seed)) for seed in range(40)]
    pairs = [(a, b) for n, a in enumerate(looks) for b in looks[:n]]
    assert min(distance(a, b) for a, b in pairs) > NEAR


def test_a_picture_with_nothing_to_see_has_no_look():
    assert look_of(Image.new("RGB", (200, 200), "white")) is None
