"""Which unit a name in a recap means: full, short, abbreviated the way offices do; pure."""

import difflib
import re
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

_WORDS = {
    "din": "dinas",
    "kec": "kecamatan",
    "kel": "kelurahan",
    "pkm": "puskesmas",
    "pusk": "puskesmas",
    "bag": "bagian",
    "bid": "bidang",
    "setda": "sekretariat daerah",
    "setwan": "sekretariat dprd",
    "sekwan": "sekretariat dprd",
    "satpol": "satuan polisi",
    "pp": "pamong praja",
    "kb": "keluarga berencana",
    "rs": "rumah sakit",
    "pol": "polisi",
}
_LEFT_OUT = {"dan", "serta", "kab", "kabupaten", "kota", "uptd", "upt", "blud", "pada", "nama"}
_KINDS = (
    ("rsud", "rsud"),
    ("rumah sakit", "rsud"),
    ("puskesmas", "puskesmas"),
    ("uptd", "uptd"),
    ("upt", "uptd"),
    ("labkesda", "uptd"),
    ("mal pelayanan", "mpp"),
    ("mall pelayanan", "mpp"),
    ("mpp", "mpp"),
    ("sekretariat daerah", "setda"),
    ("bagian", "bagian"),
    ("dinas", "dinas"),
    ("badan", "badan"),
    ("kecamatan", "kecamatan"),
    ("kelurahan", "kelurahan"),
    ("desa", "desa"),
    ("inspektorat", "lainnya"),
    ("satuan polisi", "lainnya"),
    ("sekretariat", "lainnya"),
)
_ALIKE = 0.88
_MOST_PIECES = 4


@dataclass(frozen=True, slots=True)
class Found(Generic[Key]):
    """The unit that a name means; ``sure`` when the name leaves no doubt."""

    key: Key
    sure: bool


@dataclass(frozen=True, slots=True)
class Named:
    """The names that a unit goes by."""

    name: str
    short_name: str = ""
    code: str = ""


def kind_of(name: str) -> str | None:
    """The kind of unit that a name begins with; None for what does not look like a unit."""
    plain = " ".join(_WORDS.get(word, word) for word in _plain_words(name))
    for start, kind in _KINDS:
        if plain == start or plain.startswith(f"{start} "):
            return kind
    if re.match(r"(dis|din)[a-z]{3,}", plain) or re.fullmatch(r"d[a-z0-9]{3,9}", plain):
        return "dinas"
    return None


class Names(Generic[Key]):
    """The units of a government by all their names."""

    def __init__(self, units: Mapping[Key, Named], place: str = ""):
        """``place`` is the government's own name, which some write behind every unit."""
        self._units = units
        self._place = f" {folded(place)}" if place else ""
        self._own = self._index(lambda named: (named.name, named.short_name, named.code))
        self._initials = self._index(lambda named: (_initials(named.name),))

    def _index(self, texts: Callable[[Named], tuple[str, ...]]) -> dict[str, set[Key]]:
        index: dict[str, set[Key]] = {}
        for key, named in self._units.items():
            for text in filter(None, map(folded, texts(named))):
                index.setdefault(text, set()).add(key)
        return index

    def find(self, name: str) -> Found[Key] | None:
        """The unit that a name means; None when there is none, or more than one."""
        for index in (self._own, self._initials):
            keys = index.get(self._here(name), set())
            if len(keys) == 1:
                return Found(next(iter(keys)), sure=True)
            if keys:
                return None
        key = self._alike(name) or self.abbreviated(name)
        return None if key is None else Found(key, sure=False)

    def _here(self, name: str) -> str:
        return folded(name).removesuffix(self._place) or folded(name)

    def _alike(self, name: str) -> Key | None:
        close = difflib.get_close_matches(self._here(name), self._own, 1, _ALIKE)
        keys = {key for text in close for key in self._own[text]}
        return next(iter(keys)) if len(keys) == 1 else None

    def abbreviated(self, name: str) -> Key | None:
        """The one unit whose name the letters go through in the fewest pieces, as in ``Disdik``."""
        letters = re.sub(r"[^a-z]", "", name.casefold())
        if " " in name.strip() or not 4 <= len(letters) <= 16:
            return None
        pieces = {
            key: count
            for key, named in self._units.items()
            if (count := _pieces(*_without_dinas(letters, _words(named.name)))) is not None
        }
        least = min(pieces.values(), default=None)
        best = [key for key, count in pieces.items() if count == least]
        return best[0] if len(best) == 1 else None


def folded(name: str) -> str:
    """A name as it is compared: abbreviations of the kind written out, small words left out."""
    return " ".join(_words(name))


def _plain_words(name: str) -> list[str]:
    without_number = re.sub(r"^\s*(?:\d+|[a-z]|[ivx]+)[.)]\s+", "", name.casefold())
    return re.findall(r"[a-z0-9]+", without_number)


def _words(name: str) -> list[str]:
    written = (_WORDS.get(word, word) for word in _plain_words(name))
    return [word for text in written for word in text.split() if word not in _LEFT_OUT]


def _initials(name: str) -> str:
    words = _words(name)
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _without_dinas(letters: str, words: list[str]) -> tuple[str, list[str]]:
    """``Disdik`` and ``Dinkes`` begin with the word that both leave out in turn."""
    begins = letters[:3] in ("dis", "din") and words[:1] == ["dinas"]
    return (letters[3:], words[1:]) if begins else (letters, words)


def _pieces(letters: str, words: Sequence[str]) -> int | None:
    """In how few pieces, each from within one word and in order, the letters can be had."""
    least: dict[tuple[int, int], int | None] = {}

    def from_(at: int, word: int) -> int | None:
        if at == len(letters):
            return 0
        if word == len(words):
            return None
        if (at, word) not in least:
            options = [from_(at, word + 1)]
            for end in range(len(letters), at, -1):
                if letters[at:end] in words[word]:
                    rest = from_(end, word + 1)
                    options.append(None if rest is None else rest + 1)
            counted = [each for each in options if each is not None]
            least[at, word] = min(counted, default=None)
        return least[at, word]

    count = from_(0, 0)
    return count if count is not None and count <= max(_MOST_PIECES, len(words)) else None


_PARENTS = (
    ("puskesmas", "dinas kesehatan"),
    ("rsud", "dinas kesehatan"),
    ("labkesda", "dinas kesehatan"),
    ("bagian", "sekretariat daerah"),
)
"""Under which unit one of a kind stands: hospitals and health centres under the health agency (PP
72/2019), divisions under the secretariat (PP 18/2016)."""


def parent_of(name: str) -> str | None:
    """How the name of the unit begins under which one of this name stands; None for none."""
    plain = folded(name)
    return next((above for start, above in _PARENTS if plain.startswith(start)), None)


def code_for(name: str, taken: Container[str]) -> str:
    """A short code for a new unit that nobody has: its initials, else its first letters."""
    words = [word for word in _words(name) if word.isalnum()]
    long = len(words) > 2
    stem = ("".join(word[0] for word in words) if long else "-".join(w[:8] for w in words)) or "U"
    code, number = stem.upper()[:24], 1
    while code in taken:
        number += 1
        code = f"{stem.upper()[:24]}-{number}"
    return code
