"""Options and arguments: read, or refused in one sentence; and the help that teaches."""

import argparse
import difflib
import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from zonahijau.wording import LANGUAGES, Refused, Text, quoted, refuse

PROGRAM = "zonahijau"
Given = argparse.Namespace
"""The options and arguments of one call, as attributes."""

_LONGEST = 18
"""Digits of a whole number: enough for any count of people."""

_NEGATIVE_VALUE = re.compile(r"-[0-9.,]")


@dataclass(frozen=True, slots=True)
class Guide:
    """What the help of a command teaches beside its options; ``exit_1`` says what exit code 1
    means, for the commands that have one."""

    purpose: Text
    columns: tuple[tuple[str, Text], ...] = ()
    examples: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    exit_1: Text | None = None


class Options:
    """The options of one command (or of the program itself), in one language."""

    def __init__(self, command: str, guide: Guide, language: str):
        self._language = language
        self._parser = _Parser(
            prog=f"{PROGRAM} {command}".strip(),
            description=_wrapped(guide.purpose.say(language)),
            epilog=_epilog(guide, language),
            formatter_class=_formatter(language),
            add_help=False,
            allow_abbrev=False,
        )
        self._arguments = self._parser.add_argument_group(self._say(_ARGUMENTS))
        self._options = self._parser.add_argument_group(self._say(_OPTIONS))

    def argument(
        self, name: str, metavar: str, text: Text, several: bool = False, optional: bool = False
    ) -> None:
        """A value without a name; with ``several`` at least one of them, with ``optional`` any
        number and none too."""
        nargs = "*" if optional else "+" if several else None
        self._arguments.add_argument(
            name, metavar=metavar, help=self._say(text), nargs=nargs, type=_strip
        )

    def option(
        self,
        name: str,
        metavar: str,
        text: Text,
        required: bool = False,
        default: str | None = None,
    ) -> None:
        """``--name VALUE``."""
        self._options.add_argument(
            name,
            metavar=metavar,
            help=self._say(text),
            required=required,
            default=default,
            type=_not_empty(name),
        )

    def choice(
        self, name: str, choices: Sequence[str], text: Text, default: str | None = None
    ) -> None:
        """``--name VALUE`` with a value out of a list."""
        self._options.add_argument(
            name,
            metavar="|".join(choices),
            help=self._say(text),
            default=default,
            type=_one_of(name, choices),
        )

    def switch(self, name: str, text: Text, short: str | None = None) -> None:
        """``--name`` alone."""
        names = [short, name] if short else [name]
        self._options.add_argument(*names, action="store_true", help=self._say(text))

    def add_common(self) -> None:
        """What every command understands."""
        self.switch("--json", Text("cetak JSON", "print JSON"))
        self.choice("--lang", LANGUAGES, Text("bahasa keluaran", "language of the output"))
        self.switch("--help", Text("tampilkan bantuan ini", "show this help"), "-h")

    def wants_help(self, words: Sequence[str]) -> bool:
        """Whether ``--help`` stands among the words, so that nothing else is asked for."""
        return any(word in ("-h", "--help") for word in words)

    def read(self, words: Sequence[str]) -> Given:
        """The options and arguments in ``words``; Refused for what is wrong, wanting, unknown.

        What looks like a negative number (``-5``, ``-5,5``) is a value: the blank before it keeps
        argparse from taking it for an option.
        """
        shielded = [f" {word}" if _NEGATIVE_VALUE.match(word) else word for word in words]
        return self._parser.parse_intermixed_args(shielded)

    def help(self) -> str:
        return self._parser.format_help()

    def _say(self, text: Text) -> str:
        return text.say(self._language).replace("%", "%%")


def _strip(value: str) -> str:
    return value.strip()


