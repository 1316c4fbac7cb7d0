"""The survey in pandas: answers as text, so that what is no rung can be located by its row."""

import json
import sys

import numpy as np
import pandas as pd
from serving import serve
from survey_answer import answer

ELEMENTS = [f"U{i}" for i in range(1, 10)]
FIRST_ROW = 2
RUNGS = {"1": 1, "2": 2, "3": 3, "4": 4}


def rungs(texts):
    """The rung of every text, 0 where it is none; an empty cell has the code -1, the last place."""
    return np.array([RUNGS.get(text, 0) for text in (*texts.categories, "")])[texts.codes]


def survey(file):
    """From the file to the answer."""
    frame = pd.read_csv(file, usecols=ELEMENTS, dtype="category")
    answers = np.column_stack([rungs(frame[each].cat) for each in ELEMENTS])
    bad = (answers == 0).any(axis=1)
    answers = answers[~bad]
    total = answers.sum(axis=1)
    return answer(
        len(answers),
        answers.sum(axis=0).tolist(),
        (answers * answers).sum(axis=0).tolist(),
        (answers.T @ total).tolist(),
        int(total.sum()),
        int(total @ total),
        (np.flatnonzero(bad) + FIRST_ROW).tolist(),
    )


if sys.argv[1] == "--once":
    print(json.dumps(survey(sys.argv[2])))
else:
    works = {"survey": (lambda: sys.argv[1], survey)}
    serve(works, lambda found: found, {"pandas": pd.__version__})
