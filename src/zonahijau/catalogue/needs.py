"""What people need services for: events of their lives and of their businesses. Plain data.

The list is ours; its two groups are those of the Core Public Service Vocabulary (life events,
business events), so that other catalogues can join on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Need:
    """Why somebody comes; ``words`` find it in a search beside its label."""

    label: Text
    words: str
    is_business: bool = False


NEEDS: Mapping[str, Need] = {
    "kelahiran": Need(
        Text("Punya anak", "Having a child"), "lahir bayi anak hamil persalinan bersalin"
    ),
    "kependudukan": Need(
        Text("KTP, KK dan pindah alamat", "Identity papers and moving house"),
        "pindah penduduk identitas domisili alamat nama",
    ),
    "pernikahan": Need(Text("Menikah atau bercerai", "Marrying or divorcing"), "nikah kawin cerai"),
    "kesehatan": Need(
        Text("Berobat dan menjaga kesehatan", "Health care"), "sakit obat dokter periksa vaksin"
    ),
    "pendidikan": Need(Text("Sekolah dan beasiswa", "School and scholarships"), "sekolah belajar"),
    "pekerjaan": Need(Text("Mencari kerja", "Finding work"), "kerja lowongan pencari pelatihan"),
    "usaha": Need(
        Text("Membuka dan menjalankan usaha", "Starting and running a business"),
        "usaha izin dagang toko warung umkm jualan",
        is_business=True,
    ),
    "bangunan": Need(
        Text("Tanah, rumah dan bangunan", "Land, houses and buildings"),
        "tanah rumah bangunan gedung renovasi",
    ),
    "pajak": Need(Text("Pajak dan retribusi daerah", "Local taxes and charges"), "pajak bayar"),
    "kendaraan": Need(
        Text("Kendaraan dan angkutan", "Vehicles and transport"), "kendaraan angkutan mobil motor"
    ),
    "pertanian": Need(
        Text("Pertanian, ternak dan perikanan", "Farming, livestock and fishery"),
        "tani ternak ikan pupuk benih nelayan",
        is_business=True,
    ),
    "bantuan": Need(
        Text("Bantuan sosial", "Social assistance"), "bansos miskin bantuan sosial tidak mampu"
    ),
    "lansia-disabilitas": Need(
        Text("Lanjut usia dan penyandang disabilitas", "Old age and disability"),
        "lansia difabel disabilitas alat bantu",
    ),
    "kematian": Need(
        Text("Ada yang meninggal", "When somebody dies"), "mati wafat meninggal pemakaman"
    ),
    "lingkungan": Need(
        Text("Air, sampah dan lingkungan", "Water, waste and environment"),
        "air sampah limbah lingkungan",
    ),
    "perlindungan": Need(
        Text("Keadaan darurat dan perlindungan", "Emergencies and protection"),
        "darurat bencana kebakaran kekerasan perempuan anak",
    ),
    "informasi": Need(
        Text("Informasi dan pengaduan", "Information and complaints"), "informasi ppid aduan arsip"
    ),
}

FACILITIES: Mapping[str, Text] = {
    "ramp": Text("jalur landai (ram)", "ramp"),
    "guiding-block": Text("jalur pemandu tunanetra", "tactile paving"),
    "wheelchair": Text("kursi roda", "wheelchair"),
    "toilet": Text("toilet yang dapat dipakai penyandang disabilitas", "accessible toilet"),
    "priority": Text("loket prioritas", "priority counter"),
    "sign-language": Text("petugas berbahasa isyarat", "staff who use sign language"),
    "braille": Text("informasi Braille", "information in Braille"),
    "lactation": Text("ruang laktasi", "nursing room"),
    "children": Text("sudut bermain anak", "children's corner"),
    "parking": Text("parkir khusus disabilitas", "accessible parking"),
}
"""Facilities for vulnerable groups (UU 25/2009 art. 29), as people look for them."""
