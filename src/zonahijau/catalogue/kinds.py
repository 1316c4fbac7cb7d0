"""The kinds of public service, each value with its words; plain data."""

from collections.abc import Mapping

from zonahijau.wording import Text

SERVICE_KINDS: Mapping[str, Text] = {
    "administrative": Text("pelayanan administratif", "administrative service"),
    "goods": Text("barang publik", "public goods"),
    "service": Text("jasa publik", "public service"),
}
"""The three of UU 25/2009 article 5."""
