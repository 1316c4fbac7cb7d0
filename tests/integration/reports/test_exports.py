"""Taking things away is a right of its own: reading a page does not give it."""

import io

import pytest
from django.urls import get_resolver
from openpyxl import load_workbook

from tests.integration.assessments import factories as make
from zonahijau.organisations.roles import ROLES
from zonahijau.web.gate import May, routes

OURS = ("assessments", "reports", "instruments")
FILES = (".xlsx", ".csv", ".pdf", ".zip")


def files():
    """The names of the addresses of these apps that answer with a file."""
    for name, pattern in _addresses():
        if pattern.endswith(FILES):
            yield name


def _addresses():
    for app in OURS:
        _, resolver = get_resolver().namespace_dict[app]
        for each in resolver.url_patterns:
            yield f"{app}:{each.name}", str(each.pattern)


def test_every_file_of_these_apps_asks_for_the_right_to_take_things_away():
    found = list(files())
    assert len(found) >= 7
    for name in found:
        rule = routes()[name]
        assert isinstance(rule, May), name
        assert "export" in (rule.capability, *rule.also), name


@pytest.mark.parametrize("role", [r for r in ROLES if "export" not in ROLES[r].capabilities])
def test_a_role_without_it_reads_the_report_and_takes_nothing(batola, sealed, signed_in, role):
    reader = signed_in(make.person("Pembaca", (role, batola.government)))
    report = f"/laporan/putaran/{sealed.round.uid}/"
    page = reader.get(report).content.decode()
    assert "tabel.xlsx" not in page
    for ending in ("tabel.xlsx", "rapor.zip"):
        assert reader.get(report + ending).status_code == 403
    for ending in ("pdf", "xlsx"):
        assert reader.get(f"/laporan/rapor/{sealed.code}.{ending}").status_code == 403


def test_a_sheet_holds_only_the_units_that_one_may_take_away(batola, signed_in):
    opened = make.opened(batola, units=[batola.agency, batola.clinic])
    assessor = make.person("Asesor", ("asesor", batola.government), ("operator", batola.clinic))
    answered = signed_in(assessor).get(f"/laporan/putaran/{opened.uid}/tabel.xlsx")
    rows = list(load_workbook(io.BytesIO(b"".join(answered.streaming_content))).active.values)
    assert [row[0] for row in rows[1:]] == [batola.clinic.name]
