"""What stands in the trail, in words: every action that the product records, and its details."""

import re
from collections.abc import Mapping

from zonahijau.wording import Text

ACTIONS: Mapping[str, Text] = {
    "absence-recorded": Text("Cuti dicatat", "Leave recorded"),
    "absence-withdrawn": Text("Cuti dibatalkan", "Leave taken back"),
    "account-closed": Text("Akun ditutup", "Account closed"),
    "account-created": Text("Akun dibuat", "Account created"),
    "account-reopened": Text("Akun dibuka lagi", "Account opened again"),
    "answer-reviewed": Text("Jawaban diperiksa", "Answer reviewed"),
    "answer-saved": Text("Jawaban disimpan", "Answer saved"),
    "answers-saved": Text("Banyak jawaban disimpan", "Many answers saved"),
    "assessment-hand-back": Text(
        "Penilaian dikembalikan OPD induk", "Assessment handed back by the parent agency"
    ),
    "assessment-pass-on": Text(
        "Penilaian diteruskan OPD induk", "Assessment passed on by the parent agency"
    ),
    "assessment-reopen": Text(
        "Penilaian dikembalikan ke verifikator", "Assessment sent back to the verifier"
    ),
    "assessment-return": Text("Penilaian dikembalikan ke unit", "Assessment returned to the unit"),
    "assessment-seal": Text("Penilaian ditetapkan", "Assessment sealed"),
    "assessment-submit": Text(
        "Penilaian dikirim ke verifikator", "Assessment sent to the verifier"
    ),
    "assessment-submit-to-parent": Text(
        "Penilaian dikirim ke OPD induk", "Assessment sent to the parent agency"
    ),
    "assessment-verify": Text("Penilaian terverifikasi", "Assessment verified"),
    "bundle-exported": Text("Bundel audit diunduh", "Audit bundle downloaded"),
    "catalogue-imported": Text("Katalog diimpor", "Catalogue imported"),
    "channel-added": Text("Kanal pengaduan ditambahkan", "Complaint channel added"),
    "channel-withdrawn": Text("Kanal pengaduan ditarik", "Complaint channel withdrawn"),
    "checklist-printed": Text("Lembar kertas dibuat", "Sheet of paper made"),
    "checklist-taken-back": Text("Salinan kertas ditarik", "Copy of a sheet taken back"),
    "checklist-typed": Text("Lembar kertas disalin", "Sheet of paper typed in"),
    "closure-added": Text("Hari tutup dicatat", "Closure entered"),
    "closure-withdrawn": Text("Hari tutup ditarik", "Closure withdrawn"),
    "comment-added": Text("Komentar ditulis", "Comment written"),
    "comment-withdrawn": Text("Komentar ditarik", "Comment withdrawn"),
    "contact-read": Text("Kontak dibaca", "Contact read"),
    "decree-changed": Text("Catatan register diubah", "Entry of the register changed"),
    "decree-entered": Text("Keputusan masuk register", "Decree entered in the register"),
    "decree-withdrawn": Text("Catatan register ditarik", "Entry of the register withdrawn"),
    "count-taken-from-names": Text("Hitungan dari nama", "Count taken from names"),
    "device-marked": Text("Perangkat unit ditandai", "Device of a unit marked"),
    "device-revoked": Text("Tanda perangkat unit dicabut", "Device of a unit revoked"),
    "evidence-accepted": Text("Bukti diterima", "Evidence accepted"),
    "evidence-added": Text("Bukti ditambahkan", "Evidence added"),
    "evidence-attached": Text("Bukti dilampirkan", "Evidence attached"),
    "evidence-changed": Text("Keterangan bukti diubah", "Evidence details changed"),
    "evidence-erased": Text("Berkas bukti dihapus", "Evidence file erased"),
    "evidence-expired": Text("Bukti kedaluwarsa", "Evidence expired"),
    "evidence-import-cancelled": Text("Impor bukti dibatalkan", "Evidence import cancelled"),
    "evidence-imported": Text("Bukti diimpor", "Evidence imported"),
    "evidence-prolonged": Text("Masa bukti diperpanjang", "Evidence prolonged"),
    "evidence-proves": Text("Bukti ditandai", "Evidence marked for a fact"),
    "evidence-rejected": Text("Bukti ditolak", "Evidence rejected"),
    "evidence-revised": Text("Bukti diganti", "Evidence replaced"),
    "evidence-sent": Text("Bukti dikirim ke pemeriksa", "Evidence sent to the reviewer"),
    "evidence-withdrawn": Text("Bukti ditarik", "Evidence withdrawn"),
    "findings-gathered": Text("Temuan diperbarui", "Findings brought up to date"),
    "first-hour-put-off": Text("Langkah pertama dilewati", "A first step was put off"),
    "first-hour-taken-up": Text("Langkah pertama diambil lagi", "A first step was taken up again"),
    "government-created": Text("Pemerintah daerah dibuat", "Government created"),
    "handover-closed": Text("Serah terima ditutup", "Handover closed"),
    "handover-opened": Text("Serah terima dibuka", "Handover opened"),
    "handover-received": Text("Serah terima diterima", "Handover received"),
    "handover-ticked": Text("Hal serah terima dicentang", "Line of a handover ticked"),
    "holder-appointed": Text("Pejabat dicatat", "Holder appointed"),
    "holder-corrected": Text("Data pejabat diperbaiki", "Record of a holder mended"),
    "holder-withdrawn": Text("Catatan pejabat ditarik", "Record of a holder taken back"),
    "instrument-published": Text("Instrumen diterbitkan", "Instrument published"),
    "instrument-withdrawn": Text("Instrumen ditarik", "Instrument withdrawn"),
    "invitation-accepted": Text("Undangan diterima", "Invitation accepted"),
    "invitation-made": Text("Undangan dibuat", "Invitation made"),
    "invitation-withdrawn": Text("Undangan ditarik", "Invitation withdrawn"),
    "keys-dropped": Text("Kunci lama dihapus", "Old keys dropped"),
    "keys-rotated": Text("Kunci data pribadi diganti", "Key of personal data changed"),
    "language-chosen": Text("Bahasa dipilih", "Language chosen"),
    "lapor-address-set": Text("Alamat SP4N-LAPOR! diatur", "Address in SP4N-LAPOR! set"),
    "letterhead-saved": Text("Kop naskah disimpan", "Letterhead saved"),
    "office-ended": Text("Jabatan diakhiri", "Office ended"),
    "official-result-entered": Text("Hasil resmi dicatat", "Official result entered"),
    "official-result-withdrawn": Text("Hasil resmi ditarik", "Official result withdrawn"),
    "officials-imported": Text("Daftar pejabat diimpor", "List of officials imported"),
    "paper-changed": Text("Konsep naskah diubah", "Draft of a paper changed"),
    "own-day-added": Text("Hari khusus daerah dicatat", "Day of the region entered"),
    "own-day-withdrawn": Text("Hari khusus daerah ditarik", "Day of the region withdrawn"),
    "week-chosen": Text("Pekan kerja diubah", "Working week changed"),
    "paper-drafted": Text("Naskah dikonsep", "Paper drafted"),
    "paper-issued": Text("Naskah diterbitkan", "Paper issued"),
    "paper-numbered": Text("Nomor naskah dicatat", "Number of a paper entered"),
    "paper-signed": Text("Berkas bertanda tangan masuk", "Signed file came back"),
    "paper-withdrawn": Text("Naskah ditarik", "Paper withdrawn"),
    "password-changed": Text("Kata sandi diganti", "Password changed"),
    "person-changed": Text("Data orang diubah", "Person's data changed"),
    "person-created": Text("Akun orang dibuat", "Person's account created"),
    "pin-locked": Text("PIN terkunci", "PIN locked"),
    "pin-removed": Text("PIN dihapus", "PIN removed"),
    "pin-set": Text("PIN dibuat", "PIN set"),
    "pledge-begun": Text("Rancangan maklumat disusun", "Pledge begun"),
    "pledge-published": Text("Maklumat dipublikasikan", "Pledge published"),
    "pledge-set": Text("Maklumat ditetapkan", "Pledge set"),
    "pledge-withdrawn": Text("Maklumat dicabut", "Pledge withdrawn"),
    "pledge-written": Text("Isi maklumat diubah", "Pledge changed"),
    "point-added": Text("Tempat layanan ditambahkan", "Place of service added"),
    "point-changed": Text("Tempat layanan diubah", "Place of service changed"),
    "point-withdrawn": Text("Tempat layanan ditarik", "Place of service withdrawn"),
    "position-added": Text("Jabatan ditambahkan", "Position added"),
    "position-changed": Text("Jabatan diubah", "Position changed"),
    "position-withdrawn": Text("Jabatan dihapus", "Position removed"),
    "promise-kept": Text("Janji ditepati", "Promise kept"),
    "promise-made": Text("Janji dicatat", "Promise written down"),
    "promise-moved": Text("Tanggal janji dipindahkan", "Promise moved to another day"),
    "promise-reported": Text("Janji dilaporkan selesai", "Promise reported done"),
    "promise-withdrawn": Text("Janji ditarik", "Promise withdrawn"),
    "recap-entered": Text("Rekap layanan dicatat", "Recap of services entered"),
    "recap-imported": Text("Rekap layanan diimpor", "Recap of services imported"),
    "recap-undone": Text("Impor rekap dibatalkan", "Import of a recap undone"),
    "recap-withdrawn": Text("Rekap layanan ditarik", "Recap of services withdrawn"),
    "recovery-code-used": Text("Kode pemulihan dipakai", "Recovery code used"),
    "recovery-codes-renewed": Text("Kode pemulihan diganti", "Recovery codes renewed"),
    "report-card-issued": Text("Rapor dicetak", "Report card issued"),
    "result-sealed": Text("Hasil disegel", "Result sealed"),
    "results-released": Text("Hasil dirilis", "Results released"),
    "role-ended": Text("Peran diakhiri", "Role ended"),
    "role-given": Text("Peran diberikan", "Role given"),
    "role-withdrawn": Text("Peran ditarik", "Role withdrawn"),
    "round-closed": Text("Putaran ditutup", "Round closed"),
    "round-opened": Text("Putaran dibuka", "Round opened"),
    "round-reminded": Text("Unit diingatkan", "Units reminded"),
    "second-factor-removed": Text(
        "Kode masuk dilepas oleh orangnya", "Sign-in codes removed by their person"
    ),
    "second-factor-reset": Text(
        "Kode masuk dilepas oleh admin", "Sign-in codes taken off by an administrator"
    ),
    "second-factor-set-up": Text("Kode masuk dipasang", "Sign-in codes set up"),
    "service-added": Text("Layanan ditambahkan", "Service added"),
    "service-assurance-taken-back": Text(
        "Pernyataan masih benar dibatalkan", "Declaration of truth taken back"
    ),
    "service-assured": Text("Layanan dinyatakan masih benar", "Service declared still true"),
    "service-changed": Text("Layanan diubah", "Service changed"),
    "service-described": Text("Penjelasan layanan ditulis", "Public words of a service written"),
    "sippn-columns-named": Text("Nama kolom SIPPN ditulis", "Column names of SIPPN written"),
    "service-withdrawn": Text("Layanan ditarik", "Service withdrawn"),
    "services-imported": Text("Layanan diimpor", "Services imported"),
    "session-ended": Text("Sesi diakhiri", "Session ended"),
    "settings-changed": Text(
        "Pengaturan pemerintah daerah diubah", "Government's settings changed"
    ),
    "signed-in": Text("Masuk", "Signed in"),
    "signed-in-with-code": Text("Masuk dengan kode", "Signed in with a code"),
    "signed-in-with-pin": Text("Masuk dengan PIN", "Signed in with a PIN"),
    "site-added": Text("Situs dicatat", "Site listed"),
    "site-changed": Text("Situs diubah", "Site changed"),
    "site-check-entered": Text(
        "Pemeriksaan situs dicatat dengan tangan", "Check of a site entered by hand"
    ),
    "site-check-withdrawn": Text("Pemeriksaan situs ditarik", "Check of a site taken back"),
    "site-check-proves": Text("Pemeriksaan situs menjadi bukti", "Check of a site made evidence"),
    "site-checked": Text("Situs diperiksa mesin", "Site checked by machine"),
    "site-withdrawn": Text("Situs ditarik", "Site withdrawn"),
    "sites-imported": Text("Situs diimpor", "Sites imported"),
    "slip-issued": Text("Slip akun dibuat", "Account slip issued"),
    "comment-answered": Text("Tanggapan masyarakat dijawab", "Comment of the public answered"),
    "comment-received": Text("Tanggapan masyarakat masuk", "Comment of the public received"),
    "consultation-advanced": Text(
        "Konsultasi publik ke tahap berikutnya", "Consultation went on to its next phase"
    ),
    "consultation-changed": Text("Konsultasi publik diubah", "Consultation changed"),
    "consultation-held": Text("Konsultasi publik dilaksanakan", "Consultation held"),
    "consultation-invited": Text(
        "Undangan konsultasi ditambah", "People invited to a consultation"
    ),
    "consultation-minutes": Text(
        "Berita acara konsultasi ditandatangani", "Minutes of a consultation signed"
    ),
    "consultation-opened": Text("Konsultasi publik direncanakan", "Consultation planned"),
    "consultation-withdrawn": Text("Konsultasi publik ditarik", "Consultation withdrawn"),
    "standard-begun": Text("Standar layanan mulai disusun", "Standard of a service begun"),
    "standard-step": Text("Langkah standar dicatat", "Step of a standard entered"),
    "standard-step-corrected": Text(
        "Tanggal langkah standar dibetulkan", "Day of a standard's step corrected"
    ),
    "standard-step-paper": Text(
        "Naskah langkah standar dilampirkan", "Paper of a standard's step attached"
    ),
    "standard-step-withdrawn": Text("Langkah standar ditarik", "Step of a standard withdrawn"),
    "standard-written": Text("Standar layanan ditulis", "Standard of a service written"),
    "survey-closed": Text("Survei ditutup", "Survey closed"),
    "survey-codes-made": Text("Kode survei dicetak", "Survey codes printed"),
    "survey-codes-voided": Text("Kode survei dibatalkan", "Survey codes voided"),
    "survey-comment-quoted": Text("Saran boleh dikutip", "Comment may be quoted"),
    "survey-comment-unquoted": Text("Saran tidak dikutip lagi", "Comment quoted no longer"),
    "survey-comments-accepted": Text("Usulan kode saran diterima", "Proposed codings accepted"),
    "survey-comments-read": Text("Saran dibaca", "Comments read"),
    "survey-comments-taken-back": Text("Usulan kode saran dikembalikan", "Codings put back"),
    "survey-follow-up-changed": Text("Tindak lanjut SKM diubah", "SKM follow-up changed"),
    "survey-follow-up-moved": Text("Hari tindak lanjut SKM dipindah", "SKM follow-up moved"),
    "survey-follow-up-planned": Text("Tindak lanjut SKM direncanakan", "SKM follow-up planned"),
    "survey-follow-up-settled": Text("Tindak lanjut SKM dinyatakan", "SKM follow-up settled"),
    "survey-follow-up-withdrawn": Text("Tindak lanjut SKM ditarik", "SKM follow-up withdrawn"),
    "survey-moved": Text("Jawaban survei masuk riwayat", "Survey answers moved to the history"),
    "survey-form-begun": Text("Formulir survei disusun", "Survey form begun"),
    "survey-form-withdrawn": Text("Formulir survei ditarik", "Survey form withdrawn"),
    "survey-form-worded": Text("Kata-kata formulir survei diubah", "Survey form worded"),
    "survey-opened": Text("Survei dimulai", "Survey started"),
    "survey-prolonged": Text("Survei diperpanjang", "Survey prolonged"),
    "survey-report-accepted": Text("Laporan SKM disetujui", "SKM report accepted"),
    "survey-report-filed": Text("Berkas laporan SKM dilampirkan", "File of an SKM report attached"),
    "survey-report-moved": Text("Tenggat laporan SKM diubah", "SKM report due on another day"),
    "survey-report-received": Text("Laporan SKM diterima", "SKM report received"),
    "survey-report-returned": Text("Laporan SKM dikembalikan", "SKM report returned"),
    "survey-report-withdrawn": Text("Laporan SKM ditarik", "SKM report withdrawn"),
    "survey-reports-imported": Text("Laporan SKM diimpor", "SKM reports imported"),
    "survey-reports-import-undone": Text(
        "Impor laporan SKM dibatalkan", "Import of SKM reports taken back"
    ),
    "survey-reports-expected": Text("Laporan SKM ditunggu", "SKM reports written down as due"),
    "survey-result-published": Text("Publikasi hasil SKM dicatat", "SKM publication entered"),
    "survey-result-unpublished": Text("Publikasi hasil SKM ditarik", "SKM publication taken out"),
    "survey-roll-up-chosen": Text("Cara menggabung IKM dipilih", "Roll-up of the IKM chosen"),
    "survey-roll-up-chosen-above": Text(
        "Cara menggabung IKM di atas daerah dipilih", "Roll-up of the IKM above the region chosen"
    ),
    "survey-signals-bounded": Text("Ambang tanda survei dipilih", "Bounds of signals chosen"),
    "survey-sheet-finished": Text("Bundel kertas selesai", "Bundle of paper finished"),
    "survey-sheet-withdrawn": Text("Bundel kertas ditarik", "Bundle of paper taken back"),
    "survey-unit-targets-set": Text("Target IKM unit diisi", "Targets of a unit set"),
    "survey-users-counted": Text(
        "Pengguna layanan yang disurvei dihitung", "Users of surveyed services counted"
    ),
    "template-reverted": Text("Kembali ke templat bawaan", "Back to the shipped template"),
    "template-uploaded": Text("Templat kantor diunggah", "The office's template uploaded"),
    "transfer-entered": Text("Mutasi dicatat", "Transfer entered"),
    "transfer-undone": Text("Mutasi dibatalkan", "Transfer undone"),
    "unit-changed": Text("Data unit diubah", "Unit's data changed"),
    "unit-closed": Text("Unit diakhiri", "Unit closed"),
    "unit-created": Text("Unit dibuat", "Unit created"),
    "unit-moved": Text("Unit dipindahkan", "Unit moved"),
    "unit-renamed": Text("Unit berganti nama", "Unit renamed"),
    "unit-withdrawn": Text("Unit ditarik dari putaran", "Unit withdrawn from a round"),
    "units-added": Text("Unit ditambahkan ke putaran", "Units added to a round"),
    "units-imported": Text("Unit diimpor", "Units imported"),
}
"""Whoever records a new action gives it its words here; a test asks for them."""

