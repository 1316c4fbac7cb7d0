"""The fingerprint of a law file: what it says, apart from layout, comments and translations."""

import hashlib
import json
from pathlib import Path

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRANSLATED = {"id", "en"}


def fingerprint(path: Path) -> str:
    """The fingerprint of a file; see :func:`fingerprint_of`."""
    return fingerprint_of(path.read_text("utf-8"))


def fingerprint_of(text: str) -> str:
    """The sha256 (hex) of the canonical form: JSON, keys sorted, English beside Indonesian left
    out. Stands in every stored result, so that the version it was computed with can be proven."""
    node = yaml.compose(text, Loader=_Loader)
    canonical = json.dumps(_plain(node), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _plain(node: yaml.Node | None) -> object:
    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value if node is not None else None


def _plain_mapping(node: yaml.MappingNode) -> object:
    pairs = {key.value: value for key, value in node.value}
    if set(pairs) == _TRANSLATED:
        return _plain(pairs["id"])
    return {key: _plain(value) for key, value in pairs.items()}
