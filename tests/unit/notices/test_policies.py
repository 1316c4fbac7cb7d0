"""What a message may say."""

import pytest

from zonahijau.notices.policies import check_link, check_text, whatsapp_text
from zonahijau.wording import Refused, Text

GOOD = "Penilaian Puskesmas Marabahan dikembalikan. Tenggat 12 April 2026, nilai 87,59."


def test_a_sentence_with_dates_and_numbers_is_good():
    check_text(Text(GOOD, GOOD))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "  ",
        "x" * 1001,
        "Hubungi rahmah@batola.go.id",
        "Hubungi 0812-3456-7890",
        "Hubungi +6281234567890",
        "NIK 6304012001900001",
        "NIP 198001012005012001",
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_would_tell_a_chat_group_about_a_person_is_refused(said, language):
    text = Text(said, GOOD) if language == "id" else Text(GOOD, said)
    with pytest.raises(Refused):
        check_text(text)


@pytest.mark.parametrize("link", ["", "/penilaian/1/", "/unit/?cari=a"])
def test_a_link_stays_on_this_site(link):
    check_link(link)


@pytest.mark.parametrize(
    "link", ["https://x.id", "//x.id", "/\\x.id", "/\t/x.id", "javascript:x", "a/b"]
)
def test_another_link_is_refused(link):
    with pytest.raises(Refused):
        check_link(link)


def test_the_text_for_a_chat_is_the_sentence_and_where_to_go():
    assert whatsapp_text("Halo.", "https://zh/1") == "*Zona Hijau*\nHalo.\nhttps://zh/1"
    assert whatsapp_text("Halo.", "") == "*Zona Hijau*\nHalo."
