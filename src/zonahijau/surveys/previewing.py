"""A form as citizens would see it, before any survey asks it."""

from __future__ import annotations

from functools import cached_property

from zonahijau.organisations.models import Government, Unit
from zonahijau.surveys.answering import Page
from zonahijau.surveys.asking import Content, languages_of
from zonahijau.surveys.models import Campaign
from zonahijau.web.language import said
from zonahijau.wording import Text

_SERVICES = (Text("Layanan pertama", "First service"), Text("Layanan kedua", "Second service"))
_UNIT = Text("Nama unit Anda", "Name of your unit")


class Sample(Page):
    """A page of a survey that nobody holds."""

    @cached_property
    def services(self) -> list[tuple[str, str]]:
        """Two, so that the question for the service is seen."""
        return [(str(key), said(name)) for key, name in enumerate(_SERVICES, start=1)]


def sample_survey(
    government: Government | None, unit: Unit | None, title: str, content: Content
) -> Campaign:
    """A survey with these questions that is in no database; nothing of it can be sent."""
    government = government or Government(name=said(Text("Pemerintah daerah", "The government")))
    return Campaign(
        government=government,
        unit=unit or Unit(name=said(_UNIT), government=government),
        title=title,
        questions=content,
        channels=["link"],
        languages=languages_of(content) or ["id"],
        address="pratinjau",
        instrument=content["instrument"],
    )
