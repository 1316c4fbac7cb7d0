"""Addresses of this app."""

from django.urls import path

from zonahijau.assessments.views import (
    adding,
    desk,
    filling,
    handover,
    lists,
    official,
    official_sheet,
    opening,
    results,
    rounds,
    sealing,
)

app_name = "assessments"
_ROUND = "putaran/<uuid:uid>/"
_ASSESSMENT = "penilaian/<uuid:uid>/"
urlpatterns = [
    path("putaran/", rounds.rounds, name="rounds"),
    path("putaran/baru/", opening.new_round, name="new_round"),
    path("putaran/baru/unit/", opening.choose_units, name="choose_units"),
    path("putaran/baru/periksa/", opening.check_units, name="check_units"),
    path("putaran/baru/berkas/", opening.units_sheet, name="units_sheet"),
    path("putaran/baru/contoh.csv", opening.units_template, name="units_template"),
    path("putaran/baru/buka/", opening.open_round, name="open_round"),
    path(_ROUND, rounds.round_page, name="round"),
    path(_ROUND + "unit/", adding.choose, name="add_units"),
    path(_ROUND + "unit/periksa/", adding.check, name="add_check"),
    path(_ROUND + "unit/berkas/", adding.sheet, name="add_sheet"),
    path(_ROUND + "unit/contoh.csv", adding.template, name="add_template"),
    path(_ROUND + "unit/tambah/", adding.add, name="add"),
    path(_ROUND + "ingatkan/", rounds.remind, name="remind"),
    path(_ROUND + "tutup/", rounds.close_round, name="close_round"),
    path(_ROUND + "rilis/", rounds.release, name="release"),
    path("penilaian/", lists.assessments, name="assessments"),
    path(_ASSESSMENT, filling.assessment, name="assessment"),
    path(_ASSESSMENT + "isi/<str:code>/", filling.section, name="section"),
    path(_ASSESSMENT + "jawab/<str:code>/", filling.save_answer, name="save_answer"),
    path(_ASSESSMENT + "bukti/<str:code>/", filling.upload, name="upload"),
    path(_ASSESSMENT + "komentar/<str:code>/", filling.comment, name="comment"),
    path(
        _ASSESSMENT + "komentar/<uuid:comment>/tarik/",
        filling.withdraw_comment,
        name="withdraw_comment",
    ),
    path(_ASSESSMENT + "tarik/", adding.withdraw, name="withdraw_unit"),
    path(_ASSESSMENT + "riwayat/", handover.history, name="history"),
    path(_ASSESSMENT + "kirim/", handover.submit, name="submit"),
    path(_ASSESSMENT + "teruskan/", handover.pass_on, name="pass_on"),
    path("meja/", lists.desk, name="desk"),
    path(_ASSESSMENT + "periksa/", desk.review, name="review"),
    path(_ASSESSMENT + "periksa/<str:code>/", desk.section, name="review_section"),
    path(_ASSESSMENT + "putuskan/<str:code>/", desk.decide, name="decide"),
    path(_ASSESSMENT + "kembalikan/", desk.return_, name="return"),
    path(_ASSESSMENT + "selesai/", desk.verify, name="verify"),
    path("penetapan/", lists.sealing, name="sealing"),
    path(_ASSESSMENT + "tetapkan/", sealing.seal, name="seal"),
    path(_ASSESSMENT + "buka-kembali/", sealing.reopen, name="reopen"),
    path("hasil/<str:code>/", results.result, name="result"),
    path("hasil-resmi/", official.official, name="official"),
    path("hasil-resmi/baru/", official.enter, name="enter_official"),
    path("hasil-resmi/daftar/", official_sheet.choose, name="official_sheet"),
    path("hasil-resmi/daftar/<uuid:uid>/", official_sheet.rows, name="official_rows"),
    path("hasil-resmi/<uuid:uid>/tarik/", official.withdraw, name="withdraw_official"),
]
