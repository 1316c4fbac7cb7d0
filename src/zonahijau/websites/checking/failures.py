"""Why an address could not be fetched, each reason with its words."""

from collections.abc import Mapping

from zonahijau.wording import Text

WHY: Mapping[str, Text] = {
    "address": Text("bukan alamat web yang benar", "is not a proper web address"),
    "scheme": Text("bukan alamat http atau https", "is not an http or https address"),
    "port": Text(
        "memakai porta selain 80 dan 443, yang tidak diperiksa",
        "uses a port other than 80 and 443, which is not checked",
    ),
    "private": Text(
        "menunjuk ke jaringan dalam, yang tidak pernah diperiksa",
        "leads to an internal network, which is never checked",
    ),
    "unknown-name": Text("nama domainnya tidak dikenal", "its domain name is not known"),
    "no-network": Text(
        "jaringan mesin pemeriksa sedang tidak bekerja",
        "the network of the checking machine does not work",
    ),
    "no-connection": Text("servernya tidak menerima sambungan", "its server takes no connection"),
    "timeout": Text("tidak menjawab dalam batas waktu", "did not answer in time"),
    "certificate": Text("sertifikatnya tidak dapat dipercaya", "its certificate cannot be trusted"),
    "tls": Text("sambungan amannya gagal dibuat", "a secure connection could not be made"),
    "protocol": Text(
        "jawabannya tidak dapat dibaca sebagai halaman web",
        "its answer cannot be read as a web page",
    ),
    "redirects": Text("dialihkan berputar-putar", "redirects without end"),
    "elsewhere": Text("dialihkan ke situs lain", "redirects to another site"),
    "robots": Text(
        "situs melarang pemeriksaan otomatis (robots.txt)",
        "the site forbids automatic checks (robots.txt)",
    ),
}
OURS = frozenset({"no-network", "private", "port", "robots", "address", "scheme"})
"""Reasons that say nothing about whether people reach the site."""


class Failure(Exception):
    """An address was not fetched. ``detail`` names a place, never a person."""

    def __init__(self, code: str, detail: str = ""):
        super().__init__(code)
        self.code, self.detail = code, detail

    @property
    def why(self) -> Text:
        """In words."""
        said = WHY[self.code]
        if not self.detail:
            return said
        return Text(f"{said.id} ({self.detail})", f"{said.en} ({self.detail})")
