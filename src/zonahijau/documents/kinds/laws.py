"""Regulations as papers name them; only what the project's own law files and notes rest on."""

from __future__ import annotations

SERVICE = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
OMBUDSMAN = "Undang-Undang Nomor 37 Tahun 2008 tentang Ombudsman Republik Indonesia"
GOVERNMENT = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
ADMINISTRATION = "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"
SERVICE_RULES = (
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun"
    " 2009 tentang Pelayanan Publik"
)
STANDARD = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 15 Tahun 2014"
    " tentang Pedoman Standar Pelayanan"
)
COMPLAINTS = "Peraturan Presiden Nomor 76 Tahun 2013 tentang Pengelolaan Pengaduan Pelayanan Publik"
