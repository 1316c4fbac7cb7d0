"""What is read of a picture, and what is left of it in the copy that is shown."""

from datetime import date

import pytest
from PIL import Image

from tests import made_files
from zonahijau.evidence.pictures import SHOWN_EDGE, SMALL_EDGE, Position, read_picture
from zonahijau.wording import Refused


def opened(path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
    return image


@pytest.fixture
def read(tmp_path):
    def reading(content: bytes):
        original, shown, small = (tmp_path / name for name in ("original", "shown", "small"))
        original.write_bytes(content)
        return read_picture(original, shown, small, "foto.jpg"), shown, small

    return reading


def test_what_the_camera_wrote_is_read_and_then_gone(read):
    picture, shown, small = read(
        made_files.photo(taken="2021:04:12 09:41:00", position=True, orientation=6)
    )
    assert picture.taken_on == date(2021, 4, 12)
    assert picture.position == Position(-3_025_000, 114_754_167)
    for path in (shown, small):
        with Image.open(path) as image:
            assert not image.getexif()
            assert "exif" not in image.info
        assert b"Exif" not in path.read_bytes()


def test_a_photo_taken_upright_is_shown_upright(read):
    picture, shown, _ = read(made_files.photo(size=(640, 480), orientation=6))
    assert (picture.width, picture.height) == (480, 640)
    assert opened(shown).size == (480, 640)


def test_a_large_photo_is_shown_smaller_but_its_own_size_is_kept(read):
    picture, shown, small = read(made_files.photo(size=(4000, 3000)))
    assert (picture.width, picture.height) == (4000, 3000)
    assert max(opened(shown).size) == SHOWN_EDGE
    assert max(opened(small).size) == SMALL_EDGE


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_shown(read, mode):
    grey = Image.linear_gradient("L")
    image = Image.new("I;16", (256, 256), 30_000) if mode == "I;16" else grey.convert(mode)
    picture, shown, _ = read(made_files.encoded(image, "PNG"))
    assert picture.width == 256
    assert opened(shown).mode == "RGB"


def test_what_is_transparent_becomes_white(read):
    clear = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    _, shown, _ = read(made_files.encoded(clear, "PNG"))
    assert opened(shown).getpixel((30, 30)) == (255, 255, 255)


@pytest.mark.parametrize("stamp", ["0000:00:00 00:00:00", "kemarin", "2021:02:30 10:00:00"])
def test_a_senseless_date_of_the_camera_is_no_date(read, stamp):
    assert read(made_files.photo(taken=stamp))[0].taken_on is None


def test_a_picture_that_would_burst_is_refused_before_it_is_unpacked(read):
    for side in (9_000, 60_000):
        with pytest.raises(Refused, match=r"(24|64) megapixels"):
            read(made_files.png_bomb(side, side))


@pytest.mark.parametrize("kept", [20, 400, 2_000])
def test_a_cut_off_picture_is_refused(read, kept):
    with pytest.raises(Refused, match="damaged or cut off"):
        read(made_files.photo()[:kept])
