"""What set-up makes: each thing once, found again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from zonahijau.accounts.actions import check_new_password, issue_slip
from zonahijau.accounts.models import User
from zonahijau.accounts.policies import SLIP_VALID, check_username
from zonahijau.accounts.secrecy import ensure_key
from zonahijau.cli.care.database import described
from zonahijau.cli.care.folders import mend_modes
from zonahijau.cli.care.migrations import pending
from zonahijau.cli.care.questions import Asker
from zonahijau.cli.care.regions import find_region
from zonahijau.cli.django import prepare
from zonahijau.instruments.models import Version
from zonahijau.organisations.actions.governments import create_government
from zonahijau.organisations.actions.people import PersonFacts, create_person, give_role
from zonahijau.organisations.models import Government, Membership, Region
from zonahijau.organisations.policies import Wish
from zonahijau.wording import Refused, Text, refuse

ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said on the command line and in the environment; None for what was not."""

    region: str | None = None
    short_name: str | None = None
    username: str | None = None
    name: str | None = None
    password: str | None = None
    new_password: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the set-up and what became of it."""

    what: Text
    outcome: Text
    changed: bool


@dataclass(slots=True)
class Installed:
    """What stands now; ``slip`` is the one-time password, to be shown this once."""

    steps: list[Step] = field(default_factory=list)
    government: Government | None = None
    username: str = ""
    slip: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything was made or mended."""
        return any(step.changed for step in self.steps)

    def data(self) -> dict[str, object]:
        """The same for programs."""
        government = self.government
        return {
            "changed": self.changed,
            "data": str(settings.DATA),
            "database": described(),
            "government": government and {"code": government.region_id, "name": government.name},
            "administrator": self.username or None,
            "one_time_password": self.slip or None,
            "steps": [{"part": step.what, "changed": step.changed} for step in self.steps],
        }

    def notes(self) -> Iterator[Text]:
        """What to do next."""
        if not self.changed:
            yield Text(
                "Semua sudah siap; tidak ada yang diubah.", "All was ready; nothing changed."
            )
        if self.slip:
            yield _SLIP.fill(username=self.username, slip=self.slip, days=SLIP_VALID.days)
        yield Text(
            "Jalankan zonahijau serve, lalu masuk lewat peramban di {address}.",
            "Run zonahijau serve, then sign in with a browser at {address}.",
        ).fill(address=f"{settings.ADDRESS or 'http://127.0.0.1:8000'}/masuk/")


def install(wishes: Wishes, asker: Asker) -> Installed:
    """Everything that is missing: folders, keys, database, law, government, administrator.

    What was asked for is checked before anything of it is written. Refused for a folder that
    holds the demonstration.
    """
    if wishes.username:
        _fit_username(wishes.username)  # before a minute's work
    done = Installed()
    done.steps += _machine()
    if Government.objects.filter(is_demo=True).exists():
        raise _demonstration()
    with transaction.atomic():
        done.government, made = _government(wishes, asker)
        done.steps.append(_step(done.government.name, _GOVERNMENT, changed=made))
        done.steps.append(_administrator(done, wishes, asker))
    return done


def _machine() -> Iterator[Step]:
    """Folders, keys, database and law."""
    mended = mend_modes()
    yield _step(str(settings.DATA), Text("Folder", "Folders"), changed=bool(mended))
    new_key = ensure_key()
    yield _step(str(settings.KEYS), Text("Kunci", "Keys"), changed=new_key)
    waiting = pending()
    before = 0 if Version._meta.app_label in {app for app, _ in waiting} else _versions()
    prepare()
    yield _step(described(), Text("Basis data", "Database"), changed=bool(waiting))
    now = _versions()
    yield _step(str(now), Text("Instrumen bawaan", "Instruments that ship"), changed=now > before)


def _versions() -> int:
    return Version.objects.filter(government=None).count()


def _government(wishes: Wishes, asker: Asker) -> tuple[Government, bool]:
    """The government that is wished for; with no wish, the one that is there."""
    known = list(Government.objects.order_by("pk")[:2])
    if wishes.region is None and len(known) == 1:
        return known[0], False
    region: Region = (
        find_region(wishes.region)
        if wishes.region is not None
        else asker.ask(_WHICH_REGION, "--region", find_region)
    )
    there = Government.objects.filter(region=region).first()
    if there:
        return there, False
    return create_government(
        by=None, region_code=region.code, short_name=wishes.short_name or ""
    ), True


