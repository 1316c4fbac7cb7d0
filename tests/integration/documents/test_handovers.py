"""The minutes of a handover say what the handover knows, and leave the rest blank."""

from datetime import date

from tests.integration.documents.conftest import drafted
from zonahijau.documents.kinds.handovers import open_handovers
from zonahijau.organisations.models import Handover


def test_the_minutes_name_who_gives_and_by_which_decree(satgas, dinkes, head_of_dinkes):
    opened = Handover.objects.create(
        government=dinkes.government,
        unit=dinkes,
        position=head_of_dinkes.position,
        gives=head_of_dinkes,
        decree="821.2/77",
        opened_on=date(2026, 11, 2),
    )
    assert [value for value, _ in open_handovers(dinkes, satgas)] == [str(opened.uid)]
    paper = drafted(satgas, dinkes, "berita-acara-serah-terima", handover=str(opened.uid))
    said = " ".join(block.text for block in paper.body.blocks)
    assert "821.2/77" in said
    parties = paper.body.blocks[-1].rows
    assert parties[0][2] == "dr. Contoh"
    assert set(parties[1][2]) == {"."}


def test_a_handover_of_somebody_elses_place_gives_only_blanks(satgas, dinkes):
    paper = drafted(satgas, dinkes, "berita-acara-serah-terima", handover="bukan-uid")
    assert set(paper.body.blocks[-1].rows[0][2]) == {"."}
