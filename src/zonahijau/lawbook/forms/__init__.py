"""Forms beside an instrument: what is asked, in which words, and what proves the answer.

A form carries no score of its own (F-01), or its answers enter an instrument as one number (F-03,
the SKM). It is law as data like the instruments: ``law/forms/<body>/<form>.yaml``.
"""

from zonahijau.lawbook.forms.checking import check_form
from zonahijau.lawbook.forms.library import form_files, load_form
from zonahijau.lawbook.forms.model import QUESTION_KINDS, Block, Form, Option, Question
from zonahijau.lawbook.forms.reading import read_form

__all__ = [
    "QUESTION_KINDS",
    "Block",
    "Form",
    "Option",
    "Question",
    "check_form",
    "form_files",
    "load_form",
    "read_form",
]
