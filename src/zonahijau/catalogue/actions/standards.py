"""Writing standards: a new version, its components, what is taken over from another, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.catalogue import life
from zonahijau.catalogue.actions.services import Overtaken
from zonahijau.catalogue.actions.standing import check_offered
from zonahijau.catalogue.models import Service, Standard, StandardChange, StandardStep
from zonahijau.catalogue.standards.checking import check_component
from zonahijau.catalogue.standards.content import Content, read_content
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.recording import record_at
from zonahijau.wording import Text, refuse

WRITE = "manage_standards"


@transaction.atomic
def begin(*, by: User, service: Service, reuse: Standard | None = None) -> Standard:
    """A new version of a service's standard: what is in force as it stands, else empty; with
    ``reuse`` a copy of that standard, also of another unit."""
    row = Service.objects.select_related("unit", "government").select_for_update(of=("self",))
    held = row.get(pk=service.pk)
    check_may(by, WRITE, held.unit)
    _check_begins(held)
    in_force = Standard.objects.in_force().filter(service=held).first()
    source = reuse or in_force
    content = dict(source.content) if source else {}
    standard = Standard.objects.create(
        government=held.government,
        service=held,
        version=_next_version(held),
        content=content,
        filled=len(read_content(content).filled),
        reused_from=reuse,
        created_by=by,
    )
    _drafted(by, standard)
    from_version = in_force.version if in_force and not reuse else None
    _tell(by, "standard-begun", standard, {"from": from_version})
    return standard


def _check_begins(service: Service) -> None:
    if service.withdrawn_at is not None:
        raise refuse(
            Text("Layanan ini sudah ditarik", "This service was withdrawn"),
            Text("Susun standar untuk layanan yang masih ada", "Choose a service that is there"),
        )
    if Standard.objects.in_work().filter(service=service).exists():
        raise refuse(
            Text("Standar layanan ini sedang disusun", "Its standard is being written already"),
            Text("Lanjutkan yang sudah ada", "Go on with that one"),
        )


def _next_version(service: Service) -> int:
    newest = Standard.objects.filter(service=service).order_by("-version").first()
    return newest.version + 1 if newest else 1


def _drafted(by: User, standard: Standard) -> None:
    StandardStep.objects.create(
        government=standard.government,
        standard=standard,
        kind="drafted",
        on=standard.government.today(),
        by=by,
    )


@transaction.atomic
def write(*, by: User, standard: Standard, code: str, component: Any, revision: int) -> Standard:
    """Write one component; ``revision`` is the one that was on the screen."""
    return fill(by=by, standard=standard, components={code: component}, revision=revision)


@transaction.atomic
def fill(
    *,
    by: User,
    standard: Standard,
    components: Mapping[str, Any],
    revision: int,
    source: str = "",
    reused_from: Standard | None = None,
) -> Standard:
    """Write several components at once; ``source`` says where they come from. What is the same as
    before is no change."""
    held = _held(by, standard)
    if held.revision != revision:
        raise Overtaken(held)
    for code, component in components.items():
        check_component(code, component)
    before = read_content(held.content)
    changed = {
        code: component
        for code, component in components.items()
        if before.component(code) != component
    }
    if not changed:
        return held
    held.reused_from = reused_from or held.reused_from
    _keep_before(by, held, before, changed, source)
    return _saved(by, held, before, changed)


def _keep_before(
    by: User, held: Standard, before: Content, codes: Iterable[str], source: str
) -> None:
    said = before.as_json()
    StandardChange.objects.create(
        government=held.government,
        standard=held,
        revision=held.revision + 1,
        codes=sorted(codes),
        before={code: said[code] for code in codes},
        source=source[:200],
        by=by,
    )


def _saved(by: User, held: Standard, before: Content, changed: Mapping[str, Any]) -> Standard:
    written = before.replacing(changed)
    held.content, held.filled = written.as_json(), len(written.filled)
    held.revision += 1
    held.changed_at = timezone.now()
    held.save(update_fields=["content", "filled", "revision", "changed_at", "reused_from"])
    _tell(by, "standard-written", held, {"fields": sorted(changed)})
    return held


@transaction.atomic
def reuse(
    *, by: User, standard: Standard, source: Standard, codes: Iterable[str], revision: int
) -> Standard:
    """Take over components of another standard of the same government; whose is kept."""
    if source.government_id != standard.government_id:
        raise LookupError("a standard of another government")
    content = read_content(source.content)
    taken = {code: content.component(code) for code in codes if code in content.filled}
    if not taken:
        raise refuse(
            Text("Belum ada komponen yang dipilih", "No component is chosen"),
            Text("Pilih paling sedikit satu", "Choose at least one"),
            column="codes",
        )
    where = f"{source.service.name} ({source.service.unit.name})"
    return fill(
        by=by,
        standard=standard,
        components=taken,
        revision=revision,
        source=where,
        reused_from=source,
    )


@transaction.atomic
def undo(*, by: User, standard: Standard, revision: int) -> Standard:
    """Take back the newest change that still stands; the trail keeps both."""
    held = _held(by, standard)
    if held.revision != revision:
        raise Overtaken(held)
    change = last_change(held)
    if change is None:
        raise refuse(
            Text("Tidak ada perubahan yang dapat dibatalkan", "There is no change to take back"),
            Text("Ubah komponennya langsung", "Change the component itself"),
        )
    restored = read_content(change.before)
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    parts = {code: restored.component(code) for code in change.codes}
    return _saved(by, held, read_content(held.content), parts)


def last_change(standard: Standard) -> StandardChange | None:
    """The change that :func:`undo` would take back."""
    return standard.changes.filter(undone_at=None).select_related("by").first()


def _held(by: User, standard: Standard) -> Standard:
    rows = Standard.objects.select_related("service__unit", "government")
    held: Standard = rows.select_for_update(of=("self",)).get(pk=standard.pk)
    check_may(by, WRITE, held.service.unit)
    check_offered(held)
    life.check_writable(held.state)
    return held


def _tell(by: User | None, action: str, standard: Standard, details: dict[str, Any]) -> None:
    said = {"version": standard.version, **details}
    record_at(standard.service.unit, by=by, action=action, subject=standard, details=said)
