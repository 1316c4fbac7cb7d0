"""What may be said of a service and of a recap row; pure."""

from dataclasses import dataclass
from datetime import date

from zonahijau.catalogue.kinds import SERVICE_KINDS
from zonahijau.wording import Text, refuse

LONGEST_NAME, LONGEST_CODE, LONGEST_REASON, LONGEST_NOTE = 200, 40, 200, 1_000
MOST_COUNTED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What is known of a service; ``users_a_year`` is None where nobody has counted."""

    name: str
    code: str = ""
    kind: str = "administrative"
    is_electronic: bool = False
    users_a_year: int | None = None
    has_standard: bool = False
    standard_published: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """A row of an office recap on a day; None is what it does not count."""

    on: date
    source: str
    services: int | None = None
    with_standard: int | None = None
    published: int | None = None
    decrees: int | None = None
    pledges: int | None = None
    surveys: int | None = None


COUNTED = ("services", "with_standard", "published", "decrees", "pledges", "surveys")
PARTS = (("with_standard", "services"), ("published", "with_standard"), ("decrees", "services"))
"""Which count is a part of which other."""


def check_service(facts: ServiceFacts) -> None:
    """Refused for an empty or endless name, an unknown kind, a standard published but not there."""
    _check_length(facts.name, 1, LONGEST_NAME, "name")
    _check_length(facts.code, 0, LONGEST_CODE, "code")
    _check_length(facts.note, 0, LONGEST_NOTE, "note")
    if facts.kind not in SERVICE_KINDS:
        kinds = ", ".join(kind.id for kind in SERVICE_KINDS.values())
        raise refuse(
            Text("Jenis layanan tidak dikenal", "The kind of service is not known"),
            Text(f"Tulis salah satu: {kinds}", f"Write one of: {kinds}"),
            column="kind",
        )
    if facts.users_a_year is not None and not 0 <= facts.users_a_year <= MOST_COUNTED:
        raise refuse(
            Text("Jumlah pengguna di luar batas", "The number of users is out of range"),
            Text("Tulis jumlah orang dalam setahun", "Write the number of people in a year"),
            column="users_a_year",
        )
    if facts.standard_published and not facts.has_standard:
        raise refuse(
            Text(
                "Standar yang belum ditetapkan tidak dapat dipublikasikan",
                "A standard that is not laid down cannot be published",
            ),
            Text("Tandai juga bahwa standarnya ada", "Say that there is a standard as well"),
            column="standard_published",
        )


def check_counts(counts: Counts, today: date) -> None:
    """Refused when nothing is counted, a part is larger than its whole, the day is to come, or no
    source is named."""
    values = [getattr(counts, name) for name in COUNTED]
    if all(value is None for value in values):
        raise refuse(
            Text("Belum ada jumlah yang diisi", "No count is given"),
            Text("Isi paling sedikit satu", "Give at least one"),
            column="services",
        )
    if any(value is not None and not 0 <= value <= MOST_COUNTED for value in values):
        raise refuse(
            Text("Jumlah di luar batas", "A count is out of range"),
            Text("Tulis bilangan bulat mulai 0", "Write a whole number from 0"),
            column="services",
        )
    for part, whole in PARTS:
        some, every = getattr(counts, part), getattr(counts, whole)
        if some is not None and every is not None and some > every:
            raise refuse(
                Text(
                    "Jumlah bagian lebih besar dari jumlah seluruhnya", "A part exceeds its whole"
                ),
                Text(
                    "Layanan paling banyak, lalu yang berstandar, lalu yang dipublikasikan",
                    "Most are services, then those with a standard, then those published",
                ),
                column=part,
            )
    if counts.on > today:
        raise refuse(
            Text("Tanggal rekap di masa depan", "The day of the recap is to come"),
            Text("Tulis tanggal rekapnya", "Write the day of the recap"),
            column="on",
        )
    _check_length(counts.source, 1, 200, "source")


def checked_reason(because: str) -> str:
    """The reason for a withdrawal; Refused when there is none."""
    _check_length(because, 1, LONGEST_REASON, "because")
    return because.strip()


def _check_length(text: str, least: int, most: int, column: str) -> None:
    if least <= len(text.strip()) <= most:
        return
    raise refuse(
        Text(f"Isian kosong atau lebih dari {most} huruf", f"Empty, or longer than {most} letters"),
        Text("Tulis dengan singkat", "Write it briefly"),
        column=column,
    )
