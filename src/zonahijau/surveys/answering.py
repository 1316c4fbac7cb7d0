"""The pages that citizens answer on: what is asked in one language, and what they sent back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from zonahijau.surveys.asking import Asked, Asking
from zonahijau.surveys.framing import RULES, frame_of
from zonahijau.surveys.lines import Answer
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.submissions import LONGEST_TEXT, Submission, plain

SERVICE, COMMENT = "layanan", "saran"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, as the page shows it."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the page: a fieldset with its options."""

    name: str
    text: str
    options: tuple[Option, ...]
    is_needed: bool
    fault: str = ""


@dataclass(frozen=True)
class Page:
    """Everything that a survey asks in one language, with what somebody chose so far."""

    campaign: Campaign
    language: str
    given: Mapping[str, str]
    shows_faults: bool = False

    @cached_property
    def asking(self) -> Asking:
        return Asking.of(self.campaign.questions)

    @cached_property
    def frame(self) -> Mapping[str, str]:
        """What the page itself says, in its language."""
        unit, rule = self.campaign.unit.name, RULES.get(self.campaign.instrument, "")
        words = frame_of(self.campaign.questions, self.language)
        return {
            code: text.replace("{unit}", unit).replace("{rule}", rule)
            for code, text in words.items()
        }

    @property
    def place(self) -> str:
        """Where somebody is, with marks that the script fills in."""
        return self.frame["place"].replace("{here}", "#").replace("{all}", "##")

    @property
    def suggestion(self) -> str:
        """What the page asks for in people's own words."""
        return self._words(self.asking.open[0].text)

    @cached_property
    def services(self) -> list[tuple[str, str]]:
        """Key and name of each service that is asked about."""
        return [(each.key, each.name) for each in self.campaign.services.all()]

    @cached_property
    def steps(self) -> list[Step]:
        """The questions in their order: the service, what is scored, the others, who answers."""
        services = [self._services()] if len(self.services) > 1 else []
        return [*services, *(self._step(each) for each in self.asking.chosen)]

    @property
    def comment(self) -> str:
        return plain(self.given.get(COMMENT, ""))[:LONGEST_TEXT]

    @property
    def faults(self) -> list[Step]:
        """The questions that still need an answer."""
        return [step for step in self.steps if step.fault]

    def submission(self, channel: str, hour: str, device: str = "") -> Submission | None:
        """What was sent; None where an answer is missing or unknown."""
        if any(_lacks(step) for step in self.steps):
            return None
        asking = self.asking
        answer = Answer(
            self._service(),
            tuple(self._places(asking.about)),
            tuple(self._places(asking.scored)),
            tuple(self._places(asking.extra)),
        )
        return Submission(answer, channel, self.comment, hour, device)

    def _service(self) -> str:
        keys = [key for key, _ in self.services]
        return keys[0] if len(keys) == 1 else self.given.get(SERVICE, "")

    def _services(self) -> Step:
        return self._made(SERVICE, self.frame["service"], self.services, needed=True)

    def _step(self, asked: Asked) -> Step:
        options = [(str(n), self._words(each)) for n, each in enumerate(asked.options, start=1)]
        needed = asked.part == "scored"
        return self._made(asked.code, self._words(asked.text), options, needed=needed)

    def _made(self, name: str, text: str, options: list[tuple[str, str]], *, needed: bool) -> Step:
        chosen = self.given.get(name, "")
        made = tuple(Option(value, label, value == chosen) for value, label in options)
        missing = needed and not any(option.is_chosen for option in made)
        fault = self.frame["choose"] if self.shows_faults and missing else ""
        return Step(name, text, made, needed, fault)

    def _words(self, words: Mapping[str, str]) -> str:
        return words.get(self.language) or words["id"]

    def _places(self, asked: tuple[Asked, ...]) -> Iterator[int]:
        for each in asked:
            places = {str(place): place for place in range(1, len(each.options) + 1)}
            yield places.get(self.given.get(each.code, ""), 0)


def _lacks(step: Step) -> bool:
    return step.is_needed and not any(option.is_chosen for option in step.options)
