"""The report card in WeasyPrint: the same content as HTML, printed as a tagged PDF."""

import json
import sys
from html import escape
from pathlib import Path

import weasyprint
from serving import serve

STYLE = """
@page { size: A4; margin: 18mm 20mm 20mm; @bottom-right { content: counter(page) " / "
  counter(pages); font-size: 8pt } }
body { font-size: 9.5pt; font-family: "Plus Jakarta Sans", sans-serif; color: #1a1a1a }
h1 { font-size: 17pt; text-align: center; border-top: .8pt solid; padding-top: 2mm }
h2 { font-size: 11pt; margin: 1.3em 0 .65em; break-after: avoid }
.room { height: 26mm } .quiet { color: #595959 } .box { border: 1pt solid; padding: 4mm }
dl { display: grid; grid-template-columns: 38mm 1fr; gap: 1.2mm 0; margin: 0 } dd { margin: 0 }
table { width: 100%; border-collapse: collapse } td, th { border-bottom: .4pt solid #999;
  padding: 1.3mm 1mm; text-align: left; vertical-align: top } .n { text-align: right }
.bar { border: .5pt solid; height: 2.6mm } .bar i { display: block; height: 100%;
  background: #777 } .annex { font-size: 8pt; break-before: page } svg { width: 24mm }
"""


def page(card):
    """The whole card as HTML, in the order of our template."""
    words = card["words"]
    part = "<tr><td>{label}<td class=n>{points}<td class=n>{earned}<td>{bar}<td class=n>{share}"
    rows = "".join(
        part.format(
            label=escape(each["label"]),
            points=each["points"],
            earned=each["earned"],
            bar=f'<div class=bar><i style="width:{int(each["length"]) / 10}%"></i></div>',
            share=each["share"] or "–",
        )
        for each in card["dimensions"]
    )
    annex = "".join(
        f"<tr><td>{escape(each['code'])}<td style='padding-left:{2 * each['depth']}mm'>"
        f"{escape(each['label'])}<td>{escape(each['rule'])}<td class=n>{each['points']}"
        f"<td class=n>{each['earned']}<td>{escape(each['cite']) if each['leaf'] else ''}"
        for each in card["annex"]
    )
    score = card["score"]
    marks = " · ".join(escape(mark["word"]) for mark in score["marks"])
    shown = score["value"] or f"{score['least']} – {score['greatest']}"
    return f"""<!doctype html><html lang="{card["language"]}"><title>{escape(card["unit"])}</title>
<style>{STYLE}</style><div class=room></div><h1>{escape(words["title"])}</h1>
<p><b>{escape(card["unit"])}</b></p>{_pairs(card["facts"])}
<h2>{escape(words["result"])}</h2><div class=box><b>{shown}</b> {marks}
<p class=quiet>{escape("; ".join(card["because"]))}</p></div>
<h2>{escape(words["dimensions"])}</h2><table>{rows}</table>
<h2>{escape(words["strongest"])}</h2>{_list(card["strongest"])}
<h2>{escape(words["weakest"])}</h2>{_list(card["weakest"])}
<h2>{escape(words["proof"])}</h2>{card["qr"]}<p>{escape(card["address"])}</p>
<div class=annex><h2>{escape(words["annex"])}</h2><table>{annex}</table></div>
{_pairs(card["stamp"])}</html>"""


def _pairs(pairs):
    rows = (f"<dt class=quiet>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in pairs)
    return f"<dl>{''.join(rows)}</dl>"


def _list(parts):
    rows = (f"<li>{escape(each['label'])}: {each['share']} %" for each in parts)
    return f"<ul>{''.join(rows)}</ul>"


def papers(cards):
    """Every card as a PDF of its own."""
    fonts = weasyprint.text.fonts.FontConfiguration()
    made = [
        weasyprint.HTML(string=page(each)).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
        for each in cards
    ]
    return {"cards": len(made), "bytes": sum(map(len, made)) // len(made)}


CARDS = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
works = {"papers": (lambda: CARDS, papers)}
serve(works, lambda found: found, {"weasyprint": weasyprint.__version__})
