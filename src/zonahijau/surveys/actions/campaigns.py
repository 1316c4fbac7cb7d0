"""Opening, prolonging and closing a survey."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.catalogue.models import Service
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.statistics.sample import required_sample
from zonahijau.surveys.asking import (
    FORMS,
    Content,
    base_of,
    content_of,
    fingerprint,
    languages_of,
)
from zonahijau.surveys.models import Campaign, CampaignService, SurveyForm
from zonahijau.surveys.rewording import check
from zonahijau.surveys.words import CHANNELS
from zonahijau.wording import Text, refuse

MOST_SERVICES, LONGEST = 60, timedelta(days=731)
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_ADDRESS = 7


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """A service to ask about: from the catalogue, or a name; its users a year, if counted."""

    name: str
    users_a_year: int | None = None
    service: Service | None = None


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """What a unit chooses when it starts a survey of [``start``, ``until``).

    ``form`` is one in own words; without it the law's form of ``kind`` is asked, the one of
    ``facet`` (A, B) where a guideline has two.
    """

    title: str
    start: date
    until: date
    services: tuple[ServiceFacts, ...]
    kind: str = "skm"
    facet: str = ""
    form: SurveyForm | None = None
    channels: tuple[str, ...] = ("counter", "link", "paper")
    languages: tuple[str, ...] = ("id", "en")
    codes_only: bool = False


@transaction.atomic
def open_campaign(*, by: User | None, unit: Unit, facts: CampaignFacts) -> Campaign:
    """Start a survey; the questions are fixed from now on, and citizens may answer from its first
    day. ``by`` None is the program itself."""
    if by is not None:
        check_may(by, "manage_surveys", unit)
    content = _content(unit, facts)
    _check(facts, content)
    campaign = _row(by, unit, facts, content)
    CampaignService.objects.bulk_create(_services(campaign, facts.services))
    details = {"services": len(facts.services), "unit": str(unit.uid), "form": campaign.form_id}
    audit.record(
        government=campaign.government_id,
        by=by,
        action="survey-opened",
        subject=campaign,
        details=details,
    )
    return campaign


def _content(unit: Unit, facts: CampaignFacts) -> Content:
    """What will be asked; an own form is held against the law's once more."""
    form = facts.form
    if form is None:
        return content_of(facts.kind, {"form": facts.facet} if facts.facet else None)
    if not SurveyForm.objects.offered_to(unit).filter(pk=form.pk, kind=facts.kind).exists():
        raise refuse(
            Text("Formulir ini tidak untuk unit ini", "The form is not for this unit"),
            Text("Pilih formulir lain", "Choose another form"),
            column="kind",
        )
    content: Content = form.content
    check(content, base_of(form.kind, content))
    return content


def _form_id(facts: CampaignFacts) -> str:
    """Which form is asked, in the words of the register: ``panrb/f-03-2022 B``, ``... v3``."""
    version = f"v{facts.form.version}" if facts.form else ""
    return " ".join(part for part in (FORMS[facts.kind], facts.facet, version) if part)


def _row(by: User | None, unit: Unit, facts: CampaignFacts, content: Content) -> Campaign:
    for _ in range(5):
        try:
            with transaction.atomic():
                return Campaign.objects.create(
                    government_id=unit.government_id,
                    unit=unit,
                    title=facts.title.strip(),
                    kind=facts.kind,
                    start=facts.start,
                    until=facts.until,
                    state="open",
                    address=new_address(),
                    form_id=_form_id(facts),
                    form_sha256=fingerprint(content),
                    instrument=content["instrument"],
                    questions=content,
                    channels=[each for each in CHANNELS if each in facts.channels],
                    languages=list(facts.languages),
                    codes_only=facts.codes_only,
                    by=by,
                )
        except IntegrityError:  # the same address twice in a billion
            continue
    raise RuntimeError("no free address")


