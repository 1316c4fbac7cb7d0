"""From the words of a call to an exit code."""

import os
import sys
from collections.abc import Sequence

from zonahijau.cli.commands import COMMANDS, Entry
from zonahijau.cli.options import PROGRAM, Guide, Options, choose_among
from zonahijau.cli.report import Report
from zonahijau.wording import LANGUAGES, Refused, Text, quoted, refuse

DONE, REFUSED = 0, 2
BROKEN_PIPE, INTERRUPTED = 128 + 13, 128 + 2
"""What a shell reports for a program that these signals ended."""

_LANGUAGE_VARIABLE = "ZONAHIJAU_LANG"
_DEFAULT_LANGUAGE = "id"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Only refusals write to standard error."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain again when it flushes the closed pipe at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _run(words: list[str]) -> int:
    language = _DEFAULT_LANGUAGE
    try:
        language = _language(words)
        return _call(words, language)
    except Refused as refused:
        return _say_no(refused, language)


def _call(words: list[str], language: str) -> int:
    before = _options_before_command(words)
    for length in (2, 1):
        name = " ".join(words[before : before + length])
        if name in COMMANDS:
            return _call_command(name, words[:before] + words[before + length :], language)
    return _call_without_command(words, before, language)


def _options_before_command(words: list[str]) -> int:
    place = 0
    while place < len(words) and words[place].startswith("-"):
        place += 2 if words[place] == "--lang" else 1
    return place


def _call_command(name: str, words: list[str], language: str) -> int:
    command = COMMANDS[name].load()
    options = Options(name, command.GUIDE, language)
    command.add_options(options)
    options.add_common()
    if options.wants_help(words):
        sys.stdout.write(options.help())
        return DONE
    given = options.read(words)
    given.language = language
    return _print(command.run(given), given.json, language)


def _print(report: Report, as_json: bool, language: str) -> int:
    from zonahijau.cli.printing import print_json, print_tables

    (print_json if as_json else print_tables)(report, language)
    if report.refused:
        sys.stdout.flush()
        return _say_no(report.refused, language)
    return report.code


def _call_without_command(words: list[str], before: int, language: str) -> int:
    """``--help``, ``--version``, and calls whose command is unknown or not there."""
    start = words[before] if before < len(words) else ""
    group = {name: entry for name, entry in COMMANDS.items() if name.split()[0] == start}
    options = Options(start if group else "", _guide(group or dict(COMMANDS), language), language)
    options.add_common()
    options.switch("--version", Text("tampilkan versi", "show the version"))
    if options.wants_help(words[:before] if start and not group else words):
        sys.stdout.write(options.help())
        return DONE
    if start:
        raise _unknown(words[before:], group)
    if options.read(words).version:
        from zonahijau import __version__

        sys.stdout.write(f"{PROGRAM} {__version__}\n")
        return DONE
    what = Text("Perintah belum disebut", "No command was given")
    raise refuse(what, _see_help(""))


def _guide(entries: dict[str, Entry], language: str) -> Guide:
    width = max(map(len, entries)) + 2
    lines = [f"  {name:<{width}}{entry.summary.say(language)}" for name, entry in entries.items()]
    commands = "\n".join(lines)
    return Guide(
        Text(
            f"Membawa setiap layanan publik ke zona hijau: hitung, jelaskan, perbaiki.\n\n"
            f"Perintah:\n{commands}\n\nBantuan satu perintah: {PROGRAM} PERINTAH --help",
            f"Brings every public service into the green zone: compute, explain, repair.\n\n"
            f"Commands:\n{commands}\n\nHelp for one command: {PROGRAM} COMMAND --help",
        )
    )


def _unknown(words: list[str], group: dict[str, Entry]) -> Refused:
    if not group:
        what = Text("Perintah {name} tidak dikenal", "There is no command {name}")
        return refuse(what.fill(name=quoted(words[0])), choose_among(words[0], COMMANDS))
    if len(words) == 1 or words[1].startswith("-"):
        what = Text("Sesudah {name} harus ada satu kata lagi", "{name} needs one word more")
        return refuse(what.fill(name=words[0]), choose_among("", group))
    name = " ".join(words[:2])
    what = Text("Perintah {name} tidak dikenal", "There is no command {name}")
    return refuse(what.fill(name=quoted(name)), choose_among(name, group))


def _see_help(command: str) -> Text:
    program = f"{PROGRAM} {command}".strip()
    return Text("Lihat {program} --help", "See {program} --help").fill(program=program)


def _language(words: list[str]) -> str:
    """``--lang`` before the environment's choice before Indonesian."""
    chosen = os.environ.get(_LANGUAGE_VARIABLE) or _DEFAULT_LANGUAGE
    source = _LANGUAGE_VARIABLE
    for place, word in enumerate(words):
        if word.startswith("--lang="):
            chosen, source = word.removeprefix("--lang="), "--lang"
        elif word == "--lang" and place + 1 < len(words):
            chosen, source = words[place + 1], "--lang"
    if chosen not in LANGUAGES:
        what = Text("{source} tidak mengenal {value}", "{source} does not know {value}")
        raise refuse(
            what.fill(source=source, value=quoted(chosen)), choose_among(chosen, LANGUAGES)
        )
    return chosen


def _say_no(refused: Refused, language: str) -> int:
    """The one line on standard error."""
    line = refused.refusals[0].one_line(language)
    others = len(refused.refusals) - 1
    if others:
        more = Text(" (dan {others} kesalahan lain)", " (and {others} other faults)")
        line += more.fill(others=others).say(language)
    sys.stdout.flush()
    sys.stderr.write(f"{line}\n")
    return REFUSED
