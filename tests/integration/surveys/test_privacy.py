"""Somebody who holds the database, the log and a backup does not find out who answered what.

Each of a hundred people uses a code of their own and answers differently from all others. The
thief tries every order that the rows give away, and knows who came after whom and in which order
the codes were printed; chance finds one pair in the mean.
"""

import gzip
import logging
import random
import tarfile
import uuid
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connection

from tests.surveys import answer, sent
from zonahijau.cli.care.backing_up import back_up
from zonahijau.cli.care.keys import open_keys
from zonahijau.surveys import sealing
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.codes import make_codes
from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.lines import read_all
from zonahijau.surveys.models import Code, Comment, Receipt, Seal, Shelf, WaitingAnswer
from zonahijau.surveys.submissions import Submission, digest_of

PEOPLE = 100
MOST_BY_CHANCE = 8
"""Pairs found by an order that knows nothing: one in the mean, above eight once in a million."""

PASSPHRASE = "empat kata tanpa kaitan"  # noqa: S105

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def truth(survey, rahmah, today):
    """What each code answered, after five nights of mixing and the end of the survey."""
    survey, said, _ = _asked(survey, rahmah, today)
    return survey, said


@pytest.fixture
def watched(survey, rahmah, today):
    """The same, and the orders that somebody at the counter knows: of printing and of answering."""
    return _asked(survey, rahmah, today)


def _asked(survey, by, today):
    codes = make_codes(by=by, campaign=survey, count=PEOPLE)
    rungs = set()
    while len(rungs) < PEOPLE:
        rungs.add(tuple(random.randint(1, 4) for _ in range(9)))  # noqa: S311 - only test data
    said = dict(zip(codes, rungs, strict=True))
    order = random.sample(codes, PEOPLE)
    for night in range(5):
        for code in order[night * 20 : night * 20 + 20]:
            sent(survey, answer(said[code]), text=f"Saran {said[code]}", code=code, channel="code")
        mix(campaign=survey, on=today + timedelta(days=night))
    close(by=by, campaign=survey)
    mix(campaign=survey, on=today + timedelta(days=5))
    return survey, said, [codes, order]


def _orders(model):
    """Every order in which the rows of a table can be laid: by key, by place, by version."""
    table = connection.ops.quote_name(model._meta.db_table)
    by = ["id", "digest"] if hasattr(model, "digest") else ["id"]
    by += ["rowid"] if connection.vendor == "sqlite" else ["ctid", "xmin::text::bigint, ctid"]
    with connection.cursor() as cursor:
        for each in by:
            cursor.execute(f"SELECT id FROM {table} ORDER BY {each}")  # noqa: S608
            yield [key for (key,) in cursor.fetchall()]


def _orders_of_codes(survey, said, known):
    digests = dict(Code.objects.values_list("pk", "digest"))
    owner = {digest_of(survey, code): code for code in said}
    yield from known
    for keys in _orders(Code):
        yield [owner[digests[key]] for key in keys]


def _most_found(known, laid):
    """How many an order gives away: those who stand in their own place, from either end, and those
    who stand right beside whoever came before them, wherever that is."""
    places = {each: place for place, each in enumerate(laid)}
    assert len(places) == len(known) == PEOPLE
    stands = [places[each] for each in known]
    steps = Counter(later - sooner for sooner, later in pairwise(stands))
    own = sum(place == each for place, each in enumerate(stands))
    other = sum(place == PEOPLE - 1 - each for place, each in enumerate(stands))
    return max(own, other, steps[1], steps[-1])


def test_an_order_that_is_kept_is_found_however_it_is_moved_about():
    known = list(range(PEOPLE))
    assert _most_found(known, known) == _most_found(known, known[::-1]) == PEOPLE
    assert _most_found(known, known[80:] + known[60:80] + known[:60]) > MOST_BY_CHANCE
    assert _most_found(known, known[50:][::-1] + known[:50][::-1]) > MOST_BY_CHANCE


def test_no_order_of_codes_leads_to_answers(watched):
    survey, said, known = watched
    answers = [
        each.scored for shelf in Shelf.objects.order_by("number") for each in read_all(shelf.lines)
    ]
    assert sorted(answers) == sorted(said.values())
    for codes in _orders_of_codes(survey, said, known):
        assert _most_found([said[code] for code in codes], answers) <= MOST_BY_CHANCE


