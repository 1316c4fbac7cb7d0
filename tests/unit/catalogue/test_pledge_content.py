"""What a pledge says, and what has changed since."""

from hypothesis import given
from hypothesis import strategies as st

from zonahijau.catalogue.pledges import Covered, Pledged, read_pledged, read_region_pledged
from zonahijau.catalogue.pledges.content import PledgedService, PledgedUnit, RegionPledged
from zonahijau.catalogue.pledges.differences import differences
from zonahijau.catalogue.pledges.wording import usual, usual_of_region

words = st.text(max_size=40)
covered = st.builds(Covered, uid=words, name=words, version=st.none() | st.integers(1, 9))
pledges = st.builds(
    Pledged,
    promise=words,
    improvement=words,
    consequence=words,
    accepts=st.sampled_from(["sanction", "compensation", "both"]),
    further=st.lists(words, max_size=5).map(tuple),
    covers=st.lists(covered, max_size=4).map(tuple),
)


@given(pledges)
def test_a_pledge_comes_back_from_the_database_as_it_was(pledge):
    assert read_pledged(pledge.as_json()) == pledge


def test_the_usual_wording_has_all_three_elements():
    for accepts in ("sanction", "compensation", "both"):
        assert usual(accepts).is_lawful
        assert usual_of_region("Pemerintah Kabupaten Barito Kuala", accepts).is_lawful


def test_an_element_without_a_sentence_is_named():
    assert Pledged(promise="Kami sanggup").missing == ("improvement", "consequence")


def test_a_regions_pledge_knows_which_services_lack_the_mandatory_contents():
    told = PledgedService("1", "KTP", "administratif", 1, ("KK",), ("Loket",), "1 hari", "gratis")
    untold = PledgedService("2", "Rekomendasi", "administratif")
    unit = PledgedUnit("u", "Disdukcapil", "Kepala Dinas", (told, untold))
    pledge = RegionPledged(usual(), (unit,), (("Hak", "Pasal 18", ("Mengawasi",)),))
    assert read_region_pledged(pledge.as_json()) == pledge
    assert (pledge.services, pledge.untold) == (2, (untold,))


def test_what_changed_since_a_pledge_was_set():
    then = (Covered("a", "KTP", 1), Covered("b", "KK", 1), Covered("c", "Akta", 2))
    now = (Covered("a", "KTP", 2), Covered("b", "Kartu keluarga", 1), Covered("d", "KIA", 1))
    found = [(each.kind, each.name, each.before) for each in differences(then, now)]
    assert found == [
        ("added", "KIA", ""),
        ("renewed", "KTP", ""),
        ("renamed", "Kartu keluarga", "KK"),
        ("gone", "Akta", ""),
    ]


def test_nothing_changed_where_nothing_did():
    assert differences((Covered("a", "KTP", 1),), (Covered("a", "KTP", 1),)) == []
