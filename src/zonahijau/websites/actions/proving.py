"""A check becomes evidence of its unit: a sealed file that shows the site as it was."""

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.evidence.actions import add_facts, upload
from zonahijau.evidence.details import LONGEST_TITLE, Details
from zonahijau.evidence.models import Evidence
from zonahijau.evidence.slots import DOCUMENT
from zonahijau.organisations.permissions import check_may
from zonahijau.web.formatting import plain_date
from zonahijau.websites.copies import copy_pdf
from zonahijau.websites.facts import facts_of
from zonahijau.websites.models import SiteCheck
from zonahijau.wording import Text, refuse


def prove(*, by: User, check: SiteCheck) -> Evidence:
    """Make what a check saw evidence: a PDF with the pages' words, their hashes, the time and who
    made it; of a check by hand with a photo, the photo. Refused where nothing was found, and for
    a check that is evidence already."""
    check_may(by, "attach_evidence", check.site.unit)
    facts = tuple(sorted(facts_of(check)))
    if not facts or check.withdrawn_at is not None:
        raise refuse(
            Text("Tidak ada muatan yang ditemukan", "No content was found"),
            Text("Lengkapi situsnya, lalu periksa lagi", "Complete the site, then check again"),
        )
    now = timezone.now()
    with transaction.atomic():
        row = _held(check)
        standing = row.standing_evidence
        if standing is None:
            standing = _on_paper(by, row, copy_pdf(row, by.name, now), facts)
        elif standing.blob is not None and not _proves(standing, facts):
            add_facts(by=by, evidence=standing, facts=facts)
        else:
            raise _already(standing)
        details = {"evidence": str(standing.uid), "site": str(row.site.uid)}
        audit.record(
            government=row.government, by=by, action="site-check-proves", subject=row,
            details=details,
        )  # fmt: skip
    return standing


def _held(check: SiteCheck) -> SiteCheck:
    rows = SiteCheck.objects.select_related(
        "site__unit__government", "government", "snapshot", "evidence__blob", "by"
    )
    row: SiteCheck = rows.select_for_update(of=("self",)).get(pk=check.pk)
    return row


def _on_paper(by: User, row: SiteCheck, pdf: bytes, facts: tuple[str, ...]) -> Evidence:
    day = plain_date(row.day)
    title = f"Salinan situs {row.site}"[: LONGEST_TITLE - len(day) - 2]
    details = Details(DOCUMENT, f"{title}, {day}", facts)
    name = f"situs-{row.day}.pdf"
    made = upload(by=by, unit=row.site.unit, chunks=[pdf], name=name, details=details)
    row.evidence = made
    row.save(update_fields=["evidence"])
    return made


def _proves(standing: Evidence, facts: tuple[str, ...]) -> bool:
    return set(facts) <= set(standing.facts.values_list("fact", flat=True))


def _already(standing: Evidence) -> Exception:
    return refuse(
        Text("Pemeriksaan ini sudah menjadi bukti", "This check is evidence already"),
        Text(f"Pakai bukti “{standing.title}”", f"Use the evidence “{standing.title}”"),
    )