DETAILS: Mapping[str, Text] = {
    "band": Text("kelas", "class"),
    "code": Text("kode", "code"),
    "count": Text("banyaknya", "how many"),
    "decision": Text("keputusan", "decision"),
    "decree": Text("keputusan", "decree"),
    "done": Text("selesai", "done"),
    "effective": Text("berlaku mulai", "in effect from"),
    "evidence": Text("bukti", "evidence"),
    "facts": Text("fakta", "facts"),
    "fields": Text("isian", "fields"),
    "files": Text("berkas", "files"),
    "from": Text("dari", "from"),
    "handovers": Text("serah terima", "handovers"),
    "indicator": Text("indikator", "indicator"),
    "instrument": Text("instrumen", "instrument"),
    "kind": Text("jenis", "kind"),
    "language": Text("bahasa", "language"),
    "left_open": Text("belum diserahkan", "still open"),
    "letter": Text("surat", "letter"),
    "number": Text("nomor", "number"),
    "offices_ended": Text("jabatan berakhir", "offices ended"),
    "on": Text("tanggal", "on"),
    "paper": Text("sidik jari PDF", "fingerprint of the PDF"),
    "parent": Text("induk", "superior"),
    "people": Text("orang", "people"),
    "position": Text("jabatan", "position"),
    "region": Text("daerah", "region"),
    "release": Text("rilis", "release"),
    "replaces": Text("mengganti", "replaces"),
    "revision": Text("revisi", "revision"),
    "role": Text("peran", "role"),
    "roles_ended": Text("peran berakhir", "roles ended"),
    "score": Text("nilai", "score"),
    "sha256": Text("sidik jari", "fingerprint"),
    "start": Text("mulai", "from"),
    "state": Text("keadaan", "state"),
    "status": Text("status", "status"),
    "switched_off": Text("dimatikan", "switched off"),
    "switched_on": Text("dinyalakan", "switched on"),
    "target": Text("sasaran", "target"),
    "taken": Text("diterima", "taken"),
    "to": Text("kepada", "to"),
    "time_zone": Text("zona waktu", "time zone"),
    "unit": Text("unit", "unit"),
    "units": Text("unit", "units"),
    "until": Text("sampai sebelum", "until"),
    "value": Text("nilai", "value"),
    "version": Text("versi", "version"),
    "week": Text("pekan", "week"),
    "worked": Text("tetap kerja", "worked"),
    "word": Text("sebutan", "word"),
}

