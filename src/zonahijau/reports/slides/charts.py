"""Native charts: their numbers stand in a workbook inside the slides and can be changed."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Emu, Pt

from zonahijau.reports.slides import look
from zonahijau.reports.slides.content import STACKED, Chart

_KINDS = {True: XL_CHART_TYPE.BAR_STACKED, False: XL_CHART_TYPE.COLUMN_CLUSTERED}
_WHOLE = 100
_GAP = 60
_INDONESIAN = "[$-421]"


def add_chart(shown: Any, chart: Chart, said: str) -> None:
    """Draw a chart in the body of a slide; ``said`` tells it to who cannot see it."""
    stacked = chart.kind == STACKED
    frame = shown.shapes.add_chart(
        _KINDS[stacked],
        Emu(look.MARGIN),
        Emu(look.BODY_TOP),
        Emu(look.INNER),
        Emu(look.BODY_HIGH),
        _data(chart),
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", said)
    drawn = frame.chart
    drawn.font.size, drawn.font.name = Pt(14), look.FACE
    drawn.font.color.rgb = look.colour(look.INK)
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
    _axes(drawn, chart, stacked=stacked)
    _series(drawn.plots[0], chart, stacked=stacked)


def _data(chart: Chart) -> Any:
    untyped: Any = CategoryChartData
    data = untyped(number_format=_format(chart))
    data.categories = list(chart.categories)
    for each in chart.series:
        data.add_series(each.name, each.values)
    return data


def _format(chart: Chart) -> str:
    """As printed; a zero in a stack is not written."""
    if chart.kind == STACKED:
        return "0;;"
    return f"{_INDONESIAN}0." + "0" * chart.places if chart.places else "0"


def _axes(drawn: Any, chart: Chart, *, stacked: bool) -> None:
    values, names = drawn.value_axis, drawn.category_axis
    values.minimum_scale, values.maximum_scale = 0, chart.greatest
    values.has_major_gridlines = not stacked
    values.visible = not stacked
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = look.colour(look.LINE)
        values.format.line.fill.background()
    names.format.line.color.rgb = look.colour(look.MUTED)
    names.has_major_gridlines = False
    names.reverse_order = stacked
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.tick_labels.font.size = Pt(14)


def _series(plot: Any, chart: Chart, *, stacked: bool) -> None:
    plot.gap_width, plot.overlap = _GAP, _WHOLE
    for drawn, each in zip(plot.series, chart.series, strict=True):
        fill, letters = look.TONES[each.tone]
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = look.colour(fill)
        drawn.invert_if_negative = False
        labels = drawn.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _format(chart), False
        labels.font.size = Pt(14)
        labels.font.color.rgb = look.colour(letters if stacked else look.INK)
        labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
