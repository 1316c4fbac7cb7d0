"""A standard through its lawful life: for many at once, corrected, withdrawn, replaced."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.whole_standards import COMPLETE, complete
from zonahijau.audit.models import Entry
from zonahijau.catalogue.actions import (
    add_service,
    comments,
    life,
    reminding,
    standards,
    withdraw_service,
)
from zonahijau.catalogue.actions.life import Medium, Traces
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.running import REPAIR, first_close, last_day
from zonahijau.catalogue.standards.content import Fees, Lines
from zonahijau.catalogue.steps import told_steps
from zonahijau.documents.actions.register import DecreeFacts, enter
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.models import Government
from zonahijau.wording import Refused

MINUTES, PUBLISHED = date(2026, 3, 13), date(2026, 3, 27)
CLOSED, REPAIRED, SET = date(2026, 4, 8), date(2026, 4, 22), date(2026, 4, 27)


@pytest.fixture
def ktp(dinkes):
    return add_service(by=None, unit=dinkes, facts=ServiceFacts("KTP baru"))


@pytest.fixture
def draft(ktp):
    return complete(ktp)


@pytest.fixture
def decree(dinkes):
    facts = DecreeFacts("service_standard", "SK-1/2026", SET, "Standar", "Kepala Dinas", SET)
    return enter(by=None, where=dinkes, facts=facts)


def take(by, standard, kind, on, **traces):
    rows = standard if isinstance(standard, list) else [standard]
    return life.take_step(by=by, standards=rows, kind=kind, on=on, traces=Traces(**traces))


def to_repaired(by, standard):
    take(by, standard, "discussed", MINUTES)
    take(by, standard, "draft-published", PUBLISHED)
    take(by, standard, "comments-closed", CLOSED)
    take(by, standard, "repaired", REPAIRED)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_from_draft_to_published_with_every_day_and_the_services_own_words(
    draft, rahmah, decree, ktp
):
    to_repaired(rahmah, draft)
    assert not Service.objects.get(pk=ktp.pk).has_standard
    take(rahmah, draft, "set", SET, decree=decree)
    held = fresh(draft)
    assert (held.state, held.decree, held.set_on) == ("set", decree, SET)
    assert (held.minutes_on, held.draft_published_on) == (MINUTES, PUBLISHED)
    assert (held.comments_closed_on, held.repaired_on) == (CLOSED, REPAIRED)
    service = Service.objects.get(pk=ktp.pk)
    assert (service.has_standard, service.standard_published) == (True, False)
    life.publish(by=rahmah, standards=[held], on=SET, media=[Medium("onsite")])
    assert Service.objects.get(pk=ktp.pk).standard_published
    assert [each.medium for each in held.publications.all()] == ["onsite"]
    actions = Entry.objects.filter(subject_uid=draft.uid).values_list("action", flat=True)
    assert list(actions) == ["standard-step"] * 6


def test_one_discussion_for_many_services_or_for_none(dinkes, rahmah):
    rows = [
        complete(add_service(by=None, unit=dinkes, facts=ServiceFacts(f"Layanan {n}")))
        for n in range(3)
    ]
    assert len(take(rahmah, rows, "discussed", MINUTES)) == 3
    take(rahmah, rows[0], "draft-published", PUBLISHED)
    with pytest.raises(Refused, match="Layanan 0"):
        take(rahmah, rows, "draft-published", PUBLISHED)
    assert [fresh(row).state for row in rows] == ["consulting", "discussed", "discussed"]
    with pytest.raises(Refused, match="No standard is chosen"):
        take(rahmah, [], "discussed", MINUTES)


def test_a_draft_is_published_whole_and_not_before_its_day(ktp, rahmah):
    draft = standards.begin(by=rahmah, service=ktp)
    take(rahmah, draft, "discussed", MINUTES)
    with pytest.raises(Refused, match="14 components are not written"):
        take(rahmah, draft, "draft-published", PUBLISHED)
    tomorrow = draft.government.today() + timedelta(days=1)
    with pytest.raises(Refused, match="is to come"):
        take(rahmah, draft, "draft-published", tomorrow)


def test_the_public_keeps_its_seven_working_days(draft, rahmah):
    take(rahmah, draft, "discussed", MINUTES)
    take(rahmah, draft, "draft-published", PUBLISHED)
    with pytest.raises(Refused, match="may comment until"):
        take(rahmah, draft, "comments-closed", CLOSED - timedelta(days=1))
    take(rahmah, draft, "comments-closed", CLOSED)


def test_what_the_public_reads_cannot_be_changed_and_is_repaired_afterwards(draft, rahmah):
    take(rahmah, draft, "discussed", MINUTES)
    take(rahmah, draft, "draft-published", PUBLISHED)
    with pytest.raises(Refused):
        standards.write(
            by=rahmah, standard=draft, code="product", component=Lines(("X",)), revision=3
        )
    take(rahmah, draft, "comments-closed", CLOSED)
    standards.write(
        by=rahmah, standard=draft, code="product", component=Lines(("X",)),
        revision=fresh(draft).revision,
    )  # fmt: skip


def test_no_new_fee_while_the_councils_approval_is_awaited(ktp, rahmah, decree):
    waiting = COMPLETE.replacing(
        {"fee": Fees("priced", COMPLETE.fee.items, "Perda", "awaited", "Rp2.000")}
    )
    draft = complete(ktp)
    draft.content = waiting.as_json()
    draft.save()
    to_repaired(rahmah, draft)
    with pytest.raises(Refused, match="awaits the council"):
        take(rahmah, draft, "set", SET, decree=decree)


def test_it_is_laid_down_by_a_decree_and_not_before_its_day(draft, rahmah, decree):
    to_repaired(rahmah, draft)
    with pytest.raises(Refused, match="decree is not named"):
        take(rahmah, draft, "set", SET)
    with pytest.raises(Refused, match="before its decree"):
        take(rahmah, draft, "set", SET - timedelta(days=1), decree=decree)


def test_a_wrong_day_is_corrected_in_the_middle_and_both_entries_stay(draft, rahmah):
    take(rahmah, draft, "discussed", MINUTES)
    take(rahmah, draft, "draft-published", PUBLISHED)
    step = draft.steps.get(kind="discussed")
    life.correct_step(
        by=rahmah, step=step, on=MINUTES + timedelta(days=3), because="Salah ketik tanggal"
    )
    held = fresh(draft)
    assert (held.state, held.minutes_on) == ("consulting", MINUTES + timedelta(days=3))
    kinds = held.steps.filter(kind="discussed").order_by("pk")
    assert [each.withdrawn_because for each in kinds] == ["Salah ketik tanggal", ""]
    with pytest.raises(Refused, match="lies before"):
        life.correct_step(
            by=rahmah, step=kinds.last(), on=PUBLISHED + timedelta(days=1), because="Salah lagi"
        )


def test_the_last_step_is_withdrawn_with_a_reason_and_the_state_follows(draft, rahmah):
    take(rahmah, draft, "discussed", MINUTES)
    take(rahmah, draft, "draft-published", PUBLISHED)
    first, second = draft.steps.filter(kind__in=("discussed", "draft-published")).order_by("pk")
    with pytest.raises(Refused, match="steps after it"):
        life.withdraw_step(by=rahmah, step=first, because="Keliru mencatat")
    with pytest.raises(Refused):
        life.withdraw_step(by=rahmah, step=second, because=" ")
    life.withdraw_step(by=rahmah, step=second, because="Belum dipublikasikan")
    held = fresh(draft)
    assert (held.state, held.draft_published_on) == ("discussed", None)


def test_a_change_replaces_what_was_in_force_and_taking_it_back_restores_it(
    ktp, dinkes, rahmah, decree
):
    old = complete(ktp)
    take(rahmah, old, "set", SET, decree=decree)
    new = standards.begin(by=rahmah, service=ktp)
    assert (new.version, new.filled) == (2, 14)
    for kind, day in (
        ("discussed", date(2026, 6, 2)),
        ("draft-published", date(2026, 6, 3)),
        ("comments-closed", date(2026, 6, 12)),
        ("repaired", date(2026, 6, 15)),
    ):
        take(rahmah, new, kind, day)
    on = date(2026, 6, 17)
    facts = DecreeFacts("service_standard", "SK-2/2026", on, "Perubahan", "Kepala Dinas", on)
    take(rahmah, new, "set", on, decree=enter(by=None, where=dinkes, facts=facts))
    assert [fresh(old).state, fresh(new).state] == ["replaced", "set"]
    step = new.steps.get(kind="set")
    life.correct_step(by=rahmah, step=step, on=on + timedelta(days=1), because="SK tanggal 18")
    assert old.steps.standing().get(kind="replaced").on == on + timedelta(days=1)
    again = new.steps.standing().get(kind="set")
    life.withdraw_step(by=rahmah, step=again, because="SK batal terbit")
    assert [fresh(old).state, fresh(new).state] == ["set", "repaired"]
    assert Service.objects.get(pk=ktp.pk).has_standard


def test_a_standard_of_an_older_decree_is_entered_as_it_is(ktp, rahmah, decree):
    draft = standards.begin(by=rahmah, service=ktp)
    take(rahmah, draft, "set", SET, decree=decree)
    assert (fresh(draft).state, fresh(draft).filled) == ("set", 0)
    life.withdraw_step(
        by=rahmah, step=draft.steps.get(kind="set"), because="Ternyata belum ditetapkan"
    )
    assert fresh(draft).state == "draft"
    assert not Service.objects.get(pk=ktp.pk).has_standard


def test_a_withdrawn_standard_leaves_its_service_without_one(draft, ktp, rahmah, decree):
    take(rahmah, draft, "set", SET, decree=decree)
    take(rahmah, draft, "withdrawn", SET, note="Layanan dihapus")
    assert fresh(draft).state == "withdrawn"
    assert not Service.objects.get(pk=ktp.pk).has_standard
    assert not Standard.objects.in_force().exists()


def test_only_who_manages_the_unit_takes_steps(disdik, rahmah):
    row = complete(add_service(by=None, unit=disdik, facts=ServiceFacts("Ijazah")))
    with pytest.raises(PermissionDenied):
        take(rahmah, row, "discussed", MINUTES)


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
@pytest.mark.parametrize(("more", "late"), [(0, [0, 0, 0]), (1, [3, 0, 1])])
def test_the_steps_of_a_path_over_nyepi_eid_and_good_friday_know_how_late_they_came(
    batola, draft, rahmah, zone, more, late
):
    """In time to the last day; or published on Wednesday 1 April (27 March was the last day), and
    repaired on the day after its last, which the later publication moved on."""
    batola.time_zone = zone
    batola.save()
    published = PUBLISHED if not more else date(2026, 4, 1)
    calendar = calendar_of(batola)
    closed = first_close(published, calendar)
    repaired = last_day(REPAIR, closed, calendar) + timedelta(days=more)
    for kind, on in (
        ("discussed", MINUTES), ("draft-published", published),
        ("comments-closed", closed), ("repaired", repaired),
    ):  # fmt: skip
        take(rahmah, draft, kind, on)
    told = {each.step.kind: each.late for each in told_steps(fresh(draft))}
    assert [told[kind] for kind in ("draft-published", "comments-closed", "repaired")] == late


def test_a_day_of_publication_that_would_take_days_from_the_public_is_refused(draft, rahmah):
    take(rahmah, draft, "discussed", MINUTES)
    take(rahmah, draft, "draft-published", PUBLISHED)
    take(rahmah, draft, "comments-closed", CLOSED)
    step = draft.steps.get(kind="draft-published")
    with pytest.raises(Refused, match="entered as closed on Wednesday, 8 April 2026"):
        life.correct_step(
            by=rahmah, step=step, on=PUBLISHED + timedelta(days=3), because="Baru terpasang Senin"
        )
    earlier = PUBLISHED - timedelta(days=1)
    life.correct_step(by=rahmah, step=step, on=earlier, because="Sudah terpasang Kamis")
    assert fresh(draft).draft_published_on == earlier


def test_the_last_day_belongs_to_the_public_up_to_its_midnight(draft, rahmah, monkeypatch):
    take(rahmah, draft, "discussed", MINUTES)
    take(rahmah, draft, "draft-published", PUBLISHED)
    monkeypatch.setattr(Government, "today", lambda _: CLOSED)
    with pytest.raises(Refused, match="may comment until Wednesday, 8 April 2026"):
        take(rahmah, draft, "comments-closed", CLOSED)
    monkeypatch.setattr(Government, "today", lambda _: CLOSED + timedelta(days=1))
    take(rahmah, draft, "comments-closed", CLOSED)
    assert fresh(draft).comments_closed_on == CLOSED


def test_a_version_cannot_be_dated_before_the_one_that_it_replaced(ktp, dinkes, rahmah, decree):
    old = complete(ktp)
    take(rahmah, old, "set", SET, decree=decree)
    new = standards.begin(by=rahmah, service=ktp)
    on = SET + timedelta(days=30)
    earlier = SET - timedelta(days=30)
    facts = DecreeFacts("service_standard", "SK-0/2026", earlier, "Perubahan", "Kepala", earlier)
    take(rahmah, new, "set", on, decree=enter(by=None, where=dinkes, facts=facts))
    step = new.steps.get(kind="set")
    with pytest.raises(Refused, match="laid down after this day"):
        life.correct_step(by=rahmah, step=step, on=earlier, because="Salah ketik tanggal")
    assert old.steps.standing().get(kind="replaced").on == on


def test_another_day_of_its_publication_holds_for_every_place_where_it_can_be_read(
    draft, rahmah, decree
):
    take(rahmah, draft, "set", SET, decree=decree)
    media = [Medium("onsite"), Medium("website", "https://contoh.go.id/standar")]
    (step,) = life.publish(by=rahmah, standards=[draft], on=SET, media=media)
    later = SET + timedelta(days=2)
    again = life.correct_step(by=rahmah, step=step, on=later, because="Papan baru dipasang Rabu")
    assert {each.on for each in draft.publications.filter(withdrawn_at=None)} == {later}
    life.withdraw_step(by=rahmah, step=again, because="Ternyata belum dipasang")
    assert not draft.publications.filter(withdrawn_at=None).exists()


def test_the_standard_of_a_withdrawn_service_has_no_life_any_more(draft, ktp, rahmah, batola):
    take(rahmah, draft, "discussed", MINUTES)
    take(rahmah, draft, "draft-published", PUBLISHED)
    withdraw_service(by=rahmah, service=ktp, because="Pindah ke unit lain")
    with pytest.raises(Refused, match="This service was withdrawn"):
        take(rahmah, draft, "comments-closed", CLOSED)
    assert reminding.close_comments(government=batola) == 0
    assert not comments.is_open(Standard.objects.select_related("service").get(pk=draft.pk))
    assert fresh(draft).state == "consulting"


def test_a_change_that_nobody_discussed_is_no_older_standard(ktp, dinkes, rahmah, decree):
    take(rahmah, complete(ktp), "set", SET, decree=decree)
    new = standards.begin(by=rahmah, service=ktp)
    today = new.government.today()
    long_since = timezone.now() - timedelta(days=20)
    Standard.objects.filter(pk=new.pk).update(created_at=long_since)
    facts = DecreeFacts("service_standard", "SK-9", SET, "Perubahan", "Kepala Dinas", SET)
    later = enter(by=None, where=dinkes, facts=facts)
    with pytest.raises(Refused, match="was not discussed"):
        take(rahmah, new, "set", today, decree=later)
    take(rahmah, new, "set", today - timedelta(days=30), decree=later)
    assert fresh(new).state == "set"
