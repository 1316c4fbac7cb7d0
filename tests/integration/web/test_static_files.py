"""What an installation serves: every file under the name of its content, and compressed."""

import re

import pytest
from django.core.management import call_command
from django.test import override_settings

KEPT = "whitenoise.storage.CompressedManifestStaticFilesStorage"


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES={"staticfiles": {"BACKEND": KEPT}}):
        call_command("collectstatic", verbosity=0, interactive=False)
    return folder


def test_styles_and_scripts_are_named_by_their_content_and_compressed(collected):
    for name, ending in (("base", "css"), ("upload", "js")):
        [path] = collected.glob(f"web/{name}.*.{ending}")
        assert re.fullmatch(rf"{name}\.[0-9a-f]{{12}}\.{ending}", path.name)
        assert path.with_name(path.name + ".gz").exists()


def test_no_script_names_another_whose_name_changes(collected):
    scripts = collected.glob("web/*.js")
    assert not [path for path in scripts if "import" in path.read_text(encoding="utf-8")]
