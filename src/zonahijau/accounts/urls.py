"""Addresses of this app."""

from django.urls import path

from zonahijau.accounts.views import account, codes, pin

app_name = "accounts"
urlpatterns = [
    path("masuk/", account.sign_in, name="sign_in"),
    path("masuk/kode/", codes.code, name="code"),
    path("keluar/", account.sign_out, name="sign_out"),
    path("akun/", account.account, name="account"),
    path("akun/kata-sandi/", account.change_password, name="change_password"),
    path("akun/bahasa/", account.choose_language, name="choose_language"),
    path("akun/sesi/<uuid:uid>/akhiri/", account.end_session, name="end_session"),
    path("akun/kode-masuk/", codes.codes, name="codes"),
    path("akun/kode-masuk/mulai/", codes.begin_codes, name="begin_codes"),
    path("akun/kode-masuk/pasang/", codes.confirm_codes, name="confirm_codes"),
    path("akun/kode-masuk/pemulihan/", codes.new_codes, name="new_codes"),
    path("akun/kode-masuk/lepas/", codes.remove_codes, name="remove_codes"),
    path("akun/pin/", pin.pin, name="pin"),
    path("akun/pin/hapus/", pin.remove_pin, name="remove_pin"),
]
