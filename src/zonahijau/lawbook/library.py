"""The law that ships with the program: where it lies, and loading an instrument by its id."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path

from zonahijau.lawbook.facts import read_facts
from zonahijau.lawbook.instruments import Instrument, read_instrument
from zonahijau.lawbook.series import Series, read_series
from zonahijau.wording import Text, quoted, refuse

_CASES = ".cases.yaml"
_SERIES = "series.yaml"


def law_folder() -> Path:
    """The folder ``law/`` of the installed program."""
    return Path(__file__).parent.parent / "law"


def shown(path: Path) -> str:
    """A law file as messages name it: from ``law/`` on where it is ours, else as it was given."""
    try:
        return str(path.resolve().relative_to(law_folder().parent))
    except ValueError:
        return str(path)


def instrument_files() -> dict[str, Path]:
    """Every instrument file by its id, in order of the ids."""
    folder = law_folder() / "instruments"
    files = (path for path in folder.glob("*/*.yaml") if not path.name.endswith(_CASES))
    return {f"{path.parent.name}/{path.stem}": path for path in sorted(files)}


@cache
def load_instrument(instrument_id: str) -> Instrument:
    """The instrument of an id such as ``ombudsman/2023``; refuses an id that does not exist."""
    files = instrument_files()
    if instrument_id not in files:
        raise _no_such(instrument_id, list(files))
    return read_instrument(files[instrument_id], shown(files[instrument_id]))


def _no_such(instrument_id: str, known: list[str]) -> Exception:
    near = difflib.get_close_matches(instrument_id, known, 1, 0.4)
    remedy = Text("pilih salah satu: {all}", "choose one of: {all}").fill(all=", ".join(known))
    if near:
        remedy = Text("mungkin maksudnya {near}", "perhaps {near} is meant").fill(near=near[0])
    what = Text("instrumen {id} tidak ada", "there is no instrument {id}")
    return refuse(what.fill(id=quoted(instrument_id)), remedy)


def all_instruments() -> list[Instrument]:
    """Every instrument that ships, in order of the ids."""
    return [load_instrument(instrument_id) for instrument_id in instrument_files()]


@cache
def load_series() -> dict[str, Series]:
    """Every series by its name, with its declared pauses."""
    path = law_folder() / "instruments" / _SERIES
    return {series.name: series for series in read_series(path, shown(path))}


@cache
def load_facts() -> dict[str, Text]:
    """What each fact key means."""
    path = law_folder() / "facts.yaml"
    return read_facts(path, shown(path))
