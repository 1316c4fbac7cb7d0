"""What happens in assessments and makes, reports or keeps a promise; what happens to sites and asks
for their findings anew."""

from typing import Any

from django.db.models.signals import post_save
from django.utils import timezone

from zonahijau import schedule
from zonahijau.assessments.models import Return, Step
from zonahijau.improvement import policies
from zonahijau.improvement.actions import (
    keep_unchecked,
    promise_of_return,
    report_unchecked,
    withdraw_unchecked,
)
from zonahijau.improvement.models import Promise
from zonahijau.websites.models import Site

_SENT = ("submit", "submit_to_parent")
_DONE = ("verify",)
_NOTE = "Penilaian dikirim lagi"
_AGAIN = "Diganti janji baru: penilaian dikembalikan lagi"


def listen() -> None:
    """Hear of returns and steps, inside the transaction that makes them."""
    post_save.connect(_returned, sender=Return, dispatch_uid="improvement.returned")
    post_save.connect(_stepped, sender=Step, dispatch_uid="improvement.stepped")
    post_save.connect(_site_changed, sender=Site, dispatch_uid="improvement.site")


def _returned(instance: Return, created: bool, **_: Any) -> None:
    if created:
        _replace_earlier(instance)
        promise_of_return(
            by=instance.by,
            assessment=instance.assessment,
            what=instance.what,
            due_on=instance.promised_on,
        )


def _replace_earlier(instance: Return) -> None:
    """What was promised at an earlier return counts on in the new one."""
    for row in _waiting(instance.assessment_id):
        withdraw_unchecked(by=instance.by, promise=row, reason=_AGAIN)


def _waiting(assessment: int) -> list[Promise]:
    rows = Promise.objects.filter(assessment=assessment).waiting()
    return list(rows.select_related("unit", "government").select_for_update(of=("self",)))


def _stepped(instance: Step, created: bool, **_: Any) -> None:
    if not created or instance.action not in (*_SENT, *_DONE):
        return
    for row in _waiting(instance.assessment_id):
        if instance.action in _DONE:
            keep_unchecked(by=instance.by, promise=row)
        elif row.state == policies.OPEN:
            report_unchecked(by=instance.by, promise=row, note=_NOTE)


def _site_changed(instance: Site, update_fields: Any, **_: Any) -> None:
    """A newer check, another address, a site that is no more; asking for a check is none of it."""
    if update_fields is None or "newest" in update_fields:
        schedule.enqueue(
            key=f"improvement.gather:{instance.uid}@{timezone.now().isoformat()}",
            name="improvement.gather_unit",
            arguments={"unit": instance.unit_id},
            government=instance.government,
        )