def _not_empty(name: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not value.strip():
            what = Text("{name} harus diikuti nilai", "{name} must be followed by a value")
            remedy = Text("Tulis nilainya sesudah {name}", "Write the value after {name}")
            raise refuse(what.fill(name=name), remedy.fill(name=name))
        return value.strip()

    return check


def _one_of(name: str, choices: Sequence[str]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value.strip() not in choices:
            what = Text("{name} tidak mengenal {value}", "{name} does not know {value}")
            raise refuse(
                what.fill(name=name, value=quoted(value.strip())), choose_among(value, choices)
            )
        return value.strip()

    return check


def whole_number(name: str, value: str, least: int = 1) -> int:
    """The whole number that an option or argument takes."""
    digits = value.isascii() and value.isdigit() and len(value) <= _LONGEST
    if not digits or int(value) < least:
        what = Text(
            "{name}: {value} bukan bilangan bulat mulai {least}",
            "{name}: {value} is no whole number of at least {least}",
        ).fill(name=name, value=quoted(value), least=least)
        remedy = Text(
            "Tulis tanpa pemisah ribuan, misalnya 1500",
            "Write it without separators of thousands, for example 1500",
        )
        raise refuse(what, remedy)
    return int(value)


def choose_among(value: str, choices: Iterable[str]) -> Text:
    """The remedy for a name that does not exist: the nearest one, else all there are."""
    choices = list(choices)
    near = difflib.get_close_matches(value.strip(), choices, 1, 0.6)
    if near:
        return Text("Mungkin maksudnya {near}", "Perhaps {near} is meant").fill(near=near[0])
    return Text("Pilih salah satu: {all}", "Choose one of: {all}").fill(all=", ".join(choices))


class _Parser(argparse.ArgumentParser):
    """argparse that refuses instead of printing usage and leaving."""

    def error(self, message: str) -> NoReturn:
        raise self._refusal(message)

    def _refusal(self, message: str) -> Refused:
        see_help = Text("Lihat {program} --help", "See {program} --help").fill(program=self.prog)
        for pattern, text in _MESSAGES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                return refuse(text.fill(**found.groupdict()), see_help)
        return refuse(Text(message, message), see_help)


_MESSAGES = (
    (
        r"the following arguments are required: (?P<names>.*)",
        Text("Belum disebut: {names}", "Not given: {names}"),
    ),
    (r"unrecognized arguments: (?P<words>.*)", Text("Tidak dikenal: {words}", "Unknown: {words}")),
    (
        r"argument (?P<name>.*?): expected (one|at least one) argument",
        Text("{name} harus diikuti nilai", "{name} must be followed by a value"),
    ),
    (
        r"argument (?P<name>.*?): ignored explicit argument (?P<value>.*)",
        Text("{name} tidak memakai nilai: {value}", "{name} takes no value: {value}"),
    ),
)

_WIDTH = 78
_ARGUMENTS = Text("Yang disebut", "Arguments")
_OPTIONS = Text("Pilihan", "Options")
_USAGE = Text("Pemakaian: ", "Usage: ")
_COLUMNS = Text("Kolom yang dibaca", "Columns that are read")
_EXAMPLES = Text("Contoh", "Examples")
_NOTES = Text("Catatan", "Notes")
_EXIT_CODES = Text("Kode keluar", "Exit codes")
_DONE = Text("0 selesai", "0 done")
_REFUSED = Text(
    "2 ditolak, satu baris di galat baku menyebut berkas, baris, kolom, dan cara memperbaikinya",
    "2 refused, one line on standard error names file, row, column and remedy",
)
_FILES = Text(
    "Berkas: CSV UTF-8 (pemisah koma, titik koma, atau tab) atau XLSX; baris pertama nama kolom; "
    "kolom lain diabaikan; baris # sebelum kepala tabel adalah komentar; - membaca masukan baku.",
    "Files: CSV in UTF-8 (comma, semicolon or tab) or XLSX; column names on the first row; other "
    "columns are ignored; lines with # before the header are comments; - reads standard input.",
)


def _formatter(language: str) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.RawDescriptionHelpFormatter):
        def __init__(self, prog: str):
            super().__init__(prog, max_help_position=28)

        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            super().add_usage(usage, actions, groups, prefix or _USAGE.say(language))

    return Formatter


def _wrapped(text: str) -> str:
    """The text in lines of a terminal's width; its own line ends and indents stay."""
    return "\n".join(textwrap.fill(line, _WIDTH) for line in text.split("\n"))


def _epilog(guide: Guide, language: str) -> str:
    sections: list[tuple[Text, list[str]]] = []
    if guide.columns:
        width = max(len(name) for name, _ in guide.columns) + 2
        lines = [f"{name:<{width}}{text.say(language)}" for name, text in guide.columns]
        sections.append((_COLUMNS, [*lines, "", *textwrap.wrap(_FILES.say(language), _WIDTH - 2)]))
    if guide.examples:
        sections.append((_EXAMPLES, list(guide.examples)))
    if guide.notes:
        notes = [textwrap.wrap(note.say(language), _WIDTH - 2) for note in guide.notes]
        sections.append((_NOTES, [line for note in notes for line in note]))
    codes = " · ".join(code.say(language) for code in (_DONE, guide.exit_1, _REFUSED) if code)
    sections.append((_EXIT_CODES, textwrap.wrap(codes, _WIDTH - 2)))
    return "\n\n".join(
        f"{title.say(language)}:\n{textwrap.indent(chr(10).join(lines), '  ')}"
        for title, lines in sections
    )
