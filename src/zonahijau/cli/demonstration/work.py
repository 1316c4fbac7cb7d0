"""The invented work of the demonstration: rounds, answers and evidence, each marked as such."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.hashers import make_password

from zonahijau.accounts.models import User
from zonahijau.assessments.actions import (
    open_round,
    pass_on,
    return_assessment,
    review_answer,
    save_answers,
    seal,
    set_evidence,
    submit,
    verify,
)
from zonahijau.assessments.actions.answers import Written
from zonahijau.assessments.actions.rounds import RoundPlan, UnitPlan
from zonahijau.assessments.models import Answer, Assessment, Round
from zonahijau.cli.demonstration.pictures import document, photo
from zonahijau.evidence.actions.uploading import upload
from zonahijau.evidence.details import Details
from zonahijau.evidence.models import Evidence
from zonahijau.instruments.models import Version
from zonahijau.lawbook.instruments import Node
from zonahijau.organisations.actions.people import PersonFacts, create_person, give_role
from zonahijau.organisations.models import Government, Membership, Unit
from zonahijau.organisations.policies import Wish

SEED = 2021
NOTE = "Jawaban peragaan."
WITHOUT_SERVICES = frozenset({"SETDA", "ORG"})

PROGRESS = {
    "DISDIK": "sealed",
    "DUKCAPIL": "verified",
    "DINSOS": "in_review",
    "DINKES": "in_review",
    "PKM-SD": "waiting",
    "RSUD-AA": "returned",
    "DPMPTSP": "nearly",
    "PKM-MAN": "half",
    "DISHUB": "half",
    "DLH": "half",
}
"""How far the demonstration's units have come; the others have not begun."""


def do_the_work(government: Government, units: dict[str, Unit], people: dict[str, User]) -> None:
    """A self-assessment under way, and the task force's monthly check beside it."""
    chance = random.Random(SEED)  # noqa: S311 - invented answers, always the same
    assessed = [unit for code, unit in units.items() if code not in WITHOUT_SERVICES]
    opened = _open(government, people["satgas"], assessed, "ombudsman/2023", "self", 14)
    for code, progress in PROGRESS.items():
        assessment = opened.assessments.get(unit=units[code])
        _Actor(people, units[code]).bring(assessment, progress, chance)
    monthly = _open(government, people["satgas"], assessed, "satgas/monthly", "monthly", 7)
    for assessment in list(monthly.assessments.all())[:6]:
        _answer(assessment, people["satgas"], chance, portion=1.0)


def _open(
    government: Government, by: User, units: Sequence[Unit], instrument: str, kind: str, days: int
) -> Round:
    today = government.today()
    version = Version.objects.get(government=None, instrument_id=instrument)
    titles = {"self": "Penilaian mandiri", "monthly": "Pemantauan bulanan"}
    return open_round(
        government=government,
        version=version,
        plan=RoundPlan(
            title=f"{titles[kind]} {today.year} (peragaan)",
            kind=kind,
            starts_on=today - timedelta(days=21),
            ends_on=today + timedelta(days=60),
            due_on=today + timedelta(days=days),
        ),
        units=[UnitPlan(unit, {}, assessor=by if kind == "monthly" else None) for unit in units],
        by=by,
    )


