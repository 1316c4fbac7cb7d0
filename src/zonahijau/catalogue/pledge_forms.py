"""What a person fills in about pledges."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from zonahijau.catalogue.kinds import PUBLICATION_MEDIA
from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.pledge_facts import places_said
from zonahijau.catalogue.pledges.content import (
    CONSEQUENCES,
    ELEMENTS,
    LONGEST_SENTENCE,
    Pledged,
    read_pledged,
)
from zonahijau.documents.models import Decree
from zonahijau.evidence.models import Evidence
from zonahijau.web.forms import DayField
from zonahijau.web.language import later
from zonahijau.wording import Text

FURTHER_LONGEST = 3_000


def _said(indonesian: str, english: str) -> Any:
    return later(Text(indonesian, english))


def _sentence(name: str, hint: Text) -> forms.CharField:
    return forms.CharField(
        label=later(ELEMENTS[name]),
        max_length=LONGEST_SENTENCE,
        required=False,
        help_text=later(hint),
        widget=forms.Textarea({"rows": 3}),
    )


class PledgeForm(forms.Form):
    """The sentences of a pledge: three elements, and further promises, one a line."""

    promise = _sentence(
        "promise",
        Text("Sanggup melayani menurut standar; UU 25/2009 Pasal 22",
             "Able to serve by the standard; UU 25/2009 article 22"),
    )  # fmt: skip
    improvement = _sentence(
        "improvement",
        Text("Memenuhi kewajiban dan memperbaiki tanpa henti", "Meet duties, and go on improving"),
    )
    accepts = forms.ChoiceField(
        label=_said("Bila janji tidak ditepati, siap", "Where the promise is not kept"),
        choices=[(key, later(text)) for key, text in CONSEQUENCES.items()],
        widget=forms.RadioSelect,
    )
    consequence = _sentence(
        "consequence",
        Text("Kesediaan menerima sanksi dan/atau memberi kompensasi",
             "Willing to take a sanction and/or give compensation"),
    )  # fmt: skip
    further = forms.CharField(
        label=_said("Janji lain, satu per baris", "Further promises, one a line"),
        max_length=FURTHER_LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, pledge: Pledge) -> dict[str, object]:
        """What stands there now."""
        words = read_pledged(pledge.content)
        said = {name: getattr(words, name) for name in ("accepts", *ELEMENTS)}
        return said | {"further": "\n".join(words.further), "revision": pledge.revision}

    def words(self) -> Pledged:
        """As the actions take them."""
        data = self.cleaned_data
        said = {name: data[name] for name in ("accepts", *ELEMENTS)}
        further = tuple(line for line in data["further"].splitlines() if line.strip())
        return Pledged(**said, further=further)


def _day(indonesian: str, english: str) -> DayField:
    return DayField(
        label=_said(indonesian, english),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


class SetForm(forms.Form):
    """On which day a pledge was signed, and by which decree, if there is one."""

    on = _day("Ditetapkan tanggal", "Set on")
    decree = forms.ModelChoiceField(
        label=_said("Keputusan, bila ada", "Decree, if there is one"),
        queryset=Decree.objects.none(),
        required=False,
        empty_label=_said("Tanpa keputusan", "No decree"),
    )

    def __init__(self, *given: Any, pledge: Pledge, **named: Any):
        super().__init__(*given, **named)
        rows = Decree.objects.standing().filter(government=pledge.government)
        own = Q(unit=None) | Q(unit=pledge.unit) if pledge.unit else Q(unit=None)
        kinds = ("pledge", "service_standard", "other_decree")
        self.fields["decree"].queryset = rows.filter(own, kind__in=kinds)  # type: ignore[attr-defined]


class PublishForm(forms.Form):
    """Since when and where the public can read a pledge, and what shows it."""

    on = _day("Dapat dibaca sejak", "To be read since")
    places = forms.MultipleChoiceField(
        label=_said("Di mana dapat dibaca", "Where it can be read"),
        choices=[(key, later(text)) for key, text in PUBLICATION_MEDIA.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    more = forms.CharField(
        label=_said("Tempat lain atau keterangan", "Other places, or a note"),
        max_length=80,
        required=False,
    )
    evidence = forms.ModelChoiceField(
        label=_said("Bukti, bila ada", "Evidence, if there is some"),
        queryset=Evidence.objects.none(),
        required=False,
        empty_label=_said("Tanpa bukti", "No evidence"),
    )

    def __init__(self, *given: Any, pledge: Pledge, **named: Any):
        super().__init__(*given, **named)
        if pledge.unit is None:
            del self.fields["evidence"]
            return
        rows = Evidence.objects.usable_on(pledge.government.today())
        self.fields["evidence"].queryset = rows.filter(unit=pledge.unit)  # type: ignore[attr-defined]

    def where(self) -> str:
        """The media and the note, as the pledge keeps them."""
        return places_said(self.cleaned_data["places"], self.cleaned_data["more"])
