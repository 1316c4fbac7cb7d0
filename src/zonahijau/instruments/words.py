"""What the pages call the parts of an instrument; plain data."""

from collections.abc import Mapping

from zonahijau.wording import Text

Words = Mapping[str, Text]

SCALE_KINDS: Words = {
    "presence": Text("ada atau tidak", "present or not"),
    "ordinal": Text("berjenjang", "ordinal"),
    "ladder": Text("tangga", "ladder"),
    "number": Text("angka", "number"),
    "survey-mean": Text("rata-rata survei", "survey mean"),
    "external-index": Text("indeks dari luar", "external index"),
}
WEIGHT_BASES: Words = {
    "points": Text("poin", "points"),
    "percent": Text("persen", "percent"),
    "equal": Text("sama besar", "equal"),
}
GAPS: Words = {
    "refuse": Text("nilai tidak dapat dihitung", "the total cannot be computed"),
    "lowest": Text("dihitung sebagai jawaban terendah", "counts as the lowest answer"),
    "leave-out": Text(
        "dikeluarkan, bobotnya dibagikan kepada yang lain",
        "left out, its weight is spread over the others",
    ),
}
ROLL_UPS: Words = {
    "unit": Text("rata-rata unit", "the mean of the units"),
    "product": Text("rata-rata produk layanan", "the mean of the products"),
    "none": Text("tidak ada aturan ke tingkat daerah", "no rule for the region"),
}
SCORED: Words = {
    "unit": Text("setiap unit", "each unit"),
    "product": Text("setiap produk layanan", "each product"),
}
LEVELS: Words = {
    "unit": Text("Kelas unit", "Classes of units"),
    "region": Text("Kelas daerah", "Classes of regions"),
}
COMPARES: Words = {
    "at-least": Text("mulai dari batas bawahnya", "from its lower bound on"),
    "above": Text("hanya di atas batas bawahnya", "only above its lower bound"),
}
COMBINERS: Words = {
    "mean": Text("rata-rata", "mean"),
    "lowest": Text("yang terendah", "the lowest"),
    "highest": Text("yang tertinggi", "the highest"),
    "median": Text("median", "median"),
}
COMBINED: Words = {
    "respondents": Text("beberapa responden", "several respondents"),
    "products": Text("beberapa produk", "several products"),
    "assessors": Text("beberapa penilai", "several assessors"),
}
