"""The kinds of things that this app knows, each value with its words; plain data."""

from collections.abc import Mapping

from zonahijau.wording import Text

Words = Mapping[str, Text]

REGION_KINDS: Words = {
    "province": Text("provinsi", "province"),
    "regency": Text("kabupaten", "regency"),
    "city": Text("kota", "city"),
}
UNIT_KINDS: Words = {
    "setda": Text("sekretariat daerah", "regional secretariat"),
    "bagian": Text("bagian", "division of the secretariat"),
    "dinas": Text("dinas", "agency (dinas)"),
    "badan": Text("badan", "agency (badan)"),
    "kecamatan": Text("kecamatan", "sub-district"),
    "kelurahan": Text("kelurahan", "urban ward"),
    "desa": Text("desa", "village"),
    "uptd": Text("UPTD", "technical unit (UPTD)"),
    "puskesmas": Text("puskesmas", "community health centre"),
    "rsud": Text("RSUD", "regional hospital"),
    "mpp": Text("mal pelayanan publik", "public service mall"),
    "lainnya": Text("lainnya", "other"),
}
OPD_WORDS = ("OPD", "SKPD", "SOPD", "Perangkat Daerah")
TIME_ZONES: Words = {
    "Asia/Jakarta": Text("WIB", "WIB (UTC+7)"),
    "Asia/Makassar": Text("WITA", "WITA (UTC+8)"),
    "Asia/Jayapura": Text("WIT", "WIT (UTC+9)"),
}
SUCCESSION_KINDS: Words = {
    "split": Text("pemecahan", "split"),
    "merge": Text("penggabungan", "merger"),
    "rename": Text("perubahan nama", "renaming"),
}
POSITION_KINDS: Words = {
    "head": Text("kepala", "head"),
    "secretary": Text("sekretaris", "secretary"),
    "operator": Text("operator", "operator"),
    "front_office": Text("petugas loket (front office)", "front office"),
    "complaint_officer": Text("pejabat pengelola pengaduan", "complaint officer"),
    "contact": Text("narahubung", "contact person"),
    "other": Text("lainnya", "other"),
}
HOLDER_STATUSES: Words = {
    "definitif": Text("definitif", "permanent"),
    "plt": Text("Plt. (pelaksana tugas)", "acting (Plt.)"),
    "plh": Text("Plh. (pelaksana harian)", "acting day to day (Plh.)"),
}
ABSENCE_KINDS: Words = {
    "leave": Text("cuti", "leave"),
    "duty": Text("dinas luar", "away on duty"),
    "training": Text("pendidikan atau pelatihan", "training"),
    "other": Text("tidak di tempat", "away"),
}
"""Why somebody in office is away, in one word; nothing about health."""

OUTCOMES: Words = {
    "moves": Text("pindah ke jabatan lain", "takes another office"),
    "leaves": Text("hanya melepas jabatan ini", "only leaves this office"),
    "retires": Text("pensiun atau berhenti", "retires or leaves the service"),
}
"""What a decree of transfer does with a person."""


def choices(words: Words) -> list[tuple[str, str]]:
    """A table of words as the choices of a model field."""
    return [(value, text.id) for value, text in words.items()]
