"""The history in pandas, a year at a time, for all of it together would not fit into the memory of
a small machine: files read, rows with a gap dropped, sums by unit."""

import sys
from pathlib import Path

import pandas as pd
from serving import serve

HISTORY, UNIT, *ELEMENTS = sys.argv[1:]


def history(_):
    """From the files to the sums."""
    years = [sums_of(each) for each in sorted(Path(HISTORY).glob("year=*"))]
    return pd.concat(years).groupby(level=0, sort=True).sum()


def sums_of(year):
    """Of one year: the whole numbers that add up."""
    answers = pd.read_parquet(year, columns=[UNIT, *ELEMENTS], dtype_backend="numpy_nullable")
    answers = answers.dropna()
    answers[ELEMENTS] = answers[ELEMENTS].astype("int8")
    groups = answers.groupby(UNIT, sort=True)
    sums = groups[ELEMENTS].sum()
    sums.insert(0, "respondents", groups.size())
    return sums


def rows(sums):
    """Unit, respondents and nine sums, a row a unit."""
    return [[int(each) for each in row] for row in sums.reset_index().to_numpy()]


serve({"history": (lambda: None, history)}, rows, {"pandas": pd.__version__})
