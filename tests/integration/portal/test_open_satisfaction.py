"""Survey results as open data: published ones only, small groups hidden, every column explained."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import offices
from tests.published.test_published_surveys import bantul_means
from zonahijau.surveys.actions import reports
from zonahijau.surveys.figures import Figures
from zonahijau.surveys.models import Report
from zonahijau.surveys.opened import COLUMNS

GROUPS = {"kelamin": [["Laki-laki", 170], ["Perempuan", 214]],
          "pendidikan": [["SLTP", 72], ["SLTA", 250], ["S-1", 59], ["S-2", 3]]}  # fmt: skip


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def table(response):
    return list(csv.DictReader(io.StringIO(body(response))))


@pytest.fixture
def regency(db):
    made = offices.government()
    made.settings = {**made.settings, "modules": ["services", "portal", "surveys"]}
    made.save(update_fields=["settings"])
    return made


@pytest.fixture
def told(regency):
    """An accepted report of the health agency that is published."""
    return handed_in(regency, "dinkes", published_on=regency.today())


def handed_in(regency, slug, respondents=384, **more):
    unit = offices.unit(regency, slug)
    keeper = offices.person(regency, f"operator.{slug}", "operator", unit)
    sari = offices.person(regency, f"sari.{slug}", "satgas")
    period = reports.Period(date(2025, 1, 1), date(2026, 1, 1), date(2026, 1, 31))
    reports.expect(by=sari, government=regency, units=[unit], period=period)
    row = Report.objects.get(unit=unit)
    figures = Figures(means=bantul_means(), printed=Decimal("87.28"), grade="B",
                      respondents=respondents)  # fmt: skip
    came = reports.Received(regency.today(), **more)
    row = reports.receive(by=keeper, report=row, revision=1, came=came, figures=figures)
    return reports.accept(by=sari, report=row, revision=row.revision)


def test_a_published_report_is_a_row_with_its_elements(client, regency, told):
    [row] = table(client.get(reverse("portal:ikm_csv", args=[regency.region_id])))
    assert (row["ikm"], row["mutu"], row["responden"], row["bobot"]) == (
        "87.28", "B", "384", "exact",
    )  # fmt: skip
    assert row["nilai_pengaduan"] == "3.7600"
    assert row["sampai"] == "2025-12-31"


def test_small_groups_and_what_gives_them_away_are_left_out(client, regency):
    handed_in(regency, "dinkes", published_on=regency.today(), groups=GROUPS)
    [row] = table(client.get(reverse("portal:ikm_csv", args=[regency.region_id])))
    assert row["kelamin_perempuan"] == "214"
    assert (row["pendidikan_slta"], row["pendidikan_s_1"], row["pendidikan_s_2"]) == ("250", "", "")


def test_what_is_not_published_or_of_fewer_than_five_is_not_there(client, regency):
    handed_in(regency, "dinkes")
    handed_in(regency, "disdik", respondents=4, published_on=regency.today())
    assert table(client.get(reverse("portal:ikm_csv", args=[regency.region_id]))) == []


def test_the_same_comes_as_json_for_one_government_and_for_all(client, regency, told):
    for address in (
        reverse("portal:ikm_json", args=[regency.region_id]), reverse("portal:ikm_json_all"),
    ):  # fmt: skip
        [node] = json.loads(body(client.get(address)))
        assert node["ikm"] == "87.28"
        assert node["unsur"]["PENGADUAN"] == "3.7600"


def test_every_column_is_explained_in_both_languages(client):
    rows = table(client.get(reverse("portal:ikm_dictionary")))
    assert [row["kolom"] for row in rows] == list(COLUMNS)
    assert all(row["arti"] and row["meaning"] for row in rows)


def test_the_page_of_open_data_leads_to_the_files(client, regency):
    page = client.get(reverse("portal:data", args=[regency.region_id])).content.decode()
    assert "ikm.csv" in page
    assert "kamus-ikm.csv" in page


def test_files_ask_two_queries_for_many_reports(client, regency):
    counts = []
    for slug in ("dinkes", "disdik", "marabahan"):
        handed_in(regency, slug, published_on=regency.today())
        with CaptureQueriesContext(connection) as seen:
            body(client.get(reverse("portal:ikm_csv", args=[regency.region_id])))
        counts.append(len(seen))
    assert len(set(counts)) == 1
