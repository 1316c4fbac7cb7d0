"""The form of a government's settings."""

from typing import Any

from django import forms

from zonahijau.organisations.actions.governments import Settings, settings_of
from zonahijau.organisations.forms.fields import options, say
from zonahijau.organisations.kinds import OPD_WORDS, TIME_ZONES
from zonahijau.organisations.models import Government
from zonahijau.organisations.modules import MODULES, Module
from zonahijau.organisations.targets import targets
from zonahijau.web import gate
from zonahijau.web.language import later
from zonahijau.wording import Text

_NONE = Text("belum dipilih", "not chosen yet")


class SettingsForm(forms.Form):
    """Only the modules that have pages on this installation can be chosen; the choice about the
    others stays as it is."""

    opd_word = forms.ChoiceField(
        label=say("Sebutan perangkat daerah", "The word for an agency"),
        choices=[(word, word) for word in OPD_WORDS],
    )
    time_zone = forms.ChoiceField(label=say("Zona waktu", "Time zone"), choices=options(TIME_ZONES))
    target_instrument = forms.ChoiceField(
        label=say("Instrumen sasaran", "Target instrument"),
        help_text=say(
            "Instrumen yang dituju Satgas; tampil lebih dahulu di beranda dan laporan",
            "What the task force works towards; it comes first on pages and in reports",
        ),
        required=False,
    )
    modules = forms.MultipleChoiceField(
        label=say("Bagian yang dipakai", "Modules in use"),
        help_text=say(
            "Yang tidak dicentang hilang dari menu, pencarian dan pesan; datanya tetap tersimpan",
            "What is not ticked leaves menus, search and messages; its data stays",
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, government: Government, **named: Any):
        now = settings_of(government)
        initial = {
            "opd_word": now.opd_word,
            "time_zone": now.time_zone,
            "target_instrument": now.target_instrument,
            "modules": sorted(now.modules),
        }
        super().__init__(*args, **{"initial": initial} | named)
        self.kept = now.modules - here()
        self.fields["target_instrument"].choices = _targets(government)  # type: ignore[attr-defined]
        self.fields["modules"].choices = [  # type: ignore[attr-defined]
            (slug, later(_said(module))) for slug, module in MODULES.items() if slug in here()
        ]

    def settings(self) -> Settings:
        given = self.cleaned_data
        return Settings(
            given["opd_word"],
            given["time_zone"],
            given["target_instrument"],
            frozenset(given["modules"]) | self.kept,
        )


def here() -> frozenset[str]:
    """The modules that have an address on this installation."""
    return frozenset(gate.modules().values())


def _said(module: Module) -> Text:
    return Text(f"{module.label.id}: {module.what.id}", f"{module.label.en}: {module.what.en}")


def _targets(government: Government) -> list[tuple[str, Any]]:
    """The published ones, and the one chosen before even if it was withdrawn since."""
    known = dict(targets(government))
    if (chosen := government.target_instrument) and chosen not in known:
        known[chosen] = Text(chosen, chosen)
    return [("", later(_NONE)), *((key, later(title)) for key, title in known.items())]
