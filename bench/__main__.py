"""``python -m bench``: everything once, one table."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench import (
    history_rows,
    intake_rows,
    machine,
    memory_rows,
    nation_rows,
    peers,
    portal_rows,
    repair_rows,
    survey_rows,
    web_rows,
    websites_rows,
)
from bench.table import Group, in_markdown

PARTS = ("nation", "survey", "history", "repair", "memory", "web", "intake", "websites", "portal")
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
        folder = Path(name)
        if "nation" in options.parts:
            found, own = nation_rows.rows(folder, options.rounds)
            groups, versions = groups + found, versions | own
        if "survey" in options.parts:
            found, own = survey_rows.rows(folder, few)
            groups, versions = groups + found, versions | own
        if "history" in options.parts:
            found, own = history_rows.rows(folder, few, large=options.large)
            groups, versions = groups + found, versions | own
        if "repair" in options.parts:
            groups += repair_rows.rows(few)
        if "memory" in options.parts:
            groups += memory_rows.rows(folder, large=options.large)
        if "web" in options.parts:
            found, own = web_rows.rows(folder, options.rounds)
            groups, versions = groups + found, versions | own
        if "intake" in options.parts:
            groups += intake_rows.rows(folder)
        if "websites" in options.parts:
            groups += websites_rows.rows(few)
        if "portal" in options.parts:
            many = portal_rows.SERVICES if options.large else portal_rows.FEW
            groups += portal_rows.rows(folder, many)
    reading = _READING.format(rounds=options.rounds, few=few)
    report = f"{machine.described(versions)}\n\n{reading}\n\n{in_markdown(groups)}\n"
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "latest.md").write_text(report, encoding="utf-8")
    print(report, end="")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", default=PARTS, help=f"of {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=25, help="rounds of what is quick")
    parser.add_argument(
        "--large", action="store_true", help="also read a file of 1 GB, and 100 million answers"
    )
    parser.add_argument(
        "--install-peers", action="store_true", help="install the peers of bench/peers.txt"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
