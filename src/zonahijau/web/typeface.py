"""Makes the product's typeface from the package that ships it, at set-up: ``python -m
zonahijau.web.typeface``.

Plus Jakarta Sans by Tokotype, SIL Open Font License 1.1: the licence is laid beside the files.
Pages get one small variable font with Latin letters; papers (PDF) get static fonts. Nothing of
this is kept under version control, and pages are complete without it.
"""

import shutil
from importlib.resources import files
from pathlib import Path

VENDOR = Path(__file__).parent / "static" / "vendor"
PAPER = Path(__file__).parent / "paper_fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
_UPRIGHT = "PlusJakartaSans[wght].ttf"

_STYLE = """\
/* Plus Jakarta Sans, SIL Open Font License 1.1: see OFL.txt beside this file. */
@font-face {
  font-family: "Plus Jakarta Sans";
  src: url("plus-jakarta-sans.woff2") format("woff2");
  font-weight: 200 800;
  font-style: normal;
  font-display: swap;
}
"""


def _source() -> Path:
    return Path(str(files("fontpkg_plus_jakarta_sans") / "files" / _UPRIGHT))


def make_web_font(folder: Path = VENDOR) -> Path:
    """One variable WOFF2 of the letters that Indonesian and English pages use, and its style."""
    from fontTools import subset

    folder.mkdir(parents=True, exist_ok=True)
    options = subset.Options(flavor="woff2", layout_features=["*"], name_IDs=["*"])
    target = folder / "plus-jakarta-sans.woff2"
    with subset.load_font(str(_source()), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=_letters())
        subsetter.subset(font)
        subset.save_font(font, str(target), options)
    (folder / "typeface.css").write_text(_STYLE, encoding="utf-8")
    licence = files("fontpkg_plus_jakarta_sans") / "LICENSE"
    shutil.copyfile(str(licence), folder / "OFL.txt")
    return target


def _letters() -> list[int]:
    """Latin with accents for names, and the signs that our pages set."""
    return [*range(0x20, 0x180), *map(ord, "–—‘’“”…•′″€−×≤≥↑↓↕→←½¼¾²³")]


def make_paper_fonts(folder: Path = PAPER) -> list[Path]:
    """A static TTF a weight, for typesetters that read no variable fonts."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, weight in WEIGHTS.items():
        made.append(folder / f"PlusJakartaSans-{name}.ttf")
        with TTFont(_source()) as font:
            instantiateVariableFont(font, {"wght": weight}, updateFontNames=True, inplace=True)
            font.save(made[-1])
    return made


if __name__ == "__main__":
    make_web_font()
    make_paper_fonts()
