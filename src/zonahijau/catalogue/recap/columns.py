"""What a recap is looked through for, in the words that offices use; plain data."""

from zonahijau.tables.finding import Wanted
from zonahijau.wording import Text

UNIT = "unit"
_NOT_COUNTED = ("belum", "kurang", "kekurangan", "selisih", "persen", "persentase", "%", "ket*")
_MAKLUMAT_AND_SKM = ("maklumat*", "skm", "ikm", "survei", "survey")
_PUBLISHED = ("publikasi*", "dipublikasi*", "terpublikasi*")

WANTED = (
    Wanted(
        UNIT,
        Text("Perangkat daerah", "Unit"),
        (
            "perangkat daerah",
            "organisasi perangkat daerah",
            "opd",
            "skpd",
            "sopd",
            "unit kerja",
            "unit pelayanan",
            "unit pelayanan publik",
            "unit penyelenggara",
            "penyelenggara",
            "unit",
            "satuan kerja",
            "instansi",
            "nama",
            "nama opd",
            "nama skpd",
            "nama unit",
            "nama instansi",
            "puskesmas",
            "kecamatan",
        ),
        besides=("jumlah", "kode", "kepala", "pejabat", "jenis", "layanan", "pelayanan*"),
    ),
    Wanted(
        "services",
        Text("Jumlah layanan", "Services"),
        (
            "layanan",
            "jumlah layanan",
            "jenis layanan",
            "jumlah jenis layanan",
            "pelayanan",
            "jenis pelayanan",
            "jumlah pelayanan",
            "jumlah jenis pelayanan",
            "produk layanan",
            "jumlah produk layanan",
        ),
        besides=(
            "standar*",
            "sp",
            "sk",
            "unit",
            "nama",
            "memiliki",
            *_MAKLUMAT_AND_SKM,
            *_PUBLISHED,
            *_NOT_COUNTED,
        ),
    ),
    Wanted(
        "with_standard",
        Text("Standar pelayanan", "With a standard"),
        (
            "standar",
            "standar pelayanan",
            "jumlah standar pelayanan",
            "sp",
            "jumlah sp",
            "memiliki standar",
            "memiliki standar pelayanan",
            "layanan memiliki standar",
            "berstandar",
            "layanan berstandar",
        ),
        besides=("sk", "sop", "keputusan", "penetapan", "ditetapkan", *_PUBLISHED, *_NOT_COUNTED),
        never=_MAKLUMAT_AND_SKM,
    ),
    Wanted(
        "published",
        Text("Standar dipublikasikan", "Standards published"),
        ("publikasi*", "dipublikasi*", "terpublikasi*", "standar publikasi*", "standar dipubli*"),
        besides=_NOT_COUNTED,
        never=_MAKLUMAT_AND_SKM,
    ),
    Wanted(
        "decrees",
        Text("SK penetapan standar", "Standards laid down by decree"),
        (
            "sk",
            "keputusan",
            "surat keputusan",
            "sk standar",
            "sk standar pelayanan",
            "sk penetapan",
            "sk penetapan standar",
            "sk penetapan standar pelayanan",
            "penetapan",
            "ditetapkan",
        ),
        besides=_NOT_COUNTED,
        never=(*_MAKLUMAT_AND_SKM, "pengaduan", "tim", "kompensasi"),
    ),
    Wanted(
        "pledges",
        Text("Maklumat pelayanan", "Pledges"),
        ("maklumat*", "maklumat* pelayanan", "jumlah maklumat*", "sk maklumat*"),
        besides=_NOT_COUNTED,
    ),
    Wanted(
        "surveys",
        Text("SKM", "SKM reports"),
        (
            "skm",
            "ikm",
            "laporan skm",
            "jumlah skm",
            "survei kepuasan",
            "survei kepuasan masyarakat",
            "survey kepuasan masyarakat",
            "indeks kepuasan masyarakat",
            "nilai ikm",
            "nilai skm",
        ),
        besides=_NOT_COUNTED,
    ),
)
COUNTS = tuple(each.key for each in WANTED if each.key != UNIT)
LABELS = {each.key: each.label for each in WANTED}
