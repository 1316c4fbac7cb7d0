"""What a person fills in about sites and checks."""

from typing import Any

from django import forms

from zonahijau.organisations.forms.fields import say
from zonahijau.web.language import later
from zonahijau.websites.checking.points import GROUPS, OUTCOMES, points
from zonahijau.websites.kinds import SITE_KINDS
from zonahijau.websites.models import Site
from zonahijau.websites.policies import (
    LONGEST_ADDRESS,
    LONGEST_LABEL,
    LONGEST_NOTE,
    SiteFacts,
)


class SiteForm(forms.Form):
    """A site, as :class:`SiteFacts` has it."""

    address = forms.CharField(
        label=say("Alamat", "Address"),
        max_length=LONGEST_ADDRESS,
        help_text=say("Salin dari peramban", "Copy it from the browser"),
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label=say("Jenis", "Kind"),
        widget=forms.RadioSelect,
        initial="website",
        choices=[(kind, later(text.capitalized)) for kind, text in SITE_KINDS.items()],
    )
    is_official = forms.BooleanField(
        label=say("Situs resmi unit ini", "The unit's official site"),
        required=False,
        help_text=say(
            "Satu alamat tiap unit; yang dihitung dalam ringkasan",
            "One address of a unit; the one that counts in the overview",
        ),
    )
    label = forms.CharField(label=say("Nama", "Name"), max_length=LONGEST_LABEL, required=False)
    keeper = forms.CharField(
        label=say("Jabatan penanggung jawab", "Position that looks after it"),
        max_length=LONGEST_LABEL,
        required=False,
        help_text=say("Jabatan, bukan nama orang", "The position, not a person's name"),
    )
    note = forms.CharField(label=say("Keterangan", "Note"), max_length=LONGEST_NOTE, required=False)

    def facts(self) -> SiteFacts:
        """As the actions take them."""
        names = SiteFacts.__dataclass_fields__
        return SiteFacts(**{name: self.cleaned_data[name] for name in names})


class ChangeForm(SiteForm):
    """The same for a site that is there; ``revision`` is the one on the screen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, site: Site) -> dict[str, object]:
        """What stands there now."""
        return {name: getattr(site, name) for name in cls.base_fields}


class HandForm(forms.Form):
    """A check by hand: an answer for each point that was looked at."""

    photo = forms.FileField(
        label=say("Foto atau tangkapan layar", "Photo or screenshot"),
        required=False,
        help_text=say("JPEG atau PNG, disimpan sebagai bukti", "JPEG or PNG, kept as evidence"),
    )
    note = forms.CharField(label=say("Keterangan", "Note"), max_length=LONGEST_NOTE, required=False)

    def __init__(self, *given: Any, **options: Any):
        super().__init__(*given, **options)
        choices = [("", say("Tidak diperiksa", "Not looked at"))]
        choices += [(outcome, later(said)) for outcome, said in OUTCOMES.items()]
        for code, point in points().items():
            if point.group in HAND_GROUPS and code not in MEASURED:
                self.fields[code] = forms.ChoiceField(
                    label=later(point.label), required=False, choices=choices
                )
        self.order_fields([name for name in self.fields if name not in ("photo", "note")])

    def outcomes(self) -> dict[str, str]:
        """As the action takes them."""
        return {code: self.cleaned_data[code] for code in points() if code in self.fields}


HAND_GROUPS = frozenset(GROUPS) - {"access"}
MEASURED = frozenset({"speed", "size"})
"""What a person sees without tools is left; these take a machine."""
