"""The sentences that a report card prints beside its numbers; plain data."""

from collections.abc import Mapping

from zonahijau.lawbook.citations import ESTIMATE, INCOMPUTABLE
from zonahijau.wording import Text

CARD: Mapping[str, Text] = {
    "title": Text("Rapor Penilaian Pelayanan Publik", "Report Card of Public Service"),
    "number": Text("Nomor", "Number"),
    "date": Text("Tanggal", "Date"),
    "result": Text("Hasil", "Result"),
    "estimate": Text(ESTIMATE.id.upper(), ESTIMATE.en.upper()),
    "range": Text("kisaran", "between"),
    "to": Text("sampai", "and"),
    "not_official": Text(
        "Penilaian mandiri pemerintah daerah, bukan nilai resmi lembaga penilai.",
        "The government's own assessment, not an official value of the assessing body.",
    ),
    "computed": Text(
        "Dihitung dari jawaban yang sudah diverifikasi.", "Computed from the verified answers."
    ),
    "class_range": Text("Kelas pada kedua ujung kisaran", "Class at either end of the range"),
    "nothing": INCOMPUTABLE.capitalized,
    "dimensions": Text("Capaian tiap bagian", "What each part earned"),
    "part": Text("Bagian", "Part"),
    "points": Text("Bobot", "Weight"),
    "earned": Text("Diperoleh", "Earned"),
    "share": Text("Capaian", "Share"),
    "weight": Text("Asal bobot", "Whose weight"),
    "not_to_add": Text(
        "Bobot dalam poin, paling kecil sampai paling besar; bagian-bagian perkiraan tidak "
        "dijumlahkan. Kelabu: sejauh pasti; terarsir: sejauh mungkin.",
        "Weights in points, from least to greatest; the parts of an estimate do not add up. "
        "Grey: as far as is sure; hatched: as far as may be.",
    ),
    "strongest": Text("Yang terkuat", "The strongest"),
    "weakest": Text("Paling perlu pendampingan", "Most in need of help"),
    "no_weakest": Text("Tidak ada poin yang hilang.", "No points are lost."),
    "changed": Text("Yang berubah sejak", "What changed since"),
    "nothing_changed": Text("Tidak ada indikator yang berubah.", "No indicator changed."),
    "more_changes": Text("perubahan lain pada halaman hasil", "further changes on the result page"),
    "because": Text("Perkiraan karena", "An estimate because"),
    "proof": Text("Keaslian", "Genuineness"),
    "prove": Text(
        "Periksa keaslian rapor ini dengan memindai kode atau membuka alamat",
        "Check that this card is genuine: scan the code or open the address",
    ),
    "place_date": Text("Tempat dan tanggal", "Place and date"),
    "signatory": Text("Penetap hasil", "For the result"),
    "nip": Text("NIP", "NIP"),
    "page": Text("halaman", "page"),
    "of": Text("dari", "of"),
    "annex": Text("Lampiran: perhitungan tiap indikator", "Annex: how each indicator counts"),
    "indicator": Text("Indikator", "Indicator"),
    "answer": Text("Jawaban", "Answer"),
    "source": Text("Dasar", "Source"),
    "owner": Text("Asal", "Provenance"),
}
