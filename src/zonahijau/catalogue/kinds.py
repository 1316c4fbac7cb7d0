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

STANDARD_STATES: Mapping[str, Text] = {
    "draft": Text("rancangan", "draft"),
    "discussed": Text("sudah dibahas", "discussed"),
    "consulting": Text("masa tanggapan masyarakat", "open to comments of the public"),
    "repairing": Text("perbaikan menurut tanggapan", "being repaired after comments"),
    "repaired": Text("siap ditetapkan", "ready to be laid down"),
    "set": Text("ditetapkan dan berlaku", "laid down and in force"),
    "replaced": Text("diganti", "replaced"),
    "withdrawn": Text("dicabut", "withdrawn"),
}
"""Where a version of a standard stands, in the order of its lawful life (PP 96/2012 art. 24-33)."""

STEP_KINDS: Mapping[str, Text] = {
    "drafted": Text("rancangan disusun", "draft written"),
    "discussed": Text("berita acara pembahasan ditandatangani", "minutes of discussion signed"),
    "draft-published": Text("rancangan dipublikasikan", "draft published"),
    "comments-closed": Text("masa tanggapan berakhir", "time for comments over"),
    "repaired": Text("rancangan diperbaiki", "draft repaired"),
    "objected": Text("keberatan ke Ombudsman", "objection to the Ombudsman"),
    "set": Text("standar ditetapkan", "standard laid down"),
    "published": Text("standar dipublikasikan", "standard published"),
    "evaluated": Text("penerapan dievaluasi", "application evaluated"),
    "reviewed": Text("standar ditinjau ulang", "standard reviewed"),
    "replaced": Text("diganti oleh versi baru", "replaced by a new version"),
    "withdrawn": Text("standar dicabut", "standard withdrawn"),
}

PUBLIC_ELEMENTS: Mapping[str, Text] = {
    "user": Text("pengguna layanan", "user of the service"),
    "figure": Text("tokoh masyarakat", "community figure"),
    "academic": Text("akademisi", "academic"),
    "business": Text("dunia usaha", "business"),
    "profession": Text("organisasi profesi", "professional body"),
    "society": Text("lembaga swadaya masyarakat", "civil society organisation"),
    "disability": Text("organisasi penyandang disabilitas", "organisation of disabled people"),
    "press": Text("media", "press"),
    "officer": Text("petugas penyelenggara", "officer of the provider"),
    "other": Text("lainnya", "other"),
}
"""For whom somebody speaks; the first six after PP 96/2012 art. 23, the others local."""

COMMENT_STATES: Mapping[str, Text] = {
    "new": Text("belum dijawab", "not answered"),
    "adopted": Text("diterima", "adopted"),
    "partly": Text("diterima sebagian", "adopted in part"),
    "declined": Text("tidak diterima, dengan alasan", "not adopted, with the reason"),
    "hidden": Text("disembunyikan", "hidden"),
}

PUBLICATION_MEDIA: Mapping[str, Text] = {
    "onsite": Text("di tempat layanan", "at the place of service"),
    "website": Text("situs web resmi", "official website"),
    "social": Text("media sosial resmi", "official social media"),
    "sippn": Text("SIPP Nasional", "national information system (SIPPN)"),
    "portal": Text("halaman publik", "public pages"),
    "print": Text("brosur atau media cetak", "leaflet or press"),
}

CONSULTATION_KINDS: Mapping[str, Text] = {
    "discussion": Text("pembahasan rancangan standar", "discussion of draft standards"),
    "forum": Text("forum konsultasi publik (FKP)", "public consultation forum (FKP)"),
}
CONSULTATION_PHASES: Mapping[str, Text] = {
    "preparation": Text("pra-pelaksanaan", "preparation"),
    "holding": Text("pelaksanaan", "holding"),
    "follow-up": Text("pasca-pelaksanaan", "follow-up"),
    "closed": Text("selesai", "closed"),
}

PLEDGE_STATES: Mapping[str, Text] = {
    "draft": Text("rancangan", "draft"),
    "set": Text("ditetapkan", "laid down"),
    "published": Text("ditetapkan dan dipublikasikan", "laid down and published"),
    "replaced": Text("diganti", "replaced"),
    "withdrawn": Text("dicabut", "withdrawn"),
}
