"""``python -m bench``: everything once, one table."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import (
    export_rows,
    history_rows,
    intake_rows,
    machine,
    memory_rows,
    nation_rows,
    peers,
    portal_rows,
    repair_rows,
    search_rows,
    survey_rows,
    web_rows,
    websites_rows,
)
from bench.nation_services import FEW, SERVICES
from bench.table import Group, in_markdown

RESULTS = Path(__file__).parent / "results"
_READING = (
    "Ratio: how many times as long as the first row of its group, by the least times (above 1: "
    "ours is quicker).\nAll contenders of a group take turns; {rounds} rounds each, {few} where a "
    "round takes seconds."
)


def main() -> None:
    """Measure the parts that were asked for, print the table and keep it in bench/results."""
    options = _options()
    if options.install_peers:
        peers.install()
        return
    few = max(3, options.rounds // 5)
    groups: list[Group] = []
    versions: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="zonahijau-bench-") as name:
        for part in options.parts:
            folder = Path(name) / part
            folder.mkdir()
            found, own = PARTS[part](folder, options, few)
            groups, versions = groups + found, versions | own
    reading = _READING.format(rounds=options.rounds, few=few)
    report = f"{machine.described(versions)}\n\n{reading}\n\n{in_markdown(groups)}\n"
    RESULTS.mkdir(exist_ok=True)
    for file in ("latest.md", f"{'-'.join(options.parts)}{options.database}.md"):
        (RESULTS / file).write_text(report, encoding="utf-8")
    print(report, end="")


def _services(options: argparse.Namespace) -> int:
    return int(options.size or (SERVICES if options.large else FEW))


def _answers(options: argparse.Namespace) -> int:
    return int(options.size or (history_rows.LARGE_ROWS if options.large else history_rows.ROWS))


Found = tuple[list[Group], dict[str, str]]
PARTS: dict[str, Callable[[Path, argparse.Namespace, int], Found]] = {
    "nation": lambda folder, given, _: nation_rows.rows(folder, given.rounds),
    "survey": lambda folder, _, few: survey_rows.rows(folder, few),
    "history": lambda folder, given, few: history_rows.rows(folder, few, _answers(given)),
    "repair": lambda _, __, few: (repair_rows.rows(few), {}),
    "memory": lambda folder, given, _: (memory_rows.rows(folder, large=given.large), {}),
    "web": lambda folder, given, _: web_rows.rows(folder, given.rounds),
    "intake": lambda folder, given, _: (intake_rows.rows(folder, given.database), {}),
    "websites": lambda _, __, few: (websites_rows.rows(few), {}),
    "search": lambda folder, given, _: (
        search_rows.rows(folder, _services(given), given.database),
        {},
    ),
    "portal": lambda folder, given, _: (portal_rows.rows(folder, FEW, given.database), {}),
    "export": lambda folder, given, _: (
        export_rows.rows(folder, _services(given), given.database),
        {},
    ),
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", default=list(PARTS), help=f"of {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=25, help="rounds of what is quick")
    parser.add_argument(
        "--large",
        action="store_true",
        help="also read a file of 1 GB; 100 million answers; 700,000 services",
    )
    parser.add_argument("--size", type=int, help="so many answers or services instead")
    parser.add_argument(
        "--database", choices=("sqlite", "postgresql"), default="", help="only this one"
    )
    parser.add_argument(
        "--install-peers", action="store_true", help="install the peers of bench/peers.txt"
    )
    options = parser.parse_args()
    if unknown := set(options.parts) - PARTS.keys():
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    main()
