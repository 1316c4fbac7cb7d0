"""What the law asks of official websites: the name, the contents, and how new they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from zonahijau.lawbook.citations import Citation, Citing
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.header import (
    Header,
    read_each,
    read_law_file,
    refuse_repeats,
    refuse_strangers,
)
from zonahijau.lawbook.library import law_folder, load_facts, shown
from zonahijau.lawbook.worked_cases import Finder, WorkedCase, read_worked_cases, subject_of
from zonahijau.wording import Text

_FACTS = Text("law/facts.yaml", "law/facts.yaml")
LIMITS = ("fresh_months", "certificate_days", "response_ms", "page_kilobytes")


@dataclass(frozen=True, slots=True)
class DomainClass:
    """A kind of name: whether it is a public body's own, or an account on a public service."""

    name: str
    label: Text
    hosts: tuple[str, ...]
    official: bool
    social: bool
    cite: Citation

    def holds(self, host: str) -> bool:
        """Whether a name is one of these or lies below one; a class without names holds all."""
        return not self.hosts or any(host == own or host.endswith(f".{own}") for own in self.hosts)


@dataclass(frozen=True)
class Content:
    """Something that must stand on the site, and how a page that holds it is told."""

    code: str
    label: Text
    words: tuple[str, ...]
    with_one_of: tuple[str, ...]
    links: tuple[str, ...]
    hosts: tuple[str, ...]
    required: bool
    facts: tuple[str, ...]
    cite: Citation

    def is_in(self, plain: str, hosts: Iterable[str] = ()) -> bool:
        """Whether a page with this text (see :func:`plain_text`), which links to these names,
        holds it."""
        if any(_below(host, own) for host in hosts for own in self.hosts):
            return True
        if not _holds_any(plain, self.words):
            return False
        return not self.with_one_of or _holds_any(plain, self.with_one_of)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that a site is held against, and whose it is."""

    value: int
    cite: Citation


@dataclass(frozen=True)
class WebsiteRules:
    """A file of ``law/websites/``."""

    header: Header
    domains: tuple[DomainClass, ...]
    contents: tuple[Content, ...]
    limits: Mapping[str, Limit]

    def domain_of(self, host: str) -> DomainClass:
        """The first class that holds a name; the last holds every name."""
        name = clean_host(host)
        return next(each for each in self.domains if each.holds(name))

    def contents_of(self, text: str, hosts: Iterable[str] = ()) -> tuple[Content, ...]:
        """The contents that a page holds, in the order of the file."""
        names, plain = [clean_host(host) for host in hosts], plain_text(text)
        return tuple(each for each in self.contents if each.is_in(plain, names))

    @cached_property
    def required(self) -> tuple[Content, ...]:
        """What every unit is asked for."""
        return tuple(each for each in self.contents if each.required)


def clean_host(host: str) -> str:
    """A name as it is compared: small letters, no dot at its end."""
    return host.strip().rstrip(".").lower()


def _below(host: str, own: str) -> bool:
    return host == own or host.endswith(f".{own}")


def plain_text(text: str) -> str:
    """A text as phrases are looked for: small letters, one blank for every gap."""
    return " ".join(text.casefold().split())


def _holds_any(plain: str, phrases: Iterable[str]) -> bool:
    return any(_holds(plain, plain_text(phrase)) for phrase in phrases)


def _holds(plain: str, phrase: str) -> bool:
    """Whether a phrase stands there as whole words."""
    at = plain.find(phrase)
    while at >= 0:
        around = plain[at - 1 : at] + plain[at + len(phrase) : at + len(phrase) + 1]
        if not any(letter.isalnum() or letter == "_" for letter in around):
            return True
        at = plain.find(phrase, at + 1)
    return False


def read_website_rules(path: Path, shown_as: str | None = None) -> WebsiteRules:
    """A file of ``law/websites/``; raises :class:`Refused` with every fault found: codes borne
    twice, unknown fact keys, a last class of names that does not hold every name."""
    return read_law_file(path, shown_as, _read_body)


def _read_body(top: Entry, header: Header, citing: Citing, findings: Findings) -> WebsiteRules:
    domains = read_each(top, "domains", findings, lambda entry: _read_domain(entry, citing))
    contents = read_each(top, "contents", findings, lambda entry: _read_content(entry, citing))
    refuse_repeats(((row.name, entry) for row, entry in domains), "name", findings)
    refuse_repeats(((row.code, entry) for row, entry in contents), "code", findings)
    if not domains or domains[-1][0].hosts:
        with findings.gather():
            raise top.refused(
                "domains",
                Text("tidak mencakup semua nama", "do not hold every name"),
                Text("akhiri dengan kelas tanpa hosts", "end with a class without hosts"),
            )
    limits = _read_limits(top.entry("limits"), citing)
    return WebsiteRules(
        header, tuple(row for row, _ in domains), tuple(row for row, _ in contents), limits
    )


def _texts(entry: Entry, key: str) -> tuple[str, ...]:
    return tuple(entry.texts(key)) if entry.has(key) else ()


def _read_domain(entry: Entry, citing: Citing) -> DomainClass:
    return DomainClass(
        name=entry.text("name"),
        label=entry.bilingual("label"),
        hosts=_texts(entry, "hosts"),
        official=entry.flag("official"),
        social=entry.flag("social"),
        cite=citing.of(entry),
    )


def _read_content(entry: Entry, citing: Citing) -> Content:
    facts = _texts(entry, "facts")
    refuse_strangers(facts, load_facts(), entry, "facts", _FACTS)
    return Content(
        code=entry.text("code"),
        label=entry.bilingual("label"),
        words=tuple(entry.texts("words")),
        with_one_of=_texts(entry, "with"),
        links=_texts(entry, "links"),
        hosts=_texts(entry, "hosts"),
        required=entry.flag("required"),
        facts=facts,
        cite=citing.of(entry),
    )


def _read_limits(entry: Entry, citing: Citing) -> dict[str, Limit]:
    limits = {}
    for name in LIMITS:
        inner = entry.entry(name)
        limits[name] = Limit(inner.whole("value"), citing.of(inner))
        inner.finish()
    entry.finish()
    return limits


def read_website_cases(path: Path, shown_as: str | None = None) -> tuple[WorkedCase, ...]:
    """Worked cases of websites: a ``host`` (expects ``domain``, ``official``), or the ``text`` of
    a page with the names that it ``links`` to (expects ``contents``)."""
    rules = read_website_rules(subject_of(path))
    return read_worked_cases(path, shown_as, lambda entry: _read_given(entry, rules))


def _read_given(entry: Entry, rules: WebsiteRules) -> Finder:
    if entry.has("host"):
        found = rules.domain_of(entry.text("host"))
        return lambda: {"domain": found.name, "official": str(found.official).lower()}
    text, hosts = entry.text("text"), _texts(entry, "links")
    codes = tuple(each.code for each in rules.contents_of(text, hosts))
    return lambda: {"contents": codes}


@cache
def load_website_rules() -> WebsiteRules:
    """The rules that ship with the program."""
    path = law_folder() / "websites" / "official.yaml"
    return read_website_rules(path, shown(path))
