"""What the page on a tablet keeps, and what it learns when it sends."""

import json
import re
from datetime import datetime, timedelta

import pytest

from zonahijau.organisations.modules import AT_FIRST, KEY
from zonahijau.surveys.actions.campaigns import close, prolong


@pytest.fixture
def batola(batola):
    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    return batola


def _said(client, survey):
    address = f"/s/{survey.address}/kios/kirim/"
    return client.post(address, {"answers": []}, content_type="application/json").json()


def test_a_tablet_keeps_everything_that_its_page_loads(client, survey):
    here = f"/s/{survey.address}/kios/"
    script = client.get(f"{here}pekerja.js").content.decode()
    kept = json.loads(re.search(r"const KEPT = (\[.*\]);", script)[1])
    for address in (here, f"{here}?bahasa=en"):
        assert address in kept
        page = client.get(address).content.decode()
        loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
        assert len(loaded) > 10
        assert set(loaded) <= set(kept)


def test_pages_of_citizens_load_no_script_of_the_office(client, survey):
    for address in ("", "terima-kasih/", "kios/"):
        assert "htmx" not in client.get(f"/s/{survey.address}/{address}").content.decode()


def test_a_tablet_learns_the_day_and_the_end_from_the_server(client, survey, rahmah, today):
    said = _said(client, survey)
    assert said["runs"] is True
    assert said["until"] == survey.until.isoformat()
    assert datetime.fromisoformat(said["now"]).date() == today
    prolong(by=rahmah, campaign=survey, until=survey.until + timedelta(days=9))
    assert _said(client, survey)["until"] == (survey.until + timedelta(days=9)).isoformat()
    close(by=rahmah, campaign=survey)
    assert _said(client, survey)["runs"] is False


def test_without_scripts_a_tablet_leads_to_the_usual_page(client, survey):
    page = client.get(f"/s/{survey.address}/kios/").content.decode()
    without = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)[1]
    assert f'href="/s/{survey.address}/"' in without
