"""The menu: one line at a desk and one button on a phone, for whoever has the most ways in."""

import pytest

from tests import offices
from tests.browser.looking import SIZES, barriers
from tests.browser.onlooker import Onlooker

ONE_LINE = 60
"""A line of the menu with its room, in pixels; two lines would take nearly a hundred."""


@pytest.mark.parametrize("username", ["admin", "satgas", "operator"])
def test_at_a_desk_the_menu_takes_one_line_in_both_languages(onlooker: Onlooker, username):
    onlooker.be(username)
    page = onlooker.page
    page.set_viewport_size({"width": 1280, "height": 900})
    for language in ("en", "id"):
        onlooker.go(f"/?lang={language}")
        box = page.locator(".top__ways").bounding_box()
        assert box is not None
        assert box["height"] < ONE_LINE


def test_a_group_opens_one_at_a_time_and_closes_by_escape(onlooker: Onlooker):
    onlooker.be("admin")
    onlooker.go("/orang/")
    page = onlooker.page
    page.set_viewport_size({"width": 1280, "height": 900})
    records, manage = (
        page.get_by_text("Data", exact=True).first,
        page.locator(".top__part summary[aria-current]"),
    )
    assert manage.inner_text() == "Kelola"
    records.click()
    assert page.get_by_role("link", name="Naskah", exact=True).is_visible()
    manage.click()
    assert page.locator(".top__part[open]").count() == 1
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        assert not barriers(page, ".top")
    page.get_by_role("link", name="Undangan", exact=True).focus()
    page.keyboard.press("Escape")
    assert page.locator(".top__part[open]").count() == 0
    assert page.evaluate("document.activeElement.innerText") == "Kelola"


def test_on_a_phone_one_button_shows_every_way(onlooker: Onlooker):
    onlooker.be("admin")
    onlooker.go("/orang/")
    page = onlooker.page
    width, height = SIZES["phone"]
    page.set_viewport_size({"width": width, "height": height})
    page.get_by_text("Menu", exact=True).click()
    for name in ("Putaran", "Naskah", "Orang", "Kesehatan"):
        assert page.get_by_role("link", name=name, exact=True).is_visible()
    assert not barriers(page, ".top")
    page.keyboard.press("Escape")
    assert page.get_by_role("link", name="Kesehatan", exact=True).is_hidden()


def test_without_scripts_the_menu_opens_all_the_same(open_page, transactional_db):
    admin = offices.person(offices.government(), "aminah", "admin")
    page = open_page("/orang/", scripts=False, user=admin)
    page.locator(".top__part summary").last.click()
    page.get_by_role("link", name="Undangan", exact=True).click()
    page.wait_for_url("**/undangan/")
