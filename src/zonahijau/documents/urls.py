"""Addresses of papers and of the register."""

from django.urls import path

from zonahijau.documents.views import (
    drafting,
    editing,
    files,
    heads,
    papers,
    register,
    signing,
    templates,
)

app_name = "documents"
_ONE = "surat/<uuid:paper>/"
_ENTRY = "register/<uuid:decree>/"

urlpatterns = [
    path("surat/", papers.papers, name="papers"),
    path("surat/baru/", drafting.choose, name="choose"),
    path("surat/baru/<slug:kind>/", drafting.new, name="new"),
    path("surat/unggah/", signing.upload, name="upload"),
    path("surat/kop/", heads.letterheads, name="letterheads"),
    path("surat/kop/ubah/", heads.letterhead, name="letterhead"),
    path("surat/templat/", templates.templates, name="templates"),
    path("surat/templat/<slug:kind>/bawaan.docx", templates.shipped, name="template_shipped"),
    path("surat/templat/<slug:kind>/unggah/", templates.upload, name="template_upload"),
    path("surat/templat/versi/<uuid:template>.docx", templates.file, name="template_file"),
    path(
        "surat/templat/versi/<uuid:template>/kembalikan/", templates.revert, name="template_revert"
    ),
    path(_ONE, papers.paper, name="paper"),
    path(f"{_ONE}ubah/", editing.edit, name="edit"),
    path(f"{_ONE}lampiran/tambah/", editing.add_annex, name="add_annex"),
    path(f"{_ONE}lampiran/<int:number>/", editing.annex, name="annex"),
    path(f"{_ONE}lampiran/<int:number>/hapus/", editing.remove_annex, name="remove_annex"),
    path(f"{_ONE}naskah.pdf", files.pdf, name="pdf"),
    path(f"{_ONE}naskah.docx", files.docx, name="docx"),
    path(f"{_ONE}terbit/", signing.issue, name="issue"),
    path(f"{_ONE}nomor/", signing.number, name="number"),
    path(f"{_ONE}bertanda-tangan/", signing.sign, name="sign"),
    path(f"{_ONE}bertanda-tangan/berkas/", files.signed_file, name="signed_file"),
    path(f"{_ONE}tarik/", signing.withdraw, name="withdraw"),
    path("register/", register.register, name="register"),
    path("register/register.xlsx", register.sheet, name="register_sheet"),
    path("register/berakhir/", register.expiring, name="expiring"),
    path("register/tambah/", register.new, name="decree_new"),
    path(_ENTRY, register.decree, name="decree"),
    path(f"{_ENTRY}berkas/", files.decree_file, name="decree_file"),
    path(f"{_ENTRY}ubah/", register.edit, name="decree_edit"),
    path(f"{_ENTRY}tarik/", register.withdraw, name="decree_withdraw"),
]