VALUES: Mapping[str, Text] = {
    "accepted": Text("diterima", "accepted"),
    "confirmed": Text("sesuai", "confirmed"),
    "corrected": Text("dikoreksi", "corrected"),
    "decree": Text("SK atau surat", "decree"),
    "document": Text("dokumen", "document"),
    "draft": Text("diisi", "draft"),
    "in_review": Text("di meja verifikator", "in review"),
    "link": Text("tautan", "link"),
    "photo": Text("foto", "photo"),
    "rejected": Text("ditolak", "rejected"),
    "returned": Text("dikembalikan", "returned"),
    "sealed": Text("ditetapkan", "sealed"),
    "verified": Text("terverifikasi", "verified"),
    "waiting_parent": Text("menunggu OPD induk", "waiting for the parent agency"),
}
"""The short words among the details; others stand as they were recorded."""

_IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")
_SHOWN_OF_IDENTIFIER = 8


def action_said(action: str) -> Text:
    """An action in words; one that has none is shown by its name, without the hyphens."""
    plain = action.replace("-", " ")
    return ACTIONS.get(action, Text(plain, plain))


def details_said(details: Mapping[str, object]) -> Text:
    """The details on one line; what is empty is left out, an identifier is shown by its
    beginning (the bundle holds all of it)."""
    kept = [(key, _said(value)) for key, value in details.items() if value not in (None, "", [])]
    words = [(DETAILS.get(key, Text(key, key)), value) for key, value in kept]
    return Text(
        "; ".join(f"{word.id}: {value.id}" for word, value in words),
        "; ".join(f"{word.en}: {value.en}" for word, value in words),
    )


def _said(value: object) -> Text:
    if isinstance(value, list | tuple):
        each = [_said(item) for item in value]
        return Text(", ".join(one.id for one in each), ", ".join(one.en for one in each))
    plain = str(value)
    if _IDENTIFIER.fullmatch(plain):
        plain = f"{plain[:_SHOWN_OF_IDENTIFIER]}…"
    return VALUES.get(plain, Text(plain, plain))