def test_no_order_of_codes_leads_to_what_people_wrote(watched):
    survey, said, known = watched
    texts = dict(Comment.objects.values_list("pk", "text"))
    for codes in _orders_of_codes(survey, said, known):
        for comments in _orders(Comment):
            laid = [texts[key] for key in comments]
            found = _most_found([f"Saran {said[code]}" for code in codes], laid)
            assert found <= MOST_BY_CHANCE


@pytest.mark.usefixtures("truth")
def test_no_page_of_the_database_file_holds_what_people_wrote():
    """Deleted rows and the write-ahead log included; the files of PostgreSQL belong to its server,
    where what a dead row held is asked for by the versions of rows below."""
    if connection.vendor == "sqlite":
        _no_page_holds_it()


def _no_page_holds_it():
    database = Path(connection.settings_dict["NAME"])
    pages = b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))
    assert b"surveys_comment" in pages
    assert b"Saran (" not in pages


def test_no_row_version_parts_the_answers_by_night(truth):
    """PostgreSQL keeps the transaction of every row: those of comments and shelves must be one."""
    _one_version_of_all()
    assert not WaitingAnswer.objects.exists()


def _one_version_of_all():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in (Comment, Shelf):
                cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {model._meta.db_table}")  # noqa: S608
                assert cursor.fetchone() == (1,)


def test_what_a_tablet_sent_after_the_close_stands_among_all_other_answers(truth, today):
    survey, said = truth
    late = {str(uuid.uuid4()): (1 + place % 4,) * 9 for place in range(12)}
    for uid, rungs in late.items():
        kept = Submission(answer(rungs), "kiosk", f"Saran {rungs}")
        take(campaign=survey, submission=kept, uid=uid, was_asked_in_time=True)
    mix(campaign=survey, on=today + timedelta(days=6))
    assert not WaitingAnswer.objects.exists()
    (shelf,) = survey.shelves.all()
    lines = shelf.lines.splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(said) + len(late)
    _one_version_of_all()
    receipts = dict(Receipt.objects.values_list("pk", "digest"))
    owner = {digest_of(survey, uid): rungs for uid, rungs in late.items()}
    for keys in _orders(Receipt):
        assert [key for key in keys if receipts[key] in owner]
        for comments in _orders(Comment):
            texts = dict(Comment.objects.values_list("pk", "text"))
            pairs = zip(keys, (texts[key] for key in comments), strict=True)
            hits = sum(text == f"Saran {owner.get(receipts[key])}" for key, text in pairs)
            assert hits <= MOST_BY_CHANCE


def test_rows_of_a_submission_hold_no_time_and_no_address(truth):
    for model in (Code, Receipt, Comment, Shelf, WaitingAnswer):
        kinds = {field.get_internal_type(): field.name for field in model._meta.concrete_fields}
        assert "TimeField" not in kinds
        assert "GenericIPAddressField" not in kinds
        assert kinds.get("DateTimeField") in {None, "coded_at"}
    assert set(Comment.objects.values_list("coded_at", flat=True)) == {None}


def test_a_backup_holds_nothing_that_waits(survey, tmp_path):
    for _ in range(7):
        sent(survey, answer(), text="Antre lama")
    made = back_up(tmp_path / "cadangan.tar", passphrase=PASSPHRASE, count=lambda _: None)
    noise = [bytes(row.content) for row in WaitingAnswer.objects.all()]
    with tarfile.open(made.path) as tar:
        names = tar.getnames()
        parts = [tar.extractfile(name).read() for name in names]
        keys = tar.extractfile("keys.json").read()
    plain = b"".join(gzip.decompress(p) if p[:2] == b"\x1f\x8b" else p for p in parts)
    tables = [name for name in names if not name.startswith("files/")]
    assert not [name for name in tables if "waiting" in name or "seal" in name]
    assert not [each for each in noise if each in plain]
    assert b"Antre lama" not in plain
    seal = Seal.objects.get().pk
    kept = open_keys(keys, PASSPHRASE, "cadangan.tar")
    assert kept
    assert str(seal) not in str(kept)
    assert sealing.secret_of(seal).hex() not in str(kept)


def test_the_log_is_silent_about_answers(client, survey, batola, caplog):
    from zonahijau.organisations.modules import AT_FIRST, KEY

    batola.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    batola.save()
    with caplog.at_level(logging.INFO):
        client.post(f"/s/{survey.address}/", {"U1": "4"})
        sent(survey, answer(), text="Antre lama")
        mix(campaign=survey, on=batola.today())
    assert [record for record in caplog.records if survey.address in record.getMessage()] == []
