"""A deck as PPTX: native charts and tables that the office can change, notes for the speaker."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from zonahijau.reports.slides import look
from zonahijau.reports.slides.charts import add_chart
from zonahijau.reports.slides.content import Deck, Slide
from zonahijau.reports.slides.grids import add_grid

_TITLE_ONLY = 5
LANGUAGE = "id-ID"


def written(deck: Deck) -> bytes:
    """The file."""
    presentation = Presentation()
    look.dress(presentation)
    _describe(presentation, deck)
    _title_slide(presentation, deck)
    for number, slide in enumerate(deck.slides, 2):
        _content_slide(presentation, deck, slide, number)
    written_to = BytesIO()
    presentation.save(written_to)
    return written_to.getvalue()


def _describe(presentation: Any, deck: Deck) -> None:
    about = presentation.core_properties
    about.title, about.author, about.language = deck.title, deck.government, LANGUAGE
    about.subject, about.last_modified_by = deck.subtitle, deck.government


def _new(presentation: Any, title: str, notes: str) -> Any:
    shown = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
    place = shown.shapes.title
    place.left, place.top = Emu(look.MARGIN), Emu(look.TITLE_TOP)
    place.width, place.height = Emu(look.INNER), Emu(look.TITLE_HIGH)
    _write(place.text_frame, [title], look.TITLE_SIZE, look.INK, bold=True)
    place.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    shown.notes_slide.notes_text_frame.text = notes
    return shown


def _title_slide(presentation: Any, deck: Deck) -> None:
    shown = _new(presentation, deck.title, deck.notes)
    title = shown.shapes.title
    title.top, title.height = Emu(look.HEIGHT // 4), Emu(look.HEIGHT // 4)
    for run in title.text_frame.paragraphs[0].runs:
        run.font.size = Pt(40)
    _rule(shown, look.HEIGHT // 2 + look.MARGIN // 4, look.ACCENT)
    _text(shown, look.HEIGHT // 2 + look.MARGIN // 2, look.LEAD_HIGH * 2, [deck.subtitle], Pt(22))
    _foot(shown, f"{deck.government}, {deck.dated}", 1, len(deck.slides) + 1)


def _content_slide(presentation: Any, deck: Deck, slide: Slide, number: int) -> None:
    shown = _new(presentation, slide.title, slide.notes)
    _rule(shown, look.TITLE_TOP + look.TITLE_HIGH, look.LINE)
    _text(shown, look.LEAD_TOP, look.LEAD_HIGH, [slide.lead], look.LEAD_SIZE)
    if slide.chart is not None:
        add_chart(shown, slide.chart, slide.lead)
    elif slide.grid is not None:
        add_grid(shown, slide.grid)
    elif slide.points:
        points = [f"{count}. {point}" for count, point in enumerate(slide.points, 1)]
        _text(shown, look.BODY_TOP, look.BODY_HIGH, points, look.TEXT_SIZE, space=Pt(12))
    _foot(shown, f"Sumber: {slide.source}. {deck.dated}", number, len(deck.slides) + 1)


def _text(
    shown: Any, top: int, high: int, paragraphs: list[str], size: Any, space: Any = None
) -> None:
    box = shown.shapes.add_textbox(Emu(look.MARGIN), Emu(top), Emu(look.INNER), Emu(high))
    _write(box.text_frame, paragraphs, size, look.INK, space=space)


def _write(
    frame: Any,
    paragraphs: list[str],
    size: Any,
    token: str,
    *,
    bold: bool = False,
    space: Any = None,
) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for number, said in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        if space is not None:
            paragraph.space_after = space
        run = paragraph.add_run()
        run.text = said
        run.font.size, run.font.bold = size, bold
        run.font.color.rgb = look.colour(token)


def _rule(shown: Any, top: int, token: str) -> None:
    right = look.MARGIN + look.INNER
    line = shown.shapes.add_connector(1, Emu(look.MARGIN), Emu(top), Emu(right), Emu(top))
    line.line.color.rgb = look.colour(token)
    line.line.width = Pt(1)
    line._element.remove(line._element.find(qn("p:style")))  # which would cast a shadow


def _foot(shown: Any, source: str, number: int, of: int) -> None:
    """Source and day on the left, the page on the right."""
    wide = look.INNER * 9 // 10
    places = (
        (look.MARGIN, wide, source),
        (look.MARGIN + wide, look.INNER - wide, f"{number} / {of}"),
    )
    for (left, width, said), align in zip(places, (PP_ALIGN.LEFT, PP_ALIGN.RIGHT), strict=True):
        box = shown.shapes.add_textbox(
            Emu(left), Emu(look.FOOT_TOP), Emu(width), Emu(look.FOOT_HIGH)
        )
        _write(box.text_frame, [said], look.FOOT_SIZE, look.MUTED)
        box.text_frame.paragraphs[0].alignment = align
