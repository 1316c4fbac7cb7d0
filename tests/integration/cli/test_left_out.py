"""What an app lists in ``never_backed_up`` stays out of every backup: sessions today, answers that
wait to be mixed when there are any."""

import pytest
from django.apps import apps

pytestmark = pytest.mark.django_db


def kept_and_left_out():
    from zonahijau.cli.care.migrations import applied, models_at
    from zonahijau.cli.care.snapshot import left_out

    found = models_at(applied())
    return [m for m in found if not left_out(m)], [m for m in found if left_out(m)]


def names(found) -> set[str]:
    return {model._meta.label for model in found}


def test_an_apps_list_is_obeyed(monkeypatch):
    assert "catalogue.Service" in names(kept_and_left_out()[0])
    config = apps.get_app_config("catalogue")
    monkeypatch.setattr(config, "never_backed_up", ("Service",), raising=False)
    kept, out = kept_and_left_out()
    assert "catalogue.Service" in names(out)
    assert "catalogue.Service" not in names(kept)


def test_nothing_that_is_kept_refers_to_what_is_left_out():
    kept, out = kept_and_left_out()
    left = names(out)
    broken = [
        f"{model._meta.label}.{field.name}"
        for model in kept
        for field in model._meta.concrete_fields
        if field.related_model is not None and field.related_model._meta.label in left
    ]
    assert not broken


def test_every_name_in_a_list_is_a_model():
    for config in apps.get_app_configs():
        for name in getattr(config, "never_backed_up", ()):
            assert config.get_model(name)
