"""Which government or unit an address speaks of; the gate asks before the view does."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from zonahijau.accounts.models import User
from zonahijau.organisations.authority import Authority
from zonahijau.organisations.deciding import authority, keeps_installation
from zonahijau.organisations.models import (
    Absence,
    Government,
    Handover,
    HandoverItem,
    HeldSheet,
    Membership,
    OfficeHolder,
    OwnDay,
    Position,
    Transfer,
    Unit,
    UnitImport,
)
from zonahijau.organisations.queries import people_of
from zonahijau.schedule.models import Job
from zonahijau.web.formatting import DEFAULT_ZONE

CHOSEN = "pemda"
"""The word of the address that names a government, for people who belong to several."""


def government_here(request: HttpRequest) -> Government | None:
    """The government that the address names with ``?pemda=``, else the person's first.

    None for somebody without any; Http404 for a uid that is none of theirs.
    """
    if not hasattr(request, "_government"):
        # The page that says "not here" asks again, and must not be refused again.
        request._government = None  # type: ignore[attr-defined]
        request._government = _find_government(request)  # type: ignore[attr-defined]
    found: Government | None = request._government  # type: ignore[attr-defined]
    return found


def _find_government(request: HttpRequest) -> Government | None:
    theirs = Government.objects.filter(pk__in=authority(request).governments)
    chosen = request.GET.get(CHOSEN)
    if not chosen:
        return theirs.order_by("pk").first()
    try:
        return get_object_or_404(theirs, uid=UUID(chosen))
    except ValueError:
        raise Http404 from None


def must_government(request: HttpRequest) -> Government:
    """The same, where the gate has made sure that there is one."""
    government = government_here(request)
    if government is None:
        raise Http404
    return government


def own_day_here(request: HttpRequest, own_day: int, **_: object) -> Government:  # noqa: ARG001
    """The government whose calendar has the day of the address."""
    return get_object_or_404(OwnDay.objects.select_related("government"), pk=own_day).government


def unit_here(request: HttpRequest, uid: UUID, **_: object) -> Unit:  # noqa: ARG001
    """The unit of the address, whoever's it is: the gate hides those of other governments."""
    return get_object_or_404(Unit.objects.select_related("government", "parent"), uid=uid)


def government_of_unit(request: HttpRequest, uid: UUID) -> Government:
    """The government of the unit of the address: for what concerns more than the unit."""
    return unit_here(request, uid).government


def position_here(request: HttpRequest, uid: UUID) -> Unit:  # noqa: ARG001
    """The unit of the position of the address."""
    rows = Position.objects.select_related("unit")
    return get_object_or_404(rows, uid=uid).unit


def holder_here(request: HttpRequest, uid: UUID) -> Unit:  # noqa: ARG001
    """The unit of the office of the address."""
    rows = OfficeHolder.objects.select_related("position__unit")
    return get_object_or_404(rows, uid=uid).position.unit


def absence_here(request: HttpRequest, uid: UUID) -> Unit:  # noqa: ARG001
    """The unit of whoever is away."""
    rows = Absence.objects.select_related("holder__position__unit")
    return get_object_or_404(rows, uid=uid).holder.position.unit


def import_here(request: HttpRequest, uid: UUID) -> Government:  # noqa: ARG001
    """The government of the waiting import of the address."""
    return get_object_or_404(UnitImport.objects.select_related("government"), uid=uid).government


def sheet_here(request: HttpRequest, uid: UUID) -> Government:  # noqa: ARG001
    """The government of the waiting list of the address."""
    return get_object_or_404(HeldSheet.objects.select_related("government"), uid=uid).government


def transfer_here(request: HttpRequest, uid: UUID) -> Government:  # noqa: ARG001
    """The government of the decree of the address."""
    return get_object_or_404(Transfer.objects.select_related("government"), uid=uid).government


def handover_here(request: HttpRequest, uid: UUID) -> Unit | None:
    """The unit of the handover of the address; anywhere for who gives or takes in it, for they
    see it also when they serve elsewhere by now."""
    rows = Handover.objects.select_related("unit").filter(withdrawn_at=None)
    return _place_of_handover(request, get_object_or_404(rows, uid=uid))


def item_here(request: HttpRequest, uid: UUID) -> Unit | None:
    """The same for the handover of a line."""
    rows = HandoverItem.objects.select_related("handover__unit").filter(handover__withdrawn_at=None)
    return _place_of_handover(request, get_object_or_404(rows, uid=uid).handover)


def _place_of_handover(request: HttpRequest, handover: Handover) -> Unit | None:
    parties = {handover.gives_user_id, handover.takes_user_id}
    return None if request.user.pk in parties else handover.unit


def membership_here(request: HttpRequest, uid: UUID) -> Government:  # noqa: ARG001
    """The government of the role of the address."""
    return get_object_or_404(Membership.objects.select_related("government"), uid=uid).government


def person_here(request: HttpRequest, uid: UUID) -> Government:
    """The government in which the person of the address is known to whoever asks."""
    government = must_government(request)
    get_object_or_404(people_of(government), uid=uid)
    return government


def jobs_here(request: HttpRequest) -> QuerySet[Job]:
    """The jobs that the person of this request looks after."""
    return jobs_of(person_of(request), authority(request))


def jobs_of(user: User, held: Authority) -> QuerySet[Job]:
    """The jobs that a person looks after: those of their governments, and the installation's own
    where they look after it."""
    theirs = [place.government for place in held.places("manage_jobs")]
    own = Q(government=None) if keeps_installation(user, held) else Q(pk__in=())
    return Job.objects.filter(Q(government__in=theirs) | own).select_related("government")


def job_here(request: HttpRequest, key: int) -> Government:
    """The government of the job of the address; the installation's own jobs are there only for
    whoever looks after it."""
    job = get_object_or_404(Job.objects.select_related("government"), pk=key)
    if job.government is None and not keeps_installation(request.user):
        raise Http404
    return job.government or must_government(request)


def person_of(request: HttpRequest) -> User:
    """Whoever is signed in; the gate lets nobody else through."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def letterhead(request: HttpRequest) -> str:
    """The government's name at the top of every page; nothing before sign-in."""
    government = _government_of_page(request)
    return government.name if government else ""


def zone(request: HttpRequest) -> str:
    """Whose clock a page shows where the instant is the person's alone, as in their sessions."""
    government = _government_of_page(request)
    return government.time_zone if government else DEFAULT_ZONE


def _government_of_page(request: HttpRequest) -> Government | None:
    """Nothing also where the address names a government that is not theirs: the page that refuses
    has a top as well."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    try:
        return government_here(request)
    except Http404:
        return None
