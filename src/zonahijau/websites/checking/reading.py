"""A page as a stream of tags: its words, links and what its HTML alone says about access.

No tree is built. A page can be made so that building its tree takes hours; a stream is read in
one pass, and what matters to the checks needs no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import etree

from zonahijau.websites.checking.addresses import LONGEST, Address, same_host, split
from zonahijau.websites.checking.failures import Failure

MOST_LINKS = 2000
DEEPEST = 256
"""Deeper nesting is no page that a person wrote; its HTML is not kept, its words are."""
_PIECE = 65536
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "title", "head", "object"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NEEDS_NO_LABEL = frozenset(("hidden", "submit", "button", "reset", "image"))
_REFRESH = re.compile(
    r"\s*+(\d++)[\d.]*+\s*+[;,]\s*+(?:url\s*+=\s*+)?[\"']?\s*+([^\"']+)", re.IGNORECASE
)
"""Like every pattern here that meets a stranger's words: nothing in it is tried twice, or a page
could be made over which it takes days."""
_SLOWEST_REFRESH = 10
_FEEDS = ("application/rss+xml", "application/atom+xml")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, and its words."""

    address: str
    words: str


@dataclass(slots=True)
class Page:
    """What a page holds. ``language`` and ``viewport`` are None where the page names none;
    ``plain`` is the text in small letters, and ``own`` of it what stands outside of links, with the
    title: what the page itself says, where a menu only leads."""

    address: str
    language: str | None = None
    title: str = ""
    viewport: str | None = None
    text: str = ""
    plain: str = ""
    own: str = ""
    refresh: str = ""
    links: list[Link] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    images: int = 0
    without_alt: int = 0
    fields: int = 0
    without_label: int = 0
    scripts: int = 0
    jumps: int = 0
    unnamed: int = 0
    deepest: int = 0

    @property
    def hosts(self) -> set[str]:
        """The names that it links to."""
        found = set()
        for link in self.links:
            try:
                found.add(split(link.address).host)
            except Failure:
                continue
        return found

    @property
    def needs_script(self) -> bool:
        """Whether it is all but empty until its scripts have run, so that a reader of HTML alone
        cannot tell what people see."""
        return self.scripts > 0 and len(self.text) < 250 and len(self.links) < 5

    def own_links(self, host: str) -> list[Link]:
        """Its links within the site, without jumps inside the page."""
        found: dict[str, Link] = {}
        for link in self.links:
            try:
                address = split(link.address)
            except Failure:
                continue
            if same_host(address.host, host):
                found.setdefault(str(address), Link(str(address), link.words))
        return list(found.values())


def read_page(html: str, address: Address) -> Page:
    """Read a page; whatever is broken in it is read as it comes."""
    reader = _Reader(str(address))
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=False)
    written = html.encode("utf-8", "replace").replace(b"\0", b"")
    try:
        for start in range(0, len(written), _PIECE):
            parser.feed(written[start : start + _PIECE])
        parser.close()
    except etree.LxmlError:
        reader.close()
    return reader.page


