"""Templates and browser files: small, in both languages, nothing that the browser would refuse."""

import re

import pytest

from tests.architecture.source_tree import PACKAGE, shown

TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
SCRIPTS = sorted(PACKAGE.glob("*/static/*/*.js"))
LONGEST_TEMPLATE = 100
LONGEST_SCRIPT = 150

REFUSED_BY_THE_BROWSER = re.compile(
    r"\sstyle=|\son[a-z]+=[\"']|<style|<script(?![^>]*\ssrc=)|javascript:"
)
TRUSTED_BLINDLY = re.compile(r"\|safe\b|{%\s*autoescape off")
OTHER_WAYS_OF_TRANSLATING = re.compile(r"{%\s*(trans|translate|blocktrans|blocktranslate)\b")
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>", re.DOTALL)
NAMES = {"Bahasa Indonesia", "English", "Zona Hijau"}
"""Words that are the same in both languages."""


def words_outside_tags(source: str) -> set[str]:
    """What a template says without ``{% say %}``; abbreviations (XLSX, SKM) are no words."""
    bare = MARKUP.sub("|", TAG.sub("", COMMENT.sub("", source)))
    for name in NAMES:
        bare = bare.replace(name, "")
    return {word for word in re.findall(r"[A-Za-z]{2,}", bare) if not word.isupper()}


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_holds_nothing_that_the_browser_refuses(path):
    assert not REFUSED_BY_THE_BROWSER.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_trusts_no_value_blindly(path):
    assert not TRUSTED_BLINDLY.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_says_its_words_in_both_languages(path):
    source = path.read_text(encoding="utf-8")
    assert not OTHER_WAYS_OF_TRANSLATING.search(source)
    assert not words_outside_tags(source)


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_is_short_enough_to_be_read_at_once(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_TEMPLATE


@pytest.mark.parametrize("path", SCRIPTS, ids=shown)
def test_a_script_has_one_job(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_SCRIPT


def test_a_word_in_one_language_only_is_seen():
    assert words_outside_tags('<p title="a">Simpan {{ n }} {% say "Ya" "Yes" %}</p>') == {"Simpan"}
    assert not words_outside_tags("<b>{{ text|said }}</b> · 2 ")
