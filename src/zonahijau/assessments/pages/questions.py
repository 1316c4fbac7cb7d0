"""One indicator as people answer and review it: its rungs, worth, evidence, facts, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from zonahijau.assessments.models import ANSWERED, MISSING, NOT_APPLICABLE, Answer, Comment
from zonahijau.assessments.pages.worth import Worth
from zonahijau.catalogue.models import Service
from zonahijau.evidence.models import Evidence
from zonahijau.instruments.facts import KnownFact
from zonahijau.instruments.rungs import Offer
from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.instruments import GapPolicy, Node, Scale
from zonahijau.lawbook.numbers import decimal_string, exact
from zonahijau.wording import Text

NA = "na"
"""What a form says for "does not apply"."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One radio card of the ladder."""

    value: str
    label: Text
    text: Text
    worth: Text | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person sent and what could not be kept, to be shown again as it was typed."""

    value: str
    note: str
    complaint: Text | None = None
    rival: Answer | None = None
    """The answer that somebody else saved meanwhile."""
    ticked: frozenset[str] | None = None
    """The uids of the evidence that was ticked; None where the form did not ask."""
    other: str = ""
    """The evidence that was chosen by typing."""


@dataclass(frozen=True, slots=True)
class Question:
    """An indicator of a service (or of the unit) with all that a page shows beside it."""

    node: Node
    scale: Scale
    answer: Answer | None
    service: Service | None
    worth: Worth | None
    may_skip: bool
    attached: Sequence[Evidence] = ()
    offered: Sequence[Evidence] = ()
    known: KnownFact | None = None
    offer: Offer | None = None
    comments: Sequence[Comment] = ()
    typed: Typed | None = field(default=None)

    @property
    def code(self) -> str:
        return self.node.code

    @property
    def key(self) -> str:
        """The name of the indicator in this page's addresses."""
        return key_of(self.code)

    @property
    def label(self) -> Text:
        return self.node.label

    @property
    def cite(self) -> Citation:
        return self.node.cite

    @property
    def is_ladder(self) -> bool:
        return bool(self.scale.rungs)

    @property
    def rungs(self) -> list[Rung]:
        """The ladder's rungs, the lowest first, and "does not apply" where it may be said."""
        cards = [
            Rung(
                decimal_string(rung.score),
                shown(rung.score),
                rung.label,
                self.worth.of(self.scale.share(rung.score)).said if self.worth else None,
            )
            for rung in self.scale.rungs
        ]
        return [*cards, SKIPPED] if self.may_skip else cards

    @property
    def chosen(self) -> str:
        """The value of the form that is in force: what was typed, else what is stored."""
        if self.typed:
            return self.typed.value
        return form_value(self.answer.state, self.answer.value) if self.answer else ""

    @property
    def chosen_number(self) -> Text:
        """The number in its box, as each language writes it."""
        return Text("", "") if self.chosen == NA else _as_written(self.chosen)

    @property
    def note(self) -> str:
        if self.typed:
            return self.typed.note
        return self.answer.note if self.answer else ""

    @property
    def revision(self) -> int:
        """The revision on the screen: of the rival's answer once its text has been shown."""
        if self.typed and self.typed.rival:
            return self.typed.rival.revision
        return self.answer.revision if self.answer else 0

    @property
    def is_answered(self) -> bool:
        return self.answer is not None and self.answer.state != MISSING

    @property
    def lowest(self) -> Text:
        return shown(self.scale.lowest)

    @property
    def highest(self) -> Text:
        return shown(self.scale.highest)

    @property
    def answer_said(self) -> Text:
        """The own answer in words."""
        if self.answer is None:
            return UNANSWERED
        return said(self.scale, self.answer.state, self.answer.value)

    @property
    def verified_said(self) -> Text:
        """What the verifier made of it, in words."""
        if self.answer is None or not self.answer.review:
            return UNANSWERED
        return said(self.scale, self.answer.verified_state, self.answer.verified_value)

    @property
    def reason(self) -> str:
        """Why the verifier corrected the answer."""
        reviews = list(self.answer.reviews.all()) if self.answer else []
        return max(reviews, key=lambda each: each.pk).reason if reviews else ""

    @property
    def rival_said(self) -> Text:
        """The answer that somebody else saved meanwhile, in words."""
        rival = self.typed.rival if self.typed else None
        return said(self.scale, rival.state, rival.value) if rival else UNANSWERED

    @property
    def typed_said(self) -> Text:
        """What was typed, in words where it is on the scale, else as it was typed."""
        value = self.typed.value if self.typed else ""
        try:
            return said(self.scale, stored_state(value), value.replace(",", "."))
        except ValueError:
            return Text(value, value)

    @property
    def offer_said(self) -> Text:
        """The answer that is offered, in words."""
        return said(self.scale, ANSWERED, self.usable_fact) if self.usable_fact else UNANSWERED

    @property
    def usable_fact(self) -> str:
        """The form value that a known fact stands for; empty where it only informs."""
        return self.offer.value if self.offer else ""


