"""Where an announced draft is read: a whole address, or what has to be set before there is one."""

import json

import pytest

from tests.whole_standards import complete
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.papers import announcement, chosen_of
from zonahijau.catalogue.policies import ServiceFacts


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("https://layanan.example.go.id", "https://layanan.example.go.id/rancangan/"),
        ("", "isi ZONAHIJAU_ADDRESS"),
    ],
)
def test_an_announcement_never_prints_half_an_address(dinkes, settings, base, said):
    settings.ADDRESS = base
    draft = complete(add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru")))
    paper = announcement(dinkes, None, **chosen_of([draft], on=dinkes.government.today()))
    text = json.dumps([str(block) for block in paper.blocks])
    assert said in text
    assert f"{draft.code}/" in text
