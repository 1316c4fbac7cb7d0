"""Proposals: by the word list, by what people coded, with how often they were right."""

from zonahijau.surveys.comments.coding import Coding
from zonahijau.surveys.comments.suggesting import Taught, proposals, telling

LADDER = "Tangga ke lantai dua curam"
ACCESS = Coding("SARANA", "rentan", "-")


def taught(count: int, seen: int = 6) -> Taught:
    return Taught({"tangga": seen}, {("tangga", str(ACCESS)): count})


def test_a_word_that_most_people_coded_alike_is_proposed_and_not_sure():
    [each] = proposals(LADDER, taught(5))
    assert (each.coding, each.because, each.is_taught, each.is_sure) == (
        ACCESS, ("Tangga",), True, False,
    )  # fmt: skip


def test_a_word_that_was_seen_too_seldom_or_coded_differently_teaches_nothing():
    assert proposals(LADDER, taught(4, seen=4)) == []
    assert proposals(LADDER, taught(3)) == []


def test_what_both_the_list_and_people_say_is_sure():
    both = Taught({"parkir": 6}, {("parkir", "SARANA.parkir="): 6})
    [each] = proposals("soal parkir", both)
    assert (str(each.coding), each.is_sure) == ("SARANA.parkir=", True)


def test_people_outrank_the_list_where_it_is_not_sure():
    other = Taught({"parkir": 6}, {("parkir", "SARANA.lokasi-"): 6})
    assert [str(each.coding) for each in proposals("soal parkir", other)] == ["SARANA.lokasi-"]


def test_a_proposal_that_people_mostly_did_not_take_is_not_sure():
    doubted = Taught(taken={"PERILAKU.keramahan+": 2}, offered={"PERILAKU.keramahan+": 6})
    [each] = proposals("petugas ramah", doubted)
    assert (each.is_sure, each.taken, each.offered) == (False, 2, 6)


def test_nothing_personal_and_no_number_teaches():
    words = telling("Bu Rina di loket 2, HP 0812-3456-7890, tidak ramah")
    assert set(words) == {"loket", "ramah"}