UNANSWERED = Text("Belum dijawab", "Not answered")
SKIPPED = Rung(
    NA,
    Text("–", "–"),
    Text("Tidak berlaku bagi unit atau layanan ini", "Does not apply to this unit or service"),
)


def question(
    node: Node,
    answer: Answer | None,
    *,
    gaps: GapPolicy,
    service: Service | None = None,
    worths: Mapping[str, Worth] | None = None,
    offered: Iterable[Evidence] = (),
    known: KnownFact | None = None,
    offer: Offer | None = None,
    comments: Sequence[Comment] = (),
    typed: Typed | None = None,
) -> Question:
    """The question of an indicator; ``gaps`` is the instrument's rule for what does not apply."""
    if node.scale is None:
        raise ValueError(node.code)
    stored = list(answer.evidence.all()) if answer else []
    attached, rest = _ticked(stored, offered, typed)
    return Question(
        node=node,
        scale=node.scale,
        answer=answer,
        service=service,
        worth=(worths or {}).get(node.code),
        may_skip=gaps.do != "refuse",
        attached=attached,
        offered=rest,
        known=known,
        offer=offer,
        comments=comments,
        typed=typed,
    )


def _ticked(
    stored: list[Evidence], offered: Iterable[Evidence], typed: Typed | None
) -> tuple[list[Evidence], list[Evidence]]:
    """The evidence with a tick, as stored or as it was sent, and what is offered beside it."""
    known = list({each.pk: each for each in (*stored, *offered)}.values())
    if typed is None or typed.ticked is None:
        on = {each.pk for each in stored}
    else:
        on = {each.pk for each in known if str(each.uid) in typed.ticked}
    return [e for e in known if e.pk in on], [e for e in known if e.pk not in on]


KEY_LENGTH = 8


def name_of(evidence: Evidence) -> str:
    """How a piece of evidence is chosen by typing: its title and the beginning of its uid."""
    return f"{evidence.title} [{str(evidence.uid)[:KEY_LENGTH]}]"


def key_of(code: str) -> str:
    """The name of an indicator within a page's address."""
    return f"i-{code}".replace(".", "-")


def form_value(state: str, value: str) -> str:
    """An answer as its form says it: the number, ``na``, or nothing."""
    return value if state == ANSWERED else NA if state == NOT_APPLICABLE else ""


def stored_state(value: str) -> str:
    """The state of the answer that a form's value means."""
    return {"": MISSING, NA: NOT_APPLICABLE}.get(value, ANSWERED)


def said(scale: Scale, state: str, value: str) -> Text:
    """An answer in words: the rung's text after its score, the number, or the gap."""
    if state == MISSING:
        return UNANSWERED
    if state == NOT_APPLICABLE:
        return Text("Tidak berlaku", "Does not apply")
    score = exact(value)
    rung = scale.rung_at(score)
    shows = shown(score)
    if rung is None:
        return shows
    return Text(f"{shows.id} · {rung.label.id}", f"{shows.en} · {rung.label.en}")


def shown(value: Fraction) -> Text:
    """A number of a scale as each language writes it."""
    return _as_written(decimal_string(value))


def _as_written(plain: str) -> Text:
    return Text(plain.replace(".", ","), plain)