def _administrator(done: Installed, wishes: Wishes, asker: Asker) -> Step:
    government = done.government
    assert government is not None  # noqa: S101  made just before
    there = _running_admin(government, wishes.username if wishes.new_password else None)
    if there:
        done.username = there.username
        if wishes.new_password:
            done.slip = issue_slip(by=None, user=there)
        return _step(there.username, _ADMINISTRATOR, changed=wishes.new_password)
    if wishes.new_password:
        raise _no_such_admin()
    facts = PersonFacts(_username(wishes, asker), _full_name(wishes, asker))
    password = _password(facts, wishes, asker)
    user, done.slip = create_person(
        by=None,
        government=government,
        facts=facts,
        hashed=make_password(password) if password else None,
    )
    wish = Wish(ADMIN, in_unit=False, start=government.today(), until=None, letter="")
    give_role(by=None, government=government, user=user, unit=None, wish=wish)
    done.username = user.username
    return _step(user.username, _ADMINISTRATOR, changed=True)


def _running_admin(government: Government, username: str | None) -> User | None:
    rows = Membership.objects.filter(government=government, role=ADMIN, user__is_active=True)
    if username:
        rows = rows.filter(user__username=username.lower())
    first = rows.on(government.today()).select_related("user").order_by("pk").first()
    return first.user if first else None


def _username(wishes: Wishes, asker: Asker) -> str:
    if wishes.username:
        return _fit_username(wishes.username)
    return asker.ask(_WHICH_NAME, "--username", _fit_username)


def _fit_username(text: str) -> str:
    username = text.strip().lower()
    with _without_column():
        check_username(username)
    return username


@contextmanager
def _without_column() -> Iterator[None]:
    """What a form says beside its field stands alone here."""
    try:
        yield
    except Refused as refused:
        raise Refused(*(replace(each, column=None) for each in refused.refusals)) from None


def _full_name(wishes: Wishes, asker: Asker) -> str:
    def read(text: str) -> str:
        if not text.strip():
            raise refuse(
                Text("Nama belum diisi", "The name is missing"),
                Text("Tulis nama lengkapnya", "Write the full name"),
            )
        return text.strip()

    return wishes.name or asker.ask(_WHO, "--name", read)


def _password(facts: PersonFacts, wishes: Wishes, asker: Asker) -> str:
    """From the environment or the terminal; empty for a one-time password."""

    def check(text: str) -> None:
        with _without_column():
            check_new_password(text, User(username=facts.username, name=facts.name))

    if wishes.password:
        check(wishes.password)
        return wishes.password
    return asker.secret(_WHICH_PASSWORD, check)


def _step(outcome: str, what: Text, *, changed: bool) -> Step:
    state = Text("disiapkan", "prepared") if changed else Text("sudah ada", "was there")
    return Step(what, Text(f"{outcome} ({state.id})", f"{outcome} ({state.en})"), changed)


def _no_such_admin() -> Exception:
    return refuse(
        Text("Tidak ada admin dengan nama pengguna itu", "No administrator has that user name"),
        Text("Lihat yang ada: zonahijau setup", "See who there is: zonahijau setup"),
    )


def _demonstration() -> Exception:
    what = Text("Folder data ini berisi peragaan", "This data folder holds the demonstration")
    remedy = Text(
        "Sebut folder lain dengan ZONAHIJAU_DATA (kini {folder})",
        "Name another folder with ZONAHIJAU_DATA (now {folder})",
    )
    return refuse(what, remedy.fill(folder=Path(settings.DATA)))


_GOVERNMENT = Text("Pemerintah daerah", "Government")
_ADMINISTRATOR = Text("Admin pertama", "First administrator")
_WHICH_REGION = Text(
    "Kode atau nama pemerintah daerah (misalnya barito kuala)",
    "Code or name of the government (for example barito kuala)",
)
_WHICH_NAME = Text("Nama pengguna admin pertama", "User name of the first administrator")
_WHO = Text("Nama lengkapnya", "Their full name")
_WHICH_PASSWORD = Text(
    "Kata sandi (kosongkan untuk kata sandi sekali pakai)",
    "Password (leave empty for a one-time password)",
)
_SLIP = Text(
    "Kata sandi sekali pakai untuk {username}: {slip} (berlaku {days} hari, tampil sekali ini).",
    "One-time password of {username}: {slip} (valid for {days:day|days}, shown this once).",
)
