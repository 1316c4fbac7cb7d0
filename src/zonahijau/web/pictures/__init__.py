"""Pictures as plain SVG geometry, made on the server: one serves page, PDF and print."""

from zonahijau.web.pictures.bars import Bar, BarPicture, bar_picture
from zonahijau.web.pictures.multiples import Panel, Point, SmallMultiples, small_multiples
from zonahijau.web.pictures.ranges import Range, range_picture
from zonahijau.web.pictures.scale import Band, Scale

__all__ = [
    "Band",
    "Bar",
    "BarPicture",
    "Panel",
    "Point",
    "Range",
    "Scale",
    "SmallMultiples",
    "bar_picture",
    "range_picture",
    "small_multiples",
]
