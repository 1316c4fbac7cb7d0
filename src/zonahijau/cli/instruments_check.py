"""``zonahijau instruments check``: the editor's friend; every fault with file, line and remedy."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.lawbook.cases import read_cases
from zonahijau.lawbook.facts import check_facts, read_facts
from zonahijau.lawbook.forms import check_form, read_form
from zonahijau.lawbook.instruments import Instrument, read_instrument
from zonahijau.lawbook.law_checking import READERS, check_law_file, kind_of_law
from zonahijau.lawbook.library import (
    all_instruments,
    load_facts,
    load_instrument,
    load_series,
    shown,
)
from zonahijau.lawbook.sampling import read_sample_cases, read_sample_rule
from zonahijau.lawbook.series import check_series, read_series
from zonahijau.scoring.casework import run_case
from zonahijau.wording import Refusal, Refused, Text, quoted

GUIDE = Guide(
    Text(
        "Memeriksa berkas peraturan: kunci yang tidak dikenal atau ganda, bobot yang tidak genap, "
        "kelas atau anak tangga yang berlubang, masa berlaku yang tumpang tindih, contoh hitungan "
        "yang tidak cocok. Semua kesalahan dicetak dengan baris dan cara memperbaikinya.",
        "Checks law files: unknown or duplicate keys, weights that do not add up, holes in classes "
        "or ladders, overlapping dates, worked cases that do not hold. Every fault is printed with "
        "its line and remedy.",
    ),
    examples=(
        "zonahijau instruments check law/instruments/ombudsman/2023.yaml",
        "zonahijau instruments check law/instruments/*/*.yaml --lang en",
    ),
    notes=(
        Text(
            "Contoh hitungan di samping berkas (*.cases.yaml) ikut dijalankan.",
            "The worked cases beside a file (*.cases.yaml) are run as well.",
        ),
    ),
)

_CASES = ".cases.yaml"
_COLUMNS = (
    Column(Text("Berkas", "File")),
    Column(Text("Baris", "Line"), "number"),
    Column(Text("Kesalahan", "Fault")),
    Column(Text("Obat", "Remedy")),
)
_SOUND = Text(
    "{count} berkas diperiksa, tidak ada kesalahan.", "{count:file|files} checked, no fault."
)


def add_options(options: Options) -> None:
    options.argument("files", "FILE", Text("berkas YAML", "YAML file"), several=True)


def run(given: Given) -> Report:
    """All files are checked, whatever is found in the first."""
    faults = {file: list(dict.fromkeys(_check(Path(file)))) for file in given.files}
    found = [fault for several in faults.values() for fault in several]
    data = [
        {"file": file, "sound": not several, "faults": [_data(fault) for fault in several]}
        for file, several in faults.items()
    ]
    if not found:
        return Report(data, [], [_SOUND.fill(count=len(faults))])
    rows = [(fault.file, fault.row, fault.what, fault.remedy) for fault in found]
    return Report(data, [Table(_COLUMNS, rows)], refused=Refused(*found))


def _data(fault: Refusal) -> dict[str, object]:
    return {
        "file": fault.file,
        "line": fault.row,
        "key": fault.column,
        "what": fault.what,
        "remedy": fault.remedy,
    }


def _check(path: Path) -> Iterator[Refusal]:
    """The faults of one file, in the order in which they are found."""
    try:
        yield from _reader(path)(path)
    except Refused as refused:
        yield from refused.refusals


def _reader(path: Path) -> Callable[[Path], Iterator[Refusal]]:
    """What checks a file: told by its name or by the kind of law it is, else an instrument."""
    if path.name in _BY_NAME:
        return _BY_NAME[path.name]
    kind, cases = kind_of_law(path), path.name.endswith(_CASES)
    if kind in READERS:
        return _only_read(partial(check_law_file, kind=kind))
    if kind == "sampling":
        return _only_read(read_sample_cases if cases else read_sample_rule)
    if kind == "forms":
        return _check_form
    return _check_cases if cases else _check_instrument


def _check_instrument(path: Path) -> Iterator[Refusal]:
    instrument = read_instrument(path, shown(path))
    yield from _check_dates(path, instrument)
    yield from check_facts(instrument.root.walk(), load_facts(), shown(path))
    cases = path.with_name(path.stem + _CASES)
    if cases.exists():
        yield from _run_cases(cases, instrument)


def _check_dates(path: Path, instrument: Instrument) -> Iterator[Refusal]:
    """Overlaps and gaps that this file would bring into its series."""
    others = [each for each in all_instruments() if each.id != instrument.id]
    series = load_series().get(instrument.series)
    if series is None:
        what = Text(f"seri {instrument.series} tidak ada", f"no series {instrument.series}")
        remedy = Text("tambahkan di series.yaml", "add it to series.yaml")
        yield Refusal(what, remedy, shown(path), _line_of(path, "series:"))
        return
    for fault in check_series(series, [*others, instrument], shown(path)):
        yield replace(fault, row=_line_of(path, "in_force:"))


def _line_of(path: Path, start: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 1)


def _check_cases(path: Path) -> Iterator[Refusal]:
    beside = path.with_name(path.name.removesuffix(_CASES) + ".yaml")
    if beside.exists():
        yield from _run_cases(path, read_instrument(beside, shown(beside)))
    else:
        yield from _run_cases(path, load_instrument(read_cases(path, shown(path)).instrument))


def _run_cases(path: Path, instrument: Instrument) -> Iterator[Refusal]:
    for case in read_cases(path, shown(path)).cases:
        try:
            differences = run_case(instrument, case)
        except Refused as refused:
            yield from refused.at(shown(path), case.line).refusals
            continue
        for difference in differences:
            yield Refusal(
                _DIFFERS.fill(
                    case=quoted(case.name),
                    what=difference.what,
                    found=difference.found,
                    expected=difference.expected,
                ),
                _MEND_CASE,
                shown(path),
                case.line,
            )


_DIFFERS = Text(
    "{case}: {what} menjadi {found}, seharusnya {expected}",
    "{case}: {what} comes out as {found}, expected {expected}",
)
_MEND_CASE = Text(
    "perbaiki contoh ini, atau nilai pada instrumennya",
    "mend this case, or the value in its instrument",
)


def _check_form(path: Path) -> Iterator[Refusal]:
    form = read_form(path, shown(path))
    yield from check_form(form, load_instrument(form.instrument), shown(path))


def _check_series_file(path: Path) -> Iterator[Refusal]:
    for series in read_series(path, shown(path)):
        yield from check_series(series, all_instruments(), shown(path))


def _only_read(read: Callable[[Path, str], object]) -> Callable[[Path], Iterator[Refusal]]:
    """A check for files that are sound when they can be read."""

    def check(path: Path) -> Iterator[Refusal]:
        read(path, shown(path))
        yield from ()

    return check


_BY_NAME: dict[str, Callable[[Path], Iterator[Refusal]]] = {
    "series.yaml": _check_series_file,
    "facts.yaml": _only_read(read_facts),
}
