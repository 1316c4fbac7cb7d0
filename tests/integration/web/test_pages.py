"""What every page obeys: strict headers, small weight, every address under a rule."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import URLPattern, URLResolver, get_resolver

import zonahijau.web
from zonahijau.config.routes import ROUTES

COMPONENTS = Path(zonahijau.web.__file__).parent / "templates" / "cotton"
HEAVIEST = 60 * 1024
"""Bytes of style and script that a first visit sends, as they travel (compressed)."""


def addresses(resolver: URLResolver, above: str = "") -> Iterator[str]:
    """The name of every address of ours, with its namespace; those without a name as ``""``."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            below = f"{above}{entry.namespace}:" if entry.namespace else above
            yield from addresses(entry, below)
        elif isinstance(entry, URLPattern):
            yield f"{above}{entry.name}" if entry.name else ""


def test_every_address_has_a_name_and_a_rule():
    names = set(addresses(get_resolver()))
    assert names - ROUTES.keys() == set()


def test_no_rule_is_left_without_its_address():
    assert ROUTES.keys() - set(addresses(get_resolver())) == set()


def test_the_browser_is_told_to_refuse_what_is_not_ours(client, demonstration):
    page = client.get("/galeri/")
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["X-Frame-Options"] == "DENY"
    assert page["Referrer-Policy"] == "same-origin"


def test_a_page_holds_no_style_and_no_script_of_its_own(client, demonstration):
    page = client.get("/galeri/").content.decode()
    assert not re.findall(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", page)


def test_styles_and_scripts_travel_light(client, demonstration):
    page = client.get("/galeri/").content.decode()
    named = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', page)
    files = [Path(finders.find(name)) for name in named]
    assert len(files) >= 8
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < HEAVIEST


def test_the_gallery_is_closed_in_an_office(client):
    assert client.get("/galeri/").status_code == 404


def used_components() -> set[str]:
    """The components that templates call for, by file name."""
    sources = [path.read_text(encoding="utf-8") for path in COMPONENTS.parent.rglob("*.html")]
    called = {name for source in sources for name in re.findall(r"<c-([\w-]+)", source)}
    return {name.replace("-", "_") for name in called} - {"vars", "slot"}


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_every_component_is_shown_somewhere_in_the_gallery_or_the_frame(path):
    assert path.stem in used_components()
