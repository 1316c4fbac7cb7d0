"""Who may open the addresses of this app, and the ways to them.

The gate asks for a capability in the unit or government of the address. What a page shows of a
score is decided by ``visibility``, what may be done in which state by ``policies``.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from zonahijau.assessments import policies, visibility
from zonahijau.assessments.models import Assessment, OfficialResult, Result, Round
from zonahijau.organisations.authority import Authority, Place
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import government_here, sheet_here
from zonahijau.organisations.roles import OWN_UNIT_ROLES
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text

CLOSED = Text(
    "Nilai dan jawaban penilaian ini belum terbuka bagi peran Anda.",
    "The score and answers of this assessment are not open to your role yet.",
)


def the_assessment(request: HttpRequest, uid: Any) -> Assessment:
    """The assessment of an address, read once a request; 404 where there is none. One that was
    withdrawn can still be read."""
    held = getattr(request, "_assessment", None)
    if held is None or held.uid != uid:
        rows = Assessment.everything.select_related(
            "round__version", "unit__parent", "government", "assessor"
        )
        held = rows.filter(uid=uid).first()
        if held is None:
            raise Http404
        request._assessment = held  # type: ignore[attr-defined]
    return held


def the_round(request: HttpRequest, uid: Any) -> Round:
    """The round of an address, read once a request; 404 where there is none."""
    held = getattr(request, "_round", None)
    if held is None or held.uid != uid:
        held = Round.objects.select_related("version", "government").filter(uid=uid).first()
        if held is None:
            raise Http404
        request._round = held  # type: ignore[attr-defined]
    return held


def the_result(request: HttpRequest, code: str) -> Result:
    """The result of a code; 404 where there is none."""
    held = getattr(request, "_result", None)
    if held is None or held.code != code:
        rows = Result.objects.select_related(
            "round__version", "version", "government", "assessment__unit__parent", "by"
        )
        held = rows.filter(code=code).first()
        if held is None:
            raise Http404
        request._result = held  # type: ignore[attr-defined]
    return held


def own_places(held: Authority) -> list[Place]:
    """Where a person is operator or head: what they never verify or seal."""
    own = [grant.place for grant in held.grants if grant.role in OWN_UNIT_ROLES]
    return [*own, *held.heads]


def viewers(request: HttpRequest, assessment: Assessment) -> frozenset[str]:
    """As what kinds of viewer the person of a request looks at an assessment."""
    return visibility.viewers_of(authority(request), assessment.unit, assessment.round.kind)


def sees_score(request: HttpRequest, assessment: Assessment) -> bool:
    """Whether the score of an assessment may be shown to the person of a request."""
    several = viewers(request, assessment)
    return visibility.any_sees_score(several, assessment.state, assessment.round.release)


def sees_estimate(request: HttpRequest, assessment: Assessment) -> bool:
    """Whether what the unit scores itself may be shown: no release opens it."""
    several, release = viewers(request, assessment), assessment.round.release
    return visibility.any_sees_stage(several, "self", assessment.state, release)


def sees_result(request: HttpRequest, result: Result, assessment: Assessment) -> bool:
    """Whether one of its results may be shown: the own and the verified one to those who see the
    score without a release; superseded ones too, for nothing is hidden later."""
    several, release = viewers(request, assessment), assessment.round.release
    return visibility.any_sees_stage(several, result.stage, assessment.state, release)


def check_reads(request: HttpRequest, assessment: Assessment) -> None:
    """PermissionDenied where answers and evidence are not open to the person yet; of a spot check
    under way a unit does not even learn that it is made."""
    kind, state = assessment.round.kind, assessment.state
    under_way = kind == policies.SPOT_CHECK and state == policies.DRAFT
    if under_way and visibility.is_surprised(authority(request)):
        raise Http404
    several = viewers(request, assessment)
    if not visibility.reads_answers(several, assessment.state, assessment.round.release):
        raise PermissionDenied(CLOSED)


def may_answer(request: HttpRequest, assessment: Assessment) -> bool:
    """Whether the person may change answers now."""
    capability = policies.answer_capability(assessment.round.kind)
    is_open = assessment.state in policies.OPEN_FOR_ANSWERS and not assessment.withdrawn_at
    return is_open and authority(request).may(capability, assessment.unit)


def may_take(request: HttpRequest, assessment: Assessment, action: str) -> bool:
    """Whether the person may take this step now."""
    step = policies.transition(action)
    if assessment.state not in step.starts or assessment.withdrawn_at:
        return False
    capability, where = step.capability, assessment.unit
    if action in ("submit", "submit_to_parent"):
        capability = policies.submit_capability(assessment.round.kind)
    if action in ("pass_on", "hand_back") and where.parent:
        where = where.parent
    return authority(request).may(capability, where)


def may_withdraw(request: HttpRequest, assessment: Assessment) -> bool:
    """Whether the person may take the unit out of the round; what was ever sent stays in it."""
    held = assessment
    is_open = not held.withdrawn_at and not held.round.closed_at and held.state == policies.DRAFT
    return is_open and authority(request).may("open_round", held.government)


def _unit(request: HttpRequest, uid: Any, **_: Any) -> object:
    return the_assessment(request, uid).unit


def _government(request: HttpRequest, uid: Any, **_: Any) -> object:
    return the_assessment(request, uid).government


def _parent(request: HttpRequest, uid: Any, **_: Any) -> object:
    unit = the_assessment(request, uid).unit
    return unit.parent or unit


def _round(request: HttpRequest, uid: Any, **_: Any) -> object:
    return the_round(request, uid).government


def _result(request: HttpRequest, code: str, **_: Any) -> object:
    result = the_result(request, code)
    return result.assessment.unit if result.assessment else result.government


def _official(request: HttpRequest, uid: Any, **_: Any) -> object:  # noqa: ARG001
    held = OfficialResult.objects.select_related("government").filter(uid=uid).first()
    if held is None:
        raise Http404
    return held.government


MODULE = "monitoring"
ROUTES: Routes = {
    "assessments:rounds": May("see_units"),
    "assessments:new_round": May("open_round"),
    "assessments:choose_units": May("open_round"),
    "assessments:check_units": May("open_round"),
    "assessments:open_round": May("open_round"),
    "assessments:units_sheet": May("open_round"),
    "assessments:units_template": May("open_round", also=("export",)),
    "assessments:add_units": May("open_round", _round),
    "assessments:add_check": May("open_round", _round),
    "assessments:add_sheet": May("open_round", _round),
    "assessments:add_template": May("open_round", _round, also=("export",)),
    "assessments:add": May("open_round", _round),
    "assessments:withdraw_unit": May("open_round", _government),
    "assessments:round": May("see_units", _round),
    "assessments:remind": May("open_round", _round),
    "assessments:close_round": May("close_result", _round),
    "assessments:release": May("release_result", _round),
    "assessments:assessments": May("see_unit"),
    "assessments:assessment": May("see_unit", _unit),
    "assessments:section": May("see_unit", _unit),
    "assessments:history": May("see_unit", _unit),
    "assessments:save_answer": May("see_unit", _unit),
    "assessments:upload": May("attach_evidence", _unit),
    "assessments:comment": May("comment", _unit),
    "assessments:withdraw_comment": May("comment", _unit),
    "assessments:submit": May("see_unit", _unit),
    "assessments:pass_on": May("pass_on", _parent),
    "assessments:desk": May("verify"),
    "assessments:review": May("verify", _unit),
    "assessments:review_section": May("verify", _unit),
    "assessments:decide": May("verify", _unit),
    "assessments:return": May("return", _unit),
    "assessments:verify": May("verify", _unit),
    "assessments:sealing": May("close_result"),
    "assessments:seal": May("close_result", _unit),
    "assessments:reopen": May("close_result", _unit),
    "assessments:result": May("see_released_score", _result),
    "assessments:official": May("see_overview"),
    "assessments:enter_official": May("enter_official_result"),
    "assessments:official_sheet": May("enter_official_result", government_here),
    "assessments:official_rows": May("enter_official_result", sheet_here),
    "assessments:withdraw_official": May("enter_official_result", _official),
}

NAVIGATION = (
    Item(
        "assessments:rounds",
        Text("Putaran", "Rounds"),
        20,
        prefixes=(
            "assessments:round",
            "assessments:new_round",
            "assessments:choose_units",
            "assessments:units_sheet",
            "assessments:check_units",
            "assessments:add",
        ),
        group="work",
    ),
    Item(
        "assessments:assessments",
        Text("Penilaian", "Assessments"),
        25,
        prefixes=(
            "assessments:assessment",
            "assessments:section",
            "assessments:history",
            "assessments:withdraw_unit",
        ),
        group="work",
    ),
    Item(
        "assessments:desk",
        Text("Meja verifikasi", "Review desk"),
        30,
        prefixes=("assessments:review",),
        group="work",
    ),
    Item(
        "assessments:sealing",
        Text("Penetapan", "Sealing"),
        35,
        prefixes=("assessments:seal",),
        group="work",
    ),
    Item("assessments:official", Text("Hasil resmi", "Official results"), 70),
)

__all__ = [
    "NAVIGATION",
    "ROUTES",
    "check_reads",
    "may_answer",
    "may_take",
    "may_withdraw",
    "own_places",
    "sees_estimate",
    "sees_result",
    "sees_score",
    "the_assessment",
    "the_result",
    "the_round",
    "viewers",
]
