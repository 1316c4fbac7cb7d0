"""The words of states, channels and tables, in one place."""

from collections.abc import Mapping

from zonahijau.wording import Text

REPORT_STATES: Mapping[str, Text] = {
    "due": Text("Ditunggu", "Due"),
    "received": Text("Diterima satgas", "Received"),
    "returned": Text("Dikembalikan", "Returned"),
    "accepted": Text("Disetujui", "Accepted"),
}
FREQUENCIES: Mapping[str, Text] = {
    "year": Text("Tahunan", "Yearly"),
    "half": Text("Semester", "Half-yearly"),
    "quarter": Text("Triwulan", "Quarterly"),
    "other": Text("Periode lain", "Another period"),
}
FOLLOW_UP_STATES: Mapping[str, Text] = {
    "planned": Text("Direncanakan", "Planned"),
    "running": Text("Berjalan", "Under way"),
    "done": Text("Selesai", "Done"),
    "dropped": Text("Dibatalkan", "Dropped"),
}
FORM_KINDS: Mapping[str, Text] = {
    "skm": Text("Survei kepuasan masyarakat (SKM)", "Public satisfaction survey (SKM)"),
    "f03": Text("Kuesioner pengguna PEKPPP (F-03)", "PEKPPP user questionnaire (F-03)"),
    "perception": Text("Persepsi maladministrasi", "Perception of maladministration"),
}
CAMPAIGN_STATES: Mapping[str, Text] = {
    "draft": Text("Konsep", "Draft"),
    "open": Text("Berjalan", "Open"),
    "closing": Text("Ditutup, menunggu hitungan terakhir", "Closed, last count to come"),
    "closed": Text("Selesai", "Closed"),
}
CHANNELS: Mapping[str, Text] = {
    "counter": Text("QR di loket", "QR code at the counter"),
    "link": Text("Tautan", "Link"),
    "kiosk": Text("Tablet di ruang tunggu", "Tablet in the waiting room"),
    "code": Text("Kode sekali pakai", "Single-use code"),
    "paper": Text("Kertas", "Paper"),
}
SHEET_STATES: Mapping[str, Text] = {
    "draft": Text("Sedang diisi", "Being entered"),
    "pending": Text("Menunggu dihitung", "Waiting to be counted"),
    "counted": Text("Dihitung", "Counted"),
    "withdrawn": Text("Ditarik", "Withdrawn"),
}
SIGNALS: Mapping[str, Text] = {
    "straight": Text("Semua jawaban sama", "All answers the same"),
    "device": Text("Jawaban berikutnya dari alat yang sama", "Further answers of one device"),
    "office": Text("Diisi pada jam kerja", "Given in office hours"),
    "burst": Text("Terbanyak dalam satu jam", "Most in one hour"),
    "night": Text("Diisi antara pukul 21 dan 5", "Given between 9 pm and 5 am"),
    "worktime": Text("Lewat tautan pada jam kantor", "By the link in office hours"),
    "late": Text("Dikirim tablet sesudah penutupan", "Sent by a tablet after the close"),
}
WHOLE = ""
"""The table of a tally that counts every answer of the campaign; its only cell is ``WHOLE`` too."""
BY_SERVICE = "service"
"""The table with a cell for each service; other tables are named by the question that parts."""
