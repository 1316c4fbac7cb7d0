"""What a component asks, in plain words with an example: our own wording, data only.

The article of law that stands beside each comes from ``law/standards/components.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Hint:
    """What to write, and an example that reads as an office would write it."""

    ask: Text
    example: Text


HINTS: Mapping[str, Hint] = {
    "requirements": Hint(
        Text(
            "Apa yang harus dibawa atau dipenuhi pemohon? Satu baris satu syarat; jangan minta yang"
            " sudah dimiliki kantor.",
            "What must the applicant bring or meet? One requirement a line; ask for nothing that"
            " the office already has.",
        ),
        Text(
            "Fotokopi kartu keluarga, 1 lembar; KTP asli ditunjukkan",
            "Copy of the family card, 1 sheet; original identity card shown",
        ),
    ),
    "procedure": Hint(
        Text(
            "Apa yang terjadi, dari datang sampai menerima hasil? Sebut siapa yang mengerjakan dan"
            " berapa lama setiap langkahnya, termasuk bila ada keluhan.",
            "What happens from arrival to the result? Say who does each step and how long it"
            " takes, complaints included.",
        ),
        Text(
            "Pemohon menyerahkan berkas di loket (5 menit); petugas memeriksa kelengkapan"
            " (10 menit); kepala seksi menandatangani (1 hari kerja)",
            "The applicant hands in the file (5 minutes); the officer checks it (10 minutes); the"
            " head of section signs (1 working day)",
        ),
    ),
    "time": Hint(
        Text(
            "Berapa lama seluruhnya, sejak berkas lengkap? Tulis janji yang sanggup ditepati,"
            " dengan satuannya.",
            "How long does all of it take once the file is complete? Promise what can be kept,"
            " with its unit.",
        ),
        Text(
            "Paling lama 3 hari kerja sejak berkas lengkap",
            "At most 3 working days from a complete file",
        ),
    ),
    "fee": Hint(
        Text(
            "Berapa yang dibayar, dan peraturan apa yang menetapkannya? Tanpa dasar hukum tidak"
            " boleh ada pungutan.",
            "What is paid, and which legislation sets it? Without a legal basis nothing may be"
            " charged.",
        ),
        Text(
            "Tidak dipungut biaya; atau Rp5.000 per lembar menurut Perda Pajak dan Retribusi",
            "Free of charge; or Rp5,000 a sheet under the regional regulation on charges",
        ),
    ),
    "product": Hint(
        Text("Apa yang diterima pemohon pada akhirnya?", "What does the applicant receive?"),
        Text("Surat keterangan domisili", "Certificate of residence"),
    ),
    "complaints": Hint(
        Text(
            "Ke mana orang mengadu dan memberi saran, siapa yang menjawab, dan bagaimana"
            " ditindaklanjuti? SP4N-LAPOR! selalu disebut pertama.",
            "Where do people complain and suggest, who answers, and what happens then?"
            " SP4N-LAPOR! always comes first.",
        ),
        Text(
            "SP4N-LAPOR! di lapor.go.id; kotak saran di loket; dijawab Kepala Subbagian Umum",
            "SP4N-LAPOR! at lapor.go.id; a box at the counter; answered by the head of general"
            " affairs",
        ),
    ),
    "legal-basis": Hint(
        Text(
            "Peraturan apa yang mendasari layanan ini? Mulai dari undang-undang, lalu peraturan"
            " daerah.",
            "Which legislation underlies the service? Statutes first, then regional rules.",
        ),
        Text(
            "Undang-Undang Nomor 24 Tahun 2013 tentang Administrasi Kependudukan",
            "UU 24/2013 on civil registration",
        ),
    ),
    "facilities": Hint(
        Text(
            "Ruang, peralatan, dan sarana apa yang tersedia? Tandai yang melayani penyandang"
            " disabilitas, lansia, ibu hamil, dan anak.",
            "Which rooms and equipment are there? Mark what serves disabled people, the elderly,"
            " pregnant women and children.",
        ),
        Text("Ruang tunggu 20 kursi; jalur landai; kursi roda", "20 seats; a ramp; a wheelchair"),
    ),
    "competence": Hint(
        Text(
            "Apa yang harus diketahui dan dapat dilakukan petugasnya?",
            "What must the officers know and be able to do?",
        ),
        Text(
            "Paling rendah D3; memahami aplikasi kependudukan; ramah melayani",
            "A diploma at least; knows the registration system; friendly",
        ),
    ),
    "supervision": Hint(
        Text(
            "Siapa yang mengawasi pelaksanaannya, seberapa sering, dan dengan cara apa?",
            "Who supervises it, how often, and how?",
        ),
        Text(
            "Kepala seksi memeriksa buku layanan setiap Jumat; kepala dinas setiap bulan",
            "The head of section checks the register on Fridays; the head of agency each month",
        ),
    ),
    "staffing": Hint(
        Text(
            "Berapa orang yang bertugas, sesuai banyaknya pemohon?",
            "How many people are on duty, given the number of applicants?",
        ),
        Text("3 orang: 2 di loket, 1 penyelia", "3 people: 2 at the counter, 1 supervisor"),
    ),
    "guarantee": Hint(
        Text(
            "Apa yang dijamin kepada pemohon, dan apa yang dilakukan bila janji tidak ditepati?",
            "What is guaranteed, and what happens when the promise is not kept?",
        ),
        Text(
            "Selesai tepat waktu; bila terlambat, hasilnya diantar tanpa biaya",
            "Done in time; if late, the result is delivered free of charge",
        ),
    ),
    "safety": Hint(
        Text(
            "Bagaimana pemohon, berkas, dan datanya dijaga aman?",
            "How are the applicant, the file and the data kept safe?",
        ),
        Text(
            "Berkas disimpan terkunci; data pribadi hanya dibuka petugas; ada APAR dan jalur"
            " evakuasi",
            "Files are locked away; personal data are opened by officers only; extinguishers and"
            " an escape route",
        ),
    ),
    "evaluation": Hint(
        Text(
            "Bagaimana dan seberapa sering kinerja petugas dinilai? Undang-undang memberi pilihan"
            " 3, 6, 12 atau 24 bulan.",
            "How and how often are officers assessed? The law offers 3, 6, 12 or 24 months.",
        ),
        Text(
            "Setiap 6 bulan, dari survei kepuasan dan catatan pengaduan",
            "Every 6 months, from the survey and the record of complaints",
        ),
    ),
}
