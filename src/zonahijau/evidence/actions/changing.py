"""What becomes of evidence: better words, review, expiry, withdrawal."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from zonahijau import audit, notices
from zonahijau.accounts.models import User
from zonahijau.evidence.details import Details, check_details, check_facts, reason_given
from zonahijau.evidence.models import Decision, Evidence, EvidenceFact
from zonahijau.evidence.policies import EXPIRED, REJECTED, TRANSITIONS, check_step, is_over
from zonahijau.organisations.models import Government
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Refusal, Refused, Text, refuse


class Overtaken(Refused):
    """Somebody else saved the same evidence meanwhile; ``current`` is what stands there now."""

    def __init__(self, current: Evidence):
        self.current = current
        what = Text("Bukti ini baru saja diubah orang lain", "Somebody has just changed this")
        remedy = Text("Bandingkan, lalu simpan lagi", "Compare the two, then save again")
        super().__init__(Refusal(what, remedy))


def held(evidence: Evidence) -> Evidence:
    """The evidence as it is now, held until the end of the transaction."""
    rows = Evidence.objects.select_related("unit", "government", "blob", "uploaded_by")
    row: Evidence = rows.select_for_update(of=("self",)).get(pk=evidence.pk)
    if row.withdrawn_at is not None:
        raise refuse(
            Text("Bukti ini sudah ditarik", "This evidence was withdrawn"),
            Text("Pilih bukti lain", "Choose other evidence"),
        )
    return row


@transaction.atomic
def change(*, by: User, evidence: Evidence, details: Details, revision: int) -> Evidence:
    """Correct title, facts, service or expiry; ``revision`` is the one that was on the screen.

    What has expired and holds again for longer goes back to review.
    """
    row = held(evidence)
    check_may(by, "attach_evidence", row.unit)
    check_details(details, row.unit)
    if row.revision != revision:
        raise Overtaken(row)
    day = row.government.today()
    if row.state == EXPIRED and not is_over(details.expires_on, day):
        row.state = check_step("prolong", row.state).to
    row.title, row.service = details.title.strip(), details.service
    row.expires_on, row.revision = details.expires_on, row.revision + 1
    row.save(update_fields=["title", "service", "expires_on", "state", "revision"])
    _set_facts(row, details.facts)
    _tell(by, "evidence-changed", row, {"facts": sorted(set(details.facts))})
    return row


@transaction.atomic
def add_facts(*, by: User, evidence: Evidence, facts: Iterable[str]) -> None:
    """Say that an evidence proves these facts too; what it proves already stays as it is."""
    row, new = held(evidence), set(facts)
    check_may(by, "attach_evidence", row.unit)
    check_facts(new)
    new -= set(row.facts.values_list("fact", flat=True))
    if new:
        _add(row, new)
        _tell(by, "evidence-proves", row, {"facts": sorted(new)})


def _set_facts(row: Evidence, facts: Iterable[str]) -> None:
    wanted, known = set(facts), set(row.facts.values_list("fact", flat=True))
    row.facts.filter(fact__in=known - wanted).delete()
    _add(row, wanted - known)


def _add(row: Evidence, facts: Iterable[str]) -> None:
    EvidenceFact.objects.bulk_create(
        EvidenceFact(government_id=row.government_id, evidence=row, fact=fact)
        for fact in sorted(facts)
    )


@transaction.atomic
def send(*, by: User, evidence: Iterable[Evidence]) -> None:
    """Hand drafts to the reviewer; what is further along stays where it is."""
    for each in evidence:
        row = held(each)
        check_may(by, TRANSITIONS["send"].capability, row.unit)
        if row.state in TRANSITIONS["send"].since:
            _step(by, row, "send")


@transaction.atomic
def decide(*, by: User, evidence: Evidence, step: str, reason: str = "") -> Evidence:
    """Accept or reject (``step``) evidence; a rejection says why. Nobody judges their own."""
    row = held(evidence)
    transition = check_step(step, row.state)
    check_may(by, transition.capability, row.unit)
    if row.uploaded_by_id == by.pk:
        raise PermissionDenied(
            Text(
                "Bukti yang Anda unggah sendiri diperiksa orang lain.",
                "Somebody else reviews what you uploaded yourself.",
            )
        )
    if transition.to == REJECTED:
        reason = reason_given(reason, 500)
    decision = Decision.objects.create(
        government_id=row.government_id,
        evidence=row,
        state=transition.to,
        reason=reason.strip(),
        by=by,
    )
    if decision.state == REJECTED:
        _tell_uploader(row, decision)
    return _step(by, row, step)


def _tell_uploader(row: Evidence, decision: Decision) -> None:
    """The title stays out: messages are pasted into chat groups, and a title may name somebody."""
    notices.send(
        to=row.uploaded_by,
        text=Text(
            f"Satu bukti {row.unit.name} ditolak pemeriksa. Buka untuk membaca alasannya.",
            f"A piece of evidence of {row.unit.name} was rejected. Open it to read why.",
        ),
        link=reverse("evidence:show", kwargs={"evidence": row.uid}),
        kind="evidence-rejected",
        government=row.government,
        key=f"evidence-rejected:{decision.uid}",
    )


def _step(by: User, row: Evidence, step: str) -> Evidence:
    transition = check_step(step, row.state)
    row.state, row.revision = transition.to, row.revision + 1
    row.save(update_fields=["state", "revision"])
    _tell(by, f"evidence-{transition.done}", row, {})
    return row


@transaction.atomic
def withdraw(*, by: User, evidence: Evidence, because: str) -> None:
    """Take evidence out of use, with a reason; it is kept, and answers still show it."""
    row = held(evidence)
    check_may(by, "attach_evidence", row.unit)
    row.withdrawn_because, row.withdrawn_at = reason_given(because), timezone.now()
    row.revision += 1
    row.save(update_fields=["withdrawn_at", "withdrawn_because", "revision"])
    _tell(by, "evidence-withdrawn", row, {})


@transaction.atomic
def expire(*, government: Government, on: date | None = None) -> int:
    """Mark what no longer holds from this day on (today there); how many there were."""
    day = on or government.today()
    over = Evidence.objects.current().filter(government=government, expires_on__lte=day)
    rows = list(over.exclude(state=EXPIRED).select_for_update(of=("self",)))
    for row in rows:
        row.state = EXPIRED
        row.save(update_fields=["state"])
        audit.record(government=government, by=None, action="evidence-expired", subject=row)
    return len(rows)


def _tell(by: User, action: str, row: Evidence, details: dict[str, object]) -> None:
    audit.record(government=row.government, by=by, action=action, subject=row, details=details)
