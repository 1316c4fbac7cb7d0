"""Signals that answers may not have been given freely: shares of a whole survey, in words. Pure.

A signal accuses nobody: it says what to look at. It is a count of all answers of a survey that the
mixing added up and forgot; no answer, code, hour or device is known any more. What is shown is
rounded down to fives, so that two states one after the other tell of no single answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.surveys.submissions import Submission
from zonahijau.surveys.words import CHANNELS, SIGNALS
from zonahijau.wording import Text

SETTING = "skm_signals"
STEP = 5
"""People: counts are shown in steps of as many."""

BOUNDS: Mapping[str, int] = {
    "least": 30,
    "straight": 60,
    "device": 10,
    "burst": 25,
    "night": 10,
    "worktime": 60,
    "late": 10,
}
"""Local choices, no rule: from how many answers on anything is said; percent of all answers from
which a signal is raised; of ``burst`` answers in one hour."""


@dataclass(frozen=True, slots=True)
class About:
    """Of which answers a signal is a share, and what to look at when it is raised."""

    of: str
    look: Text


_ALL, _LINK = "all", "link"
KINDS: Mapping[str, About] = {
    "straight": About(
        _ALL,
        Text(
            "Orang yang puas pun sering menjawab sama. Lihat apakah jawaban diisikan petugas, dan"
            " apakah pertanyaan dibaca.",
            "Contented people often answer so too. See whether staff filled in the answers, and"
            " whether questions were read.",
        ),
    ),
    "device": About(
        _ALL,
        Text(
            "Satu ponsel dapat dipakai sekeluarga. Lihat apakah petugas meminjamkan ponselnya;"
            " pakai tablet di ruang tunggu atau kode sekali pakai.",
            "A family may share a telephone. See whether staff lend theirs; use a tablet in the"
            " waiting room or single-use codes.",
        ),
    ),
    "burst": About(
        _ALL,
        Text(
            "Bandingkan dengan jumlah yang dapat dilayani dalam satu jam. Rombongan atau"
            " sosialisasi juga dapat menjadi sebabnya.",
            "Compare with how many can be served in an hour. A group or an event may be the cause.",
        ),
    ),
    "night": About(
        _ALL,
        Text(
            "Unit yang buka malam (IGD, puskesmas rawat inap) wajar. Selain itu lihat apakah"
            " tautan dibagikan di luar pengguna layanan.",
            "Usual where a unit serves at night (emergency, inpatients). Elsewhere see whether the"
            " link was passed on to people who were not served.",
        ),
    ),
    "worktime": About(
        _LINK,
        Text(
            "Tautan biasanya dibuka di rumah sesudah dilayani. Lihat apakah pegawai mengisinya"
            " sendiri di meja kerja.",
            "People mostly open the link at home afterwards. See whether staff fill it in at their"
            " desks.",
        ),
    ),
    "late": About(
        _ALL,
        Text(
            "Tablet tanpa jaringan mengirim kemudian. Lihat apakah tablet itu memang luring.",
            "A tablet without a network sends later. See whether it really had none.",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A signal of a survey. ``count`` is rounded down to fives, ``share`` the percentage from it;
    ``bound`` is what it is raised from."""

    kind: str
    about: About
    count: int
    share: Fraction | None
    bound: int
    is_raised: bool

    @property
    def label(self) -> Text:
        """What is counted, in words."""
        return SIGNALS[self.kind]


def bounds_of(said: Mapping[str, object]) -> dict[str, int]:
    """The bounds of a government: its own where it set them."""
    own = {key: value for key, value in said.items() if key in BOUNDS and isinstance(value, int)}
    return {**BOUNDS, **own}


def read(counts: Mapping[str, int], bounds: Mapping[str, int]) -> list[Sign] | None:
    """The signals of a survey, the raised ones first; None where too few answered over the network
    to say anything. ``counts`` holds the ways as well: only their answers are looked at."""
    answers = sum(counts.get(way, 0) for way in CHANNELS if way != "paper")
    if answers < bounds["least"]:
        return None
    found = [_sign(kind, counts, answers, bounds[kind]) for kind in KINDS if counts.get(kind)]
    return sorted((each for each in found if each), key=lambda sign: not sign.is_raised)


def _sign(kind: str, counts: Mapping[str, int], answers: int, bound: int) -> Sign | None:
    about, count = KINDS[kind], _in_fives(counts[kind])
    if not count:
        return None
    if kind == "burst":
        return Sign(kind, about, count, None, bound, count >= bound)
    whole = _in_fives(counts.get("link", 0)) if about.of == _LINK else answers
    share = Fraction(min(count, whole) * 100, whole) if whole else Fraction(0)
    return Sign(kind, about, count, share, bound, share >= bound)


OFFICE, NIGHT = range(7, 16), (*range(21, 24), *range(5))
"""Hours in which most offices serve, and in which hardly any does; signals, no rules."""


def counts_of(submissions: Sequence[Submission], *, late: bool = False) -> Counter[str]:
    """What one mixing adds: the ways, and the signals but for the most in one hour. Answers of one
    device that fell to two mixings are not found: nothing is kept by which they could be."""
    counts: Counter[str] = Counter(each.channel for each in submissions)
    devices = [each.device for each in submissions if each.device]
    hours = [(each.channel, int(each.hour[-2:])) for each in submissions if each.hour]
    counts["late"] = len(submissions) if late else 0
    counts["straight"] = sum(each.answer.is_straight for each in submissions)
    counts["device"] = len(devices) - len(set(devices))
    counts["office"] = sum(hour in OFFICE for _, hour in hours)
    counts["night"] = sum(hour in NIGHT for _, hour in hours)
    counts["worktime"] = sum(channel == "link" and hour in OFFICE for channel, hour in hours)
    return +counts


def most_in_one_hour(submissions: Sequence[Submission]) -> int:
    """Of one mixing; which hour it was is forgotten."""
    return max(Counter(each.hour for each in submissions if each.hour).values(), default=0)


def _in_fives(count: int) -> int:
    return count - count % STEP
