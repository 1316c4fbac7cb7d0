"""Whether this installation can do its work: checks that each app adds in its ``health.py``.

The page ``/sehat/`` tells a watching program yes or no, ``zonahijau doctor`` and the page of the
administrator say what is wrong and how to mend it.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils.module_loading import autodiscover_modules

from zonahijau.wording import Refused, Text

Level = Literal["fine", "notice", "wrong"]
FINE: Level = "fine"
NOTICE: Level = "notice"
WRONG: Level = "wrong"

LITTLE, LEAST = 2 << 30, 256 << 20
"""Free bytes on the disk of the files below which it is time to act, and below which it is late."""

_LOCAL = {"localhost", "127.0.0.1", "[::1]", "testserver"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; ``remedy`` says how to mend what is not fine."""

    level: Level
    what: Text
    remedy: Text | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be wrong. ``look(thorough)`` finds out, ``thorough`` without sparing
    time; ``quick`` ones are asked at every look of a watching program."""

    slug: str
    label: Text
    look: Callable[[bool], Finding]
    order: int
    quick: bool = False


_checks: dict[str, Check] = {}


def register(check: Check) -> None:
    """Add a check; the same slug again replaces it."""
    _checks[check.slug] = check


def checks() -> list[Check]:
    """Every check of every installed app, in order."""
    autodiscover_modules("health")
    return sorted(_checks.values(), key=lambda check: check.order)


def examine(check: Check, *, thorough: bool = False) -> Finding:
    """What a check finds; one that cannot even look has found something wrong."""
    try:
        return check.look(thorough)
    except Refused as refused:
        first = refused.refusals[0]
        return Finding(WRONG, first.what, first.remedy)
    except (DatabaseError, OSError) as error:
        what = Text("tidak dapat diperiksa ({error})", "cannot be examined ({error})")
        return Finding(WRONG, what.fill(error=type(error).__name__), _ASK_DATABASE)


def is_well() -> bool:
    """Whether the quick checks find nothing wrong."""
    return all(examine(check).level != WRONG for check in checks() if check.quick)


def _database(_: bool) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    kind = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    return Finding(FINE, Text(f"{kind} menjawab", f"{kind} answers"))


def _migrations(_: bool) -> Finding:
    loader = MigrationLoader(connection)
    missing = loader.graph.nodes.keys() - loader.applied_migrations.keys()
    if loader.applied_migrations.keys() - loader.disk_migrations.keys():
        what = Text("basis data milik versi yang lebih baru", "the database is of a later version")
        return Finding(WRONG, what, Text("Pasang versi itu lagi", "Install that version again"))
    if missing:
        what = Text(
            "{count} perubahan belum diterapkan", "{count:change is|changes are} not applied yet"
        )
        return Finding(
            WRONG,
            what.fill(count=len(missing)),
            Text("Jalankan zonahijau upgrade", "Run zonahijau upgrade"),
        )
    return Finding(FINE, Text("mutakhir", "up to date"))


def _journal(_: bool) -> Finding:
    if connection.vendor != "sqlite":
        return Finding(FINE, Text("diurus PostgreSQL", "PostgreSQL sees to it"))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = str(cursor.fetchone()[0])
    if mode.lower() in ("wal", "memory"):
        return Finding(FINE, Text("catatan tulis-dahulu (WAL) aktif", "the write-ahead log is on"))
    return Finding(
        WRONG,
        Text(f"mode {mode}, bukan WAL", f"mode {mode}, not WAL"),
        Text(
            "Pindahkan folder data ke disk setempat: WAL tidak berjalan di disk jaringan",
            "Move the data folder to a local disk: WAL does not work on a network disk",
        ),
    )


def _disk(_: bool) -> Finding:
    free = shutil.disk_usage(Path(settings.MEDIA_ROOT)).free
    what = Text("{free} GB kosong", "{free} GB free")
    said = Text(
        what.id.format(free=f"{free / 2**30:.1f}".replace(".", ",")),
        what.en.format(free=f"{free / 2**30:.1f}"),
    )
    remedy = Text(
        "Pindahkan cadangan lama ke mesin lain, atau perbesar disk",
        "Move old backups to another machine, or enlarge the disk",
    )
    if free < LEAST:
        return Finding(WRONG, said, remedy)
    return Finding(NOTICE, said, remedy) if free < LITTLE else Finding(FINE, said)


def _settings(_: bool) -> Finding:
    """Debugging on a public name, and an address that does not agree with the cookies."""
    public = [name for name in settings.ALLOWED_HOSTS if name not in _LOCAL]
    if settings.DEBUG and public:
        what = Text("ZONAHIJAU_DEBUG menyala", "ZONAHIJAU_DEBUG is on")
        return Finding(WRONG, what, Text("Matikan: isi 0", "Turn it off: set it to 0"))
    if "*" in public:
        what = Text("ZONAHIJAU_HOSTS menerima semua nama", "ZONAHIJAU_HOSTS takes any name")
        return Finding(WRONG, what, Text("Sebut nama situsnya", "Name the site's own name"))
    if settings.ADDRESS.startswith("https://") != settings.HTTPS:
        what = Text(
            "ZONAHIJAU_HTTPS dan ZONAHIJAU_ADDRESS tidak cocok",
            "ZONAHIJAU_HTTPS and ZONAHIJAU_ADDRESS do not agree",
        )
        remedy = Text(
            "Di belakang HTTPS: isi 1 dan https://nama-situs; tanpa HTTPS: kosongkan keduanya",
            "Behind HTTPS: set 1 and https://your-site; without HTTPS: leave both empty",
        )
        return Finding(NOTICE if settings.HTTPS else WRONG, what, remedy)
    if public and not settings.HTTPS:
        what = Text("kata sandi lewat tanpa HTTPS", "passwords travel without HTTPS")
        remedy = Text(
            "Pasang server depan ber-HTTPS, lalu isi ZONAHIJAU_HTTPS=1",
            "Put a front server with HTTPS before it, then set ZONAHIJAU_HTTPS=1",
        )
        return Finding(NOTICE, what, remedy)
    if not public:
        return Finding(FINE, Text("hanya untuk mesin ini", "for this machine only"))
    return Finding(FINE, Text("HTTPS, " + ", ".join(public), "HTTPS, " + ", ".join(public)))


def _mail(_: bool) -> Finding:
    if settings.MAIL_HOST:
        said = f"{settings.MAIL_HOST}:{settings.EMAIL_PORT}"
        return Finding(FINE, Text(f"lewat {said}", f"through {said}"))
    return Finding(
        NOTICE,
        Text("tidak ada surel yang dikirim", "no e-mail is sent"),
        Text(
            "Boleh dibiarkan: pesan tetap ada di aplikasi. Untuk surel, isi ZONAHIJAU_MAIL_HOST",
            "It may stay so: messages are in the application. For e-mail, set ZONAHIJAU_MAIL_HOST",
        ),
    )


_ASK_DATABASE = Text(
    "Periksa bahwa basis data berjalan dan ZONAHIJAU_DATABASE benar",
    "See that the database runs and that ZONAHIJAU_DATABASE is right",
)

for _check in (
    Check("disk", Text("Ruang disk", "Disk space"), _disk, 20, quick=True),
    Check("database", Text("Basis data", "Database"), _database, 40, quick=True),
    Check("migrations", Text("Versi data", "Version of the data"), _migrations, 42),
    Check("journal", Text("Catatan basis data", "Journal of the database"), _journal, 44),
    Check("settings", Text("Alamat dan HTTPS", "Address and HTTPS"), _settings, 70),
    Check("mail", Text("Surel", "E-mail"), _mail, 72),
):
    register(_check)
