"""Forms with as many rows as are needed; a button adds one and keeps what was typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Self

from django import forms
from django.http import HttpRequest

from zonahijau.wording import Refused

FEWEST, MOST = 2, 40
ADD = "tambah"
"""The name of the button that adds a row; it needs no script."""


class RowsForm(forms.Form):
    """Fields of its own, then the same few for each row: ``name_1``, ``code_1``, ``name_2`` ..."""

    rows = forms.IntegerField(min_value=1, max_value=MOST, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, rows: int = FEWEST, **named: Any):
        named["initial"] = {"rows": rows} | named.get("initial", {}) | {"rows": rows}
        super().__init__(*args, **named)
        self.count = rows
        for number in range(1, rows + 1):
            for name, field in self.row_fields(number).items():
                self.fields[f"{name}_{number}"] = field

    def row_fields(self, number: int) -> dict[str, forms.Field]:
        """The fields of the row of that number, by their names."""
        raise LookupError(f"{type(self).__name__} has no rows, not even row {number}")

    @classmethod
    def of(cls, request: HttpRequest, *, rows: int = FEWEST, **named: Any) -> Self:
        """The form as it was sent, or with one more row, or new."""
        if request.method != "POST":
            return cls(rows=rows, **named)
        count = _count(request.POST.get("rows", ""), rows)
        if ADD in request.POST:
            typed = {key: request.POST[key] for key in request.POST}
            return cls(**named | {"initial": typed, "rows": min(count + 1, MOST)})
        return cls(request.POST, rows=count, **named)

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields before the rows."""
        rowed = {f"{name}_{n}" for name in self.row_fields(1) for n in range(1, self.count + 1)}
        return [self[name] for name in self.fields if name not in rowed]

    @property
    def grouped(self) -> list[list[tuple[str, forms.BoundField]]]:
        """The fields of each row, with their names in it."""
        names = list(self.row_fields(1))
        return [[(name, self[f"{name}_{n}"]) for name in names] for n in range(1, self.count + 1)]

    def rows_given(self) -> list[Mapping[str, Any]]:
        """What was given in each row in which anything was."""
        names = list(self.row_fields(1))
        given = [
            {"number": number, **{name: self.cleaned_data[f"{name}_{number}"] for name in names}}
            for number in range(1, self.count + 1)
        ]
        return [row for row in given if any(row[name] for name in names)]


def _count(text: str, otherwise: int) -> int:
    return min(max(int(text), 1), MOST) if text.isdecimal() else otherwise


def to_fields(refused: Refused) -> Refused:
    """A refusal about a row, laid on the fields of that row."""
    return Refused(
        *(
            replace(each, row=None, column=f"{each.column}_{each.row}") if each.row else each
            for each in refused.refusals
        )
    )
