"""Small law files to write into a test's own folder."""

from pathlib import Path

HEAD = """\
id: contoh/f
title: {id: Formulir, en: Form}
in_force: {from: 2022-01-01}
sources: {satgas: {title: Contoh}}
cite: {source: satgas, article: contoh, provenance: local, confidence: U}
"""

FORM = (
    HEAD
    + """\
instrument: panrb/ipp-2022
scores: {from: "0", to: "5"}
blocks:
  - code: B
    label: {id: Blok, en: Block}
    indicators: [A1]
    questions:
"""
)
"""A form up to its first question."""


def write(folder: Path, text: str, name: str = "contoh/f.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
