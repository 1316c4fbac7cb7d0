"""How a peer answers the bench: it waits, does the work when asked, and says how long it took."""

import json
import sys
import time


def serve(works, found_as, versions):
    """Say which versions these are, then answer the lines on standard input.

    ``run NAME`` does that work once and is answered with the seconds; every work is a pair of what
    is prepared outside the clock and what is done with it inside. ``answer`` is answered with
    ``found_as`` of what the last run found.
    """
    print(json.dumps(versions), flush=True)
    found = None
    for line in sys.stdin:
        order, _, name = line.strip().partition(" ")
        if order == "answer":
            print(json.dumps(found_as(found)), flush=True)
            continue
        prepare, work = works[name]
        given = prepare()
        start = time.perf_counter()
        found = work(given)
        print(json.dumps(time.perf_counter() - start), flush=True)
