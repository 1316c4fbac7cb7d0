"""The kinds of things that papers know, each value with its words; plain data."""

from __future__ import annotations

from collections.abc import Mapping

from zonahijau.wording import Text

Words = Mapping[str, Text]

REGENT, SECRETARY, UNIT = "regent", "secretary", "unit"
LEVELS: Words = {
    REGENT: Text("Kepala daerah (lambang negara)", "Head of the region (state emblem)"),
    SECRETARY: Text("Sekretariat Daerah", "Regional secretariat"),
    UNIT: Text("Perangkat daerah atau unit", "Agency or unit"),
}
NATURES: Words = {
    "biasa": Text("Biasa", "Ordinary"),
    "penting": Text("Penting", "Important"),
    "segera": Text("Segera", "Urgent"),
    "sangat_segera": Text("Sangat segera", "Very urgent"),
    "terbatas": Text("Terbatas", "Restricted"),
    "rahasia": Text("Rahasia", "Secret"),
}
CLOSED_NATURES = frozenset({"terbatas", "rahasia"})
"""Of these the public page says only that they are genuine."""

CAPACITIES: Words = {
    "definitif": Text("Definitif", "Permanent"),
    "plt": Text("Plt. (pelaksana tugas)", "Acting (Plt.)"),
    "plh": Text("Plh. (pelaksana harian)", "Acting day to day (Plh.)"),
}
BEHALVES: Words = {
    "none": Text("Atas jabatannya sendiri", "In the own office"),
    "an": Text("a.n. (atas nama)", "On behalf of (a.n.)"),
    "ub": Text("u.b. (untuk beliau)", "For the one on behalf (u.b.)"),
}
A4, F4 = "a4", "f4"
SIZES: Words = {
    A4: Text("A4 (210 × 297 mm)", "A4 (210 × 297 mm)"),
    F4: Text("F4 (215 × 330 mm)", "F4 (215 × 330 mm)"),
}
MILLIMETRES = {A4: (210, 297), F4: (215, 330)}

DRAFT, ISSUED, SIGNED, WITHDRAWN = "draft", "issued", "signed", "withdrawn"
STATES: Words = {
    DRAFT: Text("Konsep", "Draft"),
    ISSUED: Text("Menunggu tanda tangan", "Waits for signature"),
    SIGNED: Text("Bertanda tangan", "Signed"),
    WITHDRAWN: Text("Ditarik", "Withdrawn"),
}
MATCHES: Words = {
    "code": Text("kode QR terbaca", "its QR code was read"),
    "person": Text("dipastikan oleh petugas", "confirmed by a person"),
}

LETTER, NOTE, ORDER, DECREE, TITLED, REPORT, CERTIFICATE = (
    "letter", "note", "order", "decree", "titled", "report", "certificate",
)  # fmt: skip
LAYOUTS: Words = {
    LETTER: Text("Surat dinas", "Letter"),
    NOTE: Text("Nota dinas", "Note"),
    ORDER: Text("Surat perintah", "Order"),
    DECREE: Text("Keputusan", "Decree"),
    TITLED: Text("Naskah berjudul", "Titled paper"),
    REPORT: Text("Laporan dengan sampul dan bab", "Report with cover and chapters"),
    CERTIFICATE: Text("Piagam", "Certificate"),
}
"""How a paper is set; a word processor's template is shipped for each."""

COMPLAINT_OFFICER = "complaint_officer"
DECREE_KINDS: Words = {
    COMPLAINT_OFFICER: Text("SK pengelola pengaduan", "Decree: complaint officers"),
    "task_force": Text("SK Satgas pelayanan publik", "Decree: task force"),
    "service_standard": Text("SK penetapan standar pelayanan", "Decree: service standards"),
    "pledge": Text("SK maklumat pelayanan", "Decree: pledge"),
    "service_compensation": Text("SK kompensasi layanan", "Decree: service compensation"),
    "vision": Text("SK visi, misi, dan moto", "Decree: vision, mission, motto"),
    "service_officer": Text("SK petugas pelayanan", "Decree: service officers"),
    "survey_team": Text("SK tim survei kepuasan", "Decree: survey team"),
    "other_decree": Text("Keputusan lain", "Other decree"),
    "letter": Text("Surat", "Letter"),
}
"""What the register holds; ``decree.<kind>`` is the fact key that an entry answers."""
