"""An uploaded template, looked through before it is ever used: fields only, nothing that runs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zonahijau.documents.word.fields import FIELDS, NEEDED
from zonahijau.wording import Refused, Text, quoted, refuse

MOST_CHARACTERS = 4_000_000
"""Of the main part of a template: some three hundred pages."""

_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.And,
    nodes.Or, nodes.Const,
)  # fmt: skip
_HYPERLINK = "/hyperlink"


def environment() -> ImmutableSandboxedEnvironment:
    """Where templates are filled: sandboxed, every value escaped."""
    return ImmutableSandboxedEnvironment(autoescape=True)


def check_template(content: bytes, name: str) -> frozenset[str]:
    """The fields of a template. Refused, with each thing named, for unknown fields, for anything
    but fields and ``if``, for links to outside, and when the content has no place."""
    _check_relations(content, name)
    used: set[str] = set()
    for source in _sources(content, name):
        used |= _fields(source, name)
    unknown = sorted(used - FIELDS.keys())
    if unknown:
        raise refuse(
            Text("Templat memakai isian yang tidak dikenal: {names}",
                 "The template uses unknown fields: {names}").fill(names=", ".join(unknown)),
            Text("Pakai isian dari daftar di halaman templat", "Use the fields listed on the page"),
            file=name,
        )  # fmt: skip
    missing = [field for field in NEEDED if field not in used]
    if missing:
        raise refuse(
            Text(
                "Templat tidak memuat tempat isi naskah", "The template has no place for the text"
            ),
            Text("Tulis {{p isi }} di baris sendiri", "Write {{p isi }} on a line by itself"),
            file=name,
        )
    return frozenset(used)


def _sources(content: bytes, name: str) -> Iterator[str]:
    """The template's parts as the template language reads them."""
    from docxtpl import DocxTemplate

    try:
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
        parts = [template.get_xml()]
        for uri in (template.HEADER_URI, template.FOOTER_URI):
            parts += [template.get_part_xml(part) for _, part in template.get_headers_footers(uri)]
        patched = [template.patch_xml(_as_text(part)) for part in parts]
    except (KeyError, ValueError, OSError):
        raise refuse(
            Text("Berkas ini bukan templat DOCX yang utuh", "This is no whole DOCX template"),
            Text("Simpan ulang sebagai .docx", "Save it again as .docx"),
            file=name,
        ) from None
    yield from patched


def _as_text(part: Any) -> str:
    text = part if isinstance(part, str) else bytes(part).decode("utf-8", "replace")
    if len(text) > MOST_CHARACTERS:
        raise refuse(
            Text("Templat terlalu besar", "The template is too large"),
            Text("Hapus halaman dan gambar yang tidak perlu", "Take out what is not needed"),
        )
    return text


def _fields(source: str, name: str) -> set[str]:
    try:
        tree = environment().parse(source)
    except TemplateError as error:
        said = quoted(str(error.message or error))
        raise refuse(
            Text(f"Tanda isian keliru: {said}", f"A field is written wrongly: {said}"),
            Text("Tulis seperti {{ nomor }}", "Write it like {{ nomor }}"),
            file=name,
        ) from None
    for node in _walk(tree):
        if not isinstance(node, _PLAIN):
            raise _not_plain(node, name)
    return {node.name for node in tree.find_all(nodes.Name)}


def _walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    yield tree
    for child in tree.iter_child_nodes():
        yield from _walk(child)


def _not_plain(node: nodes.Node, name: str) -> Refused:
    kind = type(node).__name__
    return refuse(
        Text(f"Templat hanya boleh berisi isian dan if; ada {kind} (baris {node.lineno})",
             f"A template holds only fields and if; there is {kind} (line {node.lineno})"),
        Text("Ganti dengan isian biasa, misalnya {{ hal }}", "Use a plain field such as {{ hal }}"),
        file=name,
    )  # fmt: skip


def _check_relations(content: bytes, name: str) -> None:
    """A word processor would fetch what lies outside, and tell who opened it."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(io.BytesIO(content)) as archive:
        parts = [part for part in archive.namelist() if part.endswith(".rels")]
        for part in parts:
            for relation in etree.fromstring(archive.read(part), parser):
                outside = relation.get("TargetMode") == "External"
                if outside and not str(relation.get("Type")).endswith(_HYPERLINK):
                    raise refuse(
                        Text("Templat memuat tautan ke berkas luar", "It links to a file outside"),
                        Text("Sisipkan gambarnya langsung", "Insert the picture itself"),
                        file=name,
                    )
