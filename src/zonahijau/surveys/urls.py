"""Addresses of surveys."""

from django.urls import path

from zonahijau.surveys.views import (
    answering,
    campaigns,
    indices,
    kiosk,
    paper,
    receiving,
    register,
    reports,
    results,
)

app_name = "surveys"
_REPORT = "skm/<uuid:report>/"
_OPEN, _ONE, _SHEET = "s/<str:address>/", "survei/<uuid:campaign>/", "survei/bundel/<uuid:sheet>/"

urlpatterns = [
    path("s/<str:address>", answering.answer, name="answer_bare"),
    path(_OPEN, answering.answer, name="answer"),
    path(f"{_OPEN}terima-kasih/", answering.thanks, name="thanks"),
    path(f"{_OPEN}kios/", kiosk.kiosk, name="kiosk"),
    path(f"{_OPEN}kios/pekerja.js", kiosk.worker, name="kiosk_worker"),
    path(f"{_OPEN}kios/kirim/", kiosk.send, name="kiosk_send"),
    path("unit/<uuid:unit>/survei/", campaigns.of_unit, name="list"),
    path("unit/<uuid:unit>/survei/mulai/", campaigns.start, name="start"),
    path(_ONE, campaigns.survey, name="survey"),
    path(f"{_ONE}kartu-<str:size>.pdf", campaigns.card, name="card"),
    path(f"{_ONE}hasil/", results.shown, name="results"),
    path(f"{_ONE}hasil/sampaikan/", results.to_register, name="to_register"),
    path(f"{_ONE}kode/", campaigns.codes, name="codes"),
    path(f"{_ONE}kode/batalkan/", campaigns.void, name="void"),
    path(f"{_ONE}tutup/", campaigns.close, name="close"),
    path(f"{_ONE}perpanjang/", campaigns.prolong, name="prolong"),
    path(f"{_ONE}kertas/", paper.paper, name="paper"),
    path(f"{_ONE}kertas/impor/", paper.choose, name="paper_import"),
    path(f"{_ONE}kertas/templat.xlsx", paper.template, name="paper_template"),
    path(_SHEET, paper.sheet, name="sheet"),
    path(f"{_SHEET}selesai/", paper.finish, name="sheet_finish"),
    path(f"{_SHEET}hapus-terakhir/", paper.drop_last, name="sheet_drop"),
    path(f"{_SHEET}tarik/", paper.withdraw, name="sheet_withdraw"),
    path("skm/", register.register, name="register"),
    path("skm/register.xlsx", register.sheet, name="register_sheet"),
    path("skm/indeks/", indices.indices, name="indices"),
    path("skm/indeks/cara/", indices.rolling, name="rolling"),
    path("skm/ditunggu/", register.expected, name="expected"),
    path(_REPORT, reports.report, name="report"),
    path(f"{_REPORT}isi/", receiving.enter, name="enter_report"),
    path(f"{_REPORT}setujui/", reports.accept, name="accept_report"),
    path(f"{_REPORT}kembalikan/", reports.give_back, name="return_report"),
    path(f"{_REPORT}tarik/", reports.withdraw, name="withdraw_report"),
    path(f"{_REPORT}rencana/", reports.plan, name="plan_follow_up"),
    path(f"{_REPORT}berkas/<str:which>/", reports.file, name="report_file"),
    path("skm/rencana/<uuid:line>/", reports.settle, name="settle_follow_up"),
]