class _Actor:
    """The people who act for one unit; those whom the demonstration does not name get a
    membership of their own kind for the time of building."""

    def __init__(self, people: dict[str, User], unit: Unit):
        self.people = people
        self.unit = unit
        self.operator = self._member("operator")
        self.head = self._member("kepala_unit")

    def _member(self, role: str) -> User:
        named = Membership.objects.filter(unit=self.unit, role=role).select_related("user").first()
        if named is not None:
            return named.user
        label = {"operator": "Operator", "kepala_unit": "Kepala"}[role]
        username = f"{role.split('_')[0]}.{self.unit.code.lower()}"
        name = f"{label} {self.unit.short_name} (contoh)"
        government = self.unit.government
        user, _ = create_person(
            by=None,
            government=government,
            facts=PersonFacts(username, name),
            hashed=make_password(None),
        )
        wish = Wish(role, True, government.today(), None, "")
        give_role(by=None, government=government, user=user, unit=self.unit, wish=wish)
        return user

    def bring(self, assessment: Assessment, progress: str, chance: random.Random) -> None:
        """Bring an assessment as far as ``progress`` says."""
        portion = {"half": 0.5, "nearly": 0.9}.get(progress, 1.0)
        _answer(assessment, self.operator, chance, portion=portion)
        _prove(assessment, self.operator, chance)
        if progress in ("half", "nearly"):
            return
        submit(assessment=assessment, by=self.head)
        if self.unit.kind == "puskesmas":
            if progress == "waiting":
                return
            pass_on(assessment=assessment, by=self.people["kepala.dinkes"])
        self._at_the_desk(assessment, progress, chance)

    def _at_the_desk(self, assessment: Assessment, progress: str, chance: random.Random) -> None:
        verifier = self.people["verifikator"]
        if progress == "returned":
            return_assessment(
                assessment=assessment,
                by=verifier,
                what="Foto ruang tunggu belum memperlihatkan kursi prioritas (peragaan).",
                promised_on=self.unit.government.today() + timedelta(days=7),
            )
        if progress in ("verified", "sealed"):
            for answer in assessment.answers.all():
                _review(answer, verifier, chance)
            verify(assessment=assessment, by=verifier)
        if progress == "sealed":
            seal(assessment=assessment, by=self.people["penetap"])


def _answer(assessment: Assessment, by: User, chance: random.Random, *, portion: float) -> None:
    nodes = assessment.round.instrument.indicators(assessment.facets)
    answers = [
        (node.code, None, Written("answered", _invented(node, chance), NOTE))
        for node in nodes[: round(len(nodes) * portion)]
    ]
    save_answers(assessment=assessment, answers=answers, by=by)
    assessment.refresh_from_db()


def _invented(node: Node, chance: random.Random) -> str:
    """An answer on the indicator's scale, rather good than bad."""
    if node.scale is None:
        return ""
    if not node.scale.rungs:
        return str(chance.randint(76, 92))
    scores = [rung.score for rung in node.scale.rungs]
    return str(chance.choices(scores, weights=range(1, len(scores) + 1))[0])


PROOFS = {
    "photo": (
        "Ruang tunggu {unit} (foto contoh)",
        ("facility.users.available", "facility.special_needs.available"),
    ),
    "document": (
        "Standar pelayanan {unit} (dokumen contoh)",
        (
            "standard.requirements.published",
            "standard.procedure.published",
            "standard.time.published",
            "standard.fee.published",
            "standard.product.published",
        ),
    ),
}
"""The kinds of evidence that every unit of the demonstration has: title, and what it proves."""


def _prove(assessment: Assessment, by: User, chance: random.Random) -> None:
    """Attach a photo and a document to the answers that they prove."""
    nodes = assessment.round.instrument.indicators(assessment.facets)
    indicator_of = {node.fact: node.code for node in nodes if node.fact}
    answers = {answer.indicator: answer for answer in assessment.answers.all()}
    for kind, (title, facts) in PROOFS.items():
        named = title.format(unit=assessment.unit.short_name)
        evidence = _evidence(assessment.unit, by, Details(kind, named, facts), chance)
        for fact in facts:
            answer = answers.get(indicator_of.get(fact, ""))
            if answer is not None:
                set_evidence(answer=answer, evidence=[evidence], by=by)


def _evidence(unit: Unit, by: User, details: Details, chance: random.Random) -> Evidence:
    taken = unit.government.today() - timedelta(days=chance.randint(1, 60))
    if details.kind == "photo":
        return _upload(unit, by, photo(details.title, taken), "ruang-tunggu.jpg", details)
    return _upload(unit, by, document(details.title, taken), "standar-pelayanan.pdf", details)


def _upload(unit: Unit, by: User, content: bytes, name: str, details: Details) -> Evidence:
    return upload(by=by, unit=unit, chunks=[content], name=name, details=details)


def _review(answer: Answer, by: User, chance: random.Random) -> None:
    """Mostly as the unit answered; now and then one rung lower, with a reason."""
    value, reason = answer.value, ""
    if value not in ("0", "") and int(value) <= 3 and chance.random() < 0.2:
        value, reason = str(int(value) - 1), "Bukti hanya memperlihatkan sebagian (peragaan)."
    review_answer(
        answer=answer,
        state="answered",
        value=value,
        reason=reason,
        revision=answer.revision,
        by=by,
    )
