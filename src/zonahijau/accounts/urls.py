"""Addresses of this app."""

from django.urls import path

from zonahijau.accounts import views

app_name = "accounts"
urlpatterns = [
    path("masuk/", views.sign_in, name="sign_in"),
    path("keluar/", views.sign_out, name="sign_out"),
    path("akun/", views.account, name="account"),
    path("akun/kata-sandi/", views.change_password, name="change_password"),
    path("akun/bahasa/", views.choose_language, name="choose_language"),
    path("akun/sesi/<uuid:uid>/akhiri/", views.end_session, name="end_session"),
]
