"""Addresses of this app."""

from django.urls import path

from zonahijau.access.views import accepting, devices, invitations

app_name = "access"
urlpatterns = [
    path("undangan/", invitations.invitations, name="invitations"),
    path("undangan/buat/", invitations.invite, name="invite"),
    path("undangan/<uuid:uid>/tarik/", invitations.withdraw, name="withdraw"),
    path("undangan/terima/<str:token>/", accepting.accept, name="accept"),
    path("perangkat/", devices.devices, name="devices"),
    path("perangkat/tandai/", devices.mark, name="mark"),
    path("perangkat/<uuid:uid>/cabut/", devices.revoke, name="revoke"),
    path("perangkat/masuk/", devices.tiles, name="tiles"),
    path("perangkat/masuk/<uuid:uid>/", devices.pin, name="pin"),
]
