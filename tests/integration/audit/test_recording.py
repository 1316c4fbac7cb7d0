"""The chain in the database: append-only, in the transaction of the change, provable."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from zonahijau.audit import actions as audit
from zonahijau.audit.models import AppendOnly, Entry, Head
from zonahijau.audit.queries import chains, entries_of, verify

BATOLA, BANYUASIN = 1, 2


@dataclass
class Somebody:
    uid: UUID


def write(count: int, government: int = BATOLA) -> None:
    for number in range(count):
        audit.record(
            government=government,
            by=Somebody(uuid4()),
            action="test-written",
            details={"number": number, "word": "É"},
        )


def tamper(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_what_is_written_is_numbered_and_holds():
    write(5)
    assert verify(BATOLA).holds
    assert [entry.number for entry in entries_of(BATOLA)] == [1, 2, 3, 4, 5]


@pytest.mark.django_db
def test_every_government_has_a_chain_of_its_own():
    write(2)
    write(3, BANYUASIN)
    audit.record(government=None, by=None, action="test-written")
    assert [verify(chain).entries for chain in chains()] == [1, 2, 3]


@pytest.mark.django_db
def test_an_entry_is_lost_with_the_change_it_tells_about():
    write(1)

    def change():
        with transaction.atomic():
            write(3)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()
    assert verify(BATOLA).holds
    assert verify(BATOLA).entries == 1


@pytest.mark.django_db
def test_no_code_can_change_or_delete_an_entry():
    write(1)
    entry = entries_of(BATOLA).get()
    attempts = [
        entry.save,
        entry.delete,
        lambda: entries_of(BATOLA).update(action="x.y"),
        lambda: entries_of(BATOLA).delete(),
        lambda: Entry.objects.all().delete(),
    ]
    for attempt in attempts:
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET action = 'test-other' WHERE number = 2",
        "UPDATE audit_entry SET details = '{}' WHERE number = 2",
        "DELETE FROM audit_entry WHERE number = 2",
        "DELETE FROM audit_entry WHERE number = 4",
        "UPDATE audit_entry SET number = 9 WHERE number = 4",
        "UPDATE audit_head SET number = 3",
        "DELETE FROM audit_head",
        "UPDATE audit_entry SET actor_uid = NULL WHERE number = 1",
    ],
)
def test_whatever_is_changed_behind_its_back_is_seen(sql):
    write(4)
    tamper(sql)
    assert not verify(BATOLA).holds


@pytest.mark.django_db
def test_the_head_is_what_can_be_written_down():
    write(3)
    verification = verify(BATOLA)
    assert verification.head == Head.objects.get(pk=BATOLA).hash == entries_of(BATOLA).last().hash