class _Reader:
    """What lxml tells of the tags as they pass."""

    def __init__(self, address: str):
        self.page = Page(address)
        self._base = address
        self._text: list[str] = []
        self._own: list[str] = []
        self._unseen: list[str] = []
        self._link: tuple[str, list[str]] | None = None
        self._named_link = False
        self._in_title = False
        self._title: list[str] = []
        self._depth = 0
        self._labels: set[str] = set()
        self._in_label = 0
        self._waiting: list[tuple[str, bool]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = str(tag).lower()
        if tag not in _VOID:
            self._depth += 1
            self.page.deepest = max(self.page.deepest, self._depth)
        if tag in _UNSEEN and tag != "head":
            self._unseen.append(tag)
        seen = getattr(self, f"_see_{tag}", None)
        if seen is not None:
            seen(attributes)
        elif tag in _HEADINGS:
            self.page.headings.append(int(tag[1]))
        elif tag in ("select", "textarea"):
            self._see_field(attributes)
        if str(attributes.get("tabindex", "")).strip().isdecimal():
            self.page.jumps += int(attributes["tabindex"].strip()[:6]) > 0
        self._part()

    def end(self, tag: str) -> None:
        tag = str(tag).lower()
        if tag not in _VOID:
            self._depth = max(0, self._depth - 1)
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        if tag == "title":
            self._in_title = False
        elif tag == "a":
            self._end_link()
        elif tag == "label":
            self._in_label = max(0, self._in_label - 1)
        self._part()

    def _part(self) -> None:
        """What two tags hold is no one word."""
        self._text.append(" ")
        self._own.append(" ")

    def data(self, data: str) -> None:
        if self._in_title:
            self._title.append(data)
        if not self._unseen:
            self._text.append(data)
            (self._own if self._link is None else self._link[1]).append(data)

    def comment(self, text: str) -> None:
        """Nothing that people see."""

    def close(self) -> Page:
        self._end_link()
        page = self.page
        page.text = _flowing(self._text)
        page.plain = page.text.casefold()
        page.title = _flowing(self._title)
        page.own = f"{page.title} | {_flowing(self._own)}".casefold()
        page.without_label = sum(
            not named and key not in self._labels for key, named in self._waiting
        )
        return page

    def _see_html(self, attributes: dict[str, str]) -> None:
        if self.page.language is None:
            self.page.language = attributes.get("lang")

    def _see_title(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._in_title = not self._title

    def _see_base(self, attributes: dict[str, str]) -> None:
        self._base = self._joined(attributes.get("href", "")) or self._base

    def _see_meta(self, attributes: dict[str, str]) -> None:
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        content = attributes.get("content", "")
        if name == "viewport":
            self.page.viewport = content
        elif name in ("article:published_time", "article:modified_time", "date", "last-modified"):
            self.page.stamps.append(content)
        if attributes.get("http-equiv", "").lower() == "refresh":
            found = _REFRESH.match(content)
            if found and int(found[1][:6]) <= _SLOWEST_REFRESH:
                self.page.refresh = self._joined(found[2])

    def _see_link(self, attributes: dict[str, str]) -> None:
        if attributes.get("type", "").lower() in _FEEDS and attributes.get("href"):
            self.page.feeds.append(self._joined(attributes["href"]))

    def _see_script(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.page.scripts += 1

    def _see_time(self, attributes: dict[str, str]) -> None:
        if attributes.get("datetime"):
            self.page.stamps.append(attributes["datetime"])

    def _see_img(self, attributes: dict[str, str]) -> None:
        self.page.images += 1
        if "alt" not in attributes and attributes.get("role") not in ("presentation", "none"):
            self.page.without_alt += 1
        self._named_link = self._named_link or bool(attributes.get("alt", "").strip())
        self._text.append(f" {attributes.get('alt', '')} ")

    def _see_a(self, attributes: dict[str, str]) -> None:
        self._end_link()
        if "href" in attributes:
            self._link = (self._joined(attributes["href"]), [])
            self._named_link = _is_named(attributes)

    def _end_link(self) -> None:
        if self._link is None:
            return
        address, pieces = self._link
        words = " ".join("".join(pieces).split())[:200]
        self.page.unnamed += not words and not self._named_link
        if len(self.page.links) < MOST_LINKS:
            self.page.links.append(Link(address, words))
        self._link = None

    def _see_label(self, attributes: dict[str, str]) -> None:
        self._in_label += 1
        if attributes.get("for"):
            self._labels.add(attributes["for"])

    def _see_input(self, attributes: dict[str, str]) -> None:
        if attributes.get("type", "text").lower() not in _NEEDS_NO_LABEL:
            self._see_field(attributes)

    def _see_field(self, attributes: dict[str, str]) -> None:
        self.page.fields += 1
        named = _is_named(attributes) or self._in_label > 0
        self._waiting.append((attributes.get("id", ""), named))

    def _joined(self, href: str) -> str:
        """Nothing for what is longer than an address may be: a base of a megabyte would be kept
        once for every link."""
        written = href.strip()
        if len(written) > LONGEST:
            return ""
        try:
            joined = urljoin(self._base, written)
        except ValueError:
            return ""
        return joined if len(joined) <= LONGEST else ""


def _flowing(pieces: list[str]) -> str:
    """One blank for every gap, and no sign that nobody sees."""
    return " ".join("".join(pieces).translate(_INVISIBLE).split())


def _is_named(attributes: dict[str, str]) -> bool:
    names = ("aria-label", "aria-labelledby", "title")
    return any(attributes.get(name, "").strip() for name in names)
