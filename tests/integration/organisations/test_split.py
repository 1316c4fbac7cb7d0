"""A split into as many units as the decree names, typed row by row."""

import pytest
from django.urls import reverse

from tests import offices
from zonahijau.organisations.models import Succession, Unit


@pytest.fixture
def address(client, admin, dinkes):
    client.force_login(admin)
    return reverse("organisations:split", args=[dinkes.uid])


def sent(*names, **more):
    rows = {"rows": str(len(names)), "on": "2026-06-01", "decree": "Perda 4/2026"}
    for number, name in enumerate(names, start=1):
        rows |= {f"name_{number}": name, f"code_{number}": name.lower().replace(" ", "-")}
    return rows | more


def test_a_button_adds_a_row_and_keeps_what_was_typed(client, address, batola):
    response = client.post(address, sent("Dinas Satu", "Dinas Dua", tambah="1"))
    page = response.content.decode()
    assert response.status_code == 200
    for kept in ('value="Dinas Satu"', 'value="Perda 4/2026"', 'name="name_3"'):
        assert kept in page
    assert 'role="alert"' not in page
    assert Unit.objects.filter(government=batola).count() == 1


def test_a_unit_becomes_three(client, address, batola, dinkes):
    response = client.post(address, sent("Dinas Satu", "Dinas Dua", "Dinas Tiga"))
    assert response.status_code == 302
    assert Succession.objects.filter(predecessor=dinkes, kind="split").count() == 3


def test_rows_that_stay_empty_are_left_out(client, address, dinkes):
    response = client.post(address, sent("Dinas Satu", "Dinas Dua", ""))
    assert response.status_code == 302
    assert Succession.objects.filter(predecessor=dinkes).count() == 2


def test_a_code_that_is_taken_is_told_beside_its_row(client, address, batola, dinkes):
    offices.unit(batola, "dinas-tiga")
    response = client.post(address, sent("Dinas Satu", "Dinas Dua", "Dinas Tiga"))
    assert response.status_code == 422
    assert 'id="id_code_3_error"' in response.content.decode()
    dinkes.refresh_from_db()
    assert dinkes.closed_on is None
