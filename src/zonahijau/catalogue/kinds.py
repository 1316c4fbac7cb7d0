"""The kinds of public service, each value with its words; plain data."""

from collections.abc import Mapping

from zonahijau.wording import Text

SERVICE_KINDS: Mapping[str, Text] = {
    "administrative": Text("pelayanan administratif", "administrative service"),
    "goods": Text("barang publik", "public goods"),
    "service": Text("jasa publik", "public service"),
}
"""The three of UU 25/2009 article 5."""

COUNT_WORDS: Mapping[str, Text] = {
    "services": Text("layanan", "services"),
    "with_standard": Text("berstandar", "with a standard"),
    "published": Text("standarnya dipublikasikan", "with a published standard"),
    "decrees": Text("standarnya ditetapkan dengan SK", "laid down by decree"),
    "pledges": Text("maklumat", "pledges"),
    "surveys": Text("laporan SKM", "survey reports"),
}
"""The counts of a recap row, as they stand behind a figure."""
