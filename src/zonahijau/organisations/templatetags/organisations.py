"""Words that the templates of this app need."""

from collections.abc import Mapping
from datetime import date

from django import template

from zonahijau.organisations.kinds import HOLDER_STATUSES, UNIT_KINDS
from zonahijau.organisations.models import OfficeHolder
from zonahijau.web import formatting, language
from zonahijau.wording import Refusal, Text

register = template.Library()

_YES, _NO = Text("ya", "yes"), Text("tidak", "no")


@register.filter
def stored(values: Mapping[str, object], field: str) -> str:
    """``{{ stored|stored:field.name }}``: the stored value as the page says such things."""
    value = values.get(field)
    if isinstance(value, bool):
        return language.said(_YES if value else _NO)
    if isinstance(value, date):
        return formatting.plain_date(value, language.current())
    if field == "kind":
        return language.said(UNIT_KINDS[str(value)])
    return str(value) if value else formatting.NOTHING


@register.filter
def status(holder: OfficeHolder) -> str:
    """How somebody holds an office."""
    return language.said(HOLDER_STATUSES[holder.status])


@register.filter
def one_line(refusal: Refusal) -> str:
    """A refusal as one sentence with its place."""
    return refusal.one_line(language.current())
