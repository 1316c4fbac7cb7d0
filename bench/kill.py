"""``python -m bench.kill``: kill -9 of the web process in the middle of work, a hundred times.

Not a measurement: the same as the test of that name, more often, with what was under way counted.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from tests import killing, serving


def main() -> None:
    """Kill, check, and say how often and how much had been acknowledged."""
    parser = argparse.ArgumentParser("python -m bench.kill", description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2021)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    saved = uploaded = sealed = 0
    with tempfile.TemporaryDirectory(prefix="zonahijau-kill-") as name:
        prepared = Path(name) / "prepared"
        serving.build_demonstration(prepared)
        for turn in range(options.times):
            folder = Path(name) / str(turn)
            done = killing.die_at_work(prepared, folder, chance)
            killing.check_after(folder, done)
            saved, uploaded = saved + len(done.notes), uploaded + len(done.titles)
            sealed += len(done.sealed)
            print(
                f"{turn + 1} kills: {saved} answers, {uploaded} files, {sealed} results", flush=True
            )
    print("Nothing acknowledged was lost, nothing was half done.")


if __name__ == "__main__":
    main()