def new_address() -> str:
    """What stands after ``/s/``: short to type, not to be guessed by counting."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_ADDRESS))


def _services(campaign: Campaign, services: Sequence[ServiceFacts]) -> list[CampaignService]:
    return [
        CampaignService(
            government_id=campaign.government_id,
            campaign=campaign,
            service=each.service,
            key=str(place),
            name=each.name.strip(),
            users_a_year=each.users_a_year,
            required=_required(each.users_a_year),
        )
        for place, each in enumerate(services, start=1)
    ]


@transaction.atomic
def count_users(*, by: User, campaign: Campaign, users: Mapping[str, int | None]) -> None:
    """Write how many people use each service (by its key) in a year; the sample follows."""
    row = _held(campaign)
    check_may(by, "manage_surveys", row.unit)
    if row.state == "closed":
        raise refuse(
            Text("Survei ini sudah selesai", "This survey is over"),
            Text("Tulis pengguna setahun pada survei berikutnya", "Write them in the next survey"),
        )
    for service in row.services.filter(key__in=users):
        service.users_a_year = users[service.key]
        service.required = _required(service.users_a_year)
        service.save(update_fields=["users_a_year", "required"])
    _tell(by, "survey-users-counted", row)


def _required(users_a_year: int | None) -> int | None:
    return None if users_a_year is None else required_sample(users_a_year)


@transaction.atomic
def prolong(*, by: User, campaign: Campaign, until: date) -> None:
    """Let a survey run longer, also one that was closed and is not counted out yet."""
    row = _held(campaign)
    check_may(by, "manage_surveys", row.unit)
    if row.state not in {"open", "closing"} or not row.until < until <= row.start + LONGEST:
        raise refuse(
            Text("Survei ini tidak dapat diperpanjang", "This survey cannot be prolonged"),
            Text("Pilih tanggal sesudah akhirnya, dalam dua tahun, atau mulai survei baru",
                 "Choose a day after its end, within two years, or start a new survey"),
            column="until",
        )  # fmt: skip
    row.until, row.state = until, "open"
    row.revision += 1
    row.save(update_fields=["until", "state", "revision"])
    _tell(by, "survey-prolonged", row)


@transaction.atomic
def close(*, by: User | None, campaign: Campaign) -> None:
    """End a survey: no further answers; what waits is counted by the next mixing."""
    row = _held(campaign)
    if by is not None:
        check_may(by, "manage_surveys", row.unit)
    if row.state != "open":
        raise refuse(
            Text("Survei ini sudah ditutup", "This survey is closed"),
            Text("Lihat hasilnya", "Look at its result"),
        )
    today = row.government.today()
    row.state = "closing"
    row.until = max(min(row.until, today + timedelta(days=1)), row.start + timedelta(days=1))
    row.revision += 1
    row.save(update_fields=["state", "until", "revision"])
    _tell(by, "survey-closed", row)


def close_due(*, today: date, government_id: int) -> int:
    """Close the surveys of a government whose last day is over; how many."""
    over = Campaign.objects.filter(government_id=government_id, state="open", until__lte=today)
    rows = list(over)
    for row in rows:
        close(by=None, campaign=row)
    return len(rows)


def _tell(by: User | None, action: str, row: Campaign) -> None:
    audit.record(government=row.government_id, by=by, action=action, subject=row)


def _held(campaign: Campaign) -> Campaign:
    rows = Campaign.objects.select_related("unit", "government")
    return rows.select_for_update(of=("self",)).get(pk=campaign.pk)


def _check(facts: CampaignFacts, content: Content) -> None:
    if not facts.title.strip():
        raise refuse(
            Text("Survei belum bernama", "The survey has no name"),
            Text("Tulis judulnya", "Write its title"),
            column="title",
        )
    if not facts.start < facts.until <= facts.start + LONGEST:
        raise refuse(
            Text("Masa survei tidak sah", "The period is not valid"),
            Text("Akhir sesudah awal, paling lama dua tahun",
                 "It ends after it begins, within two years"),
            column="until",
        )  # fmt: skip
    if not 1 <= len(facts.services) <= MOST_SERVICES:
        raise refuse(
            Text("Pilih satu sampai {most} layanan", "Choose one to {most} services").fill(
                most=MOST_SERVICES
            ),
            Text("Centang layanan yang disurvei", "Tick the services to ask about"),
            column="services",
        )
    _check_ways(facts, content)


def _check_ways(facts: CampaignFacts, content: Content) -> None:
    if not facts.channels or set(facts.channels) - CHANNELS.keys():
        raise refuse(
            Text("Saluran belum dipilih", "No channel was chosen"),
            Text("Pilih paling sedikit satu", "Choose at least one"),
            column="channels",
        )
    if not facts.languages or set(facts.languages) - set(languages_of(content)):
        raise refuse(
            Text("Formulir ini belum ada dalam bahasa itu", "The form has no words in it"),
            Text("Pilih bahasa yang ada", "Choose a language that it has"),
            column="languages",
        )
    _check_codes(facts)


def _check_codes(facts: CampaignFacts) -> None:
    if facts.codes_only and "code" not in facts.channels:
        raise refuse(
            Text("Tanpa saluran kode tidak ada kode yang dicetak", "Without codes nobody has one"),
            Text("Centang juga Kode sekali pakai", "Tick single-use codes as well"),
            column="channels",
        )
    if facts.codes_only and "kiosk" in facts.channels:
        raise refuse(
            Text("Tablet tanpa jaringan tidak dapat memeriksa kode",
                 "A tablet without a network cannot check codes"),
            Text("Hapus centang tablet, atau terima juga jawaban tanpa kode",
                 "Untick the tablet, or take answers without a code as well"),
            column="channels",
        )  # fmt: skip
