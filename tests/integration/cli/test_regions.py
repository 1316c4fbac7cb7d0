"""Finding one of the 552 regions by code or by a part of its name."""

import pytest

from zonahijau.wording import Refused


@pytest.fixture
def find(db):
    from zonahijau.cli.care.regions import find_region

    return find_region


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("63.04", "63.04"),
        ("63", "63"),
        ("Kabupaten Barito Kuala", "63.04"),
        ("kab. barito kuala", "63.04"),
        ("KUALA", "63.04"),
        ("barito kuala", "63.04"),
        ("Kota Banjar", "32.79"),
        ("Kab Banjar", "63.03"),
        ("banjarbaru", "63.72"),
        ("Prov. Kalimantan Selatan", "63"),
        ("kalimantan selatan", "63"),
    ],
)
def test_a_name_is_found_however_it_is_written(find, words, code):
    assert find(words).code == code


def test_an_exact_name_comes_before_names_that_contain_it(find):
    with pytest.raises(Refused) as refused:
        find("banjar")
    remedy = refused.value.refusals[0].remedy.en
    assert "32.79 Kota Banjar, 63.03 Kabupaten Banjar" in remedy
    assert "Banjarnegara" not in remedy


def test_a_long_list_is_cut_and_counted(find):
    with pytest.raises(Refused) as refused:
        find("kota")
    assert "more" in refused.value.refusals[0].remedy.en


def test_every_region_is_found_by_its_full_name(find):
    from zonahijau.organisations.models import Region

    for region in Region.objects.all():
        name = f"Provinsi {region.name}" if region.kind == "province" else region.name
        assert find(name) == region
