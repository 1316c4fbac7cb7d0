"""Papers of monitoring begin with what units promised."""

from datetime import timedelta

import pytest

from tests.integration.assessments import factories as make
from zonahijau.documents.kinds import kind_of
from zonahijau.improvement import actions
from zonahijau.web.formatting import plain_date


@pytest.fixture
def batola(db):
    return make.regency()


@pytest.fixture
def due(batola):
    day = batola.government.today() + timedelta(days=7)
    actions.make_promise(
        by=batola.satgas,
        unit=batola.agency,
        what="Memasang papan maklumat",
        person="Kepala Dinas",
        due_on=day,
        source="visit",
    )
    return plain_date(day)


@pytest.mark.parametrize("slug", ["berita-acara-monev", "laporan-monev"])
def test_minutes_and_report_name_what_was_promised_until_when_and_by_whom(batola, due, slug):
    draft = kind_of(slug).draft(batola.agency, batola.satgas)
    table = next(block for block in draft.blocks if block.header)
    assert table.rows[0][1:] == ("Memasang papan maklumat", due, "Kepala Dinas")
    assert len(table.rows) == 3


def test_the_action_plan_of_the_government_names_the_unit(batola, due):
    draft = kind_of("rencana-aksi").draft(batola.government, batola.satgas)
    row = draft.annexes[0].blocks[0].rows[0]
    assert row[0].startswith(batola.agency.name)
    assert row[4] == due


def test_without_promises_the_tables_stay_open_to_be_filled_by_hand(batola):
    draft = kind_of("laporan-monev").draft(batola.agency, batola.satgas)
    table = next(block for block in draft.blocks if block.header)
    assert not any(cell.strip() for row in table.rows for cell in row if cell != "…")
