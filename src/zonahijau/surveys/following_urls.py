"""Addresses of comments, follow-up plans, publications, signals, and the rule above the region."""

from django.urls import path

from zonahijau.surveys.views import comments, follow_ups, publications, rolling, signals

_ONE = "survei/<uuid:campaign>/"
_SAID, _LINE = f"{_ONE}saran/", "skm/tindak-lanjut/<uuid:line>/"

urlpatterns = [
    path(_SAID, comments.comments, name="comments"),
    path(f"{_SAID}terima/", comments.accept, name="comments_accept"),
    path(f"{_SAID}kembalikan/", comments.take_back, name="comments_back"),
    path(f"{_SAID}ringkasan/", comments.summary, name="comments_summary"),
    path(f"{_SAID}rencana/", comments.to_plan, name="comments_plan"),
    path(f"{_SAID}<uuid:comment>/", comments.comment, name="comment"),
    path(f"{_ONE}rencana/", follow_ups.begin, name="begin_plan"),
    path("skm/tindak-lanjut/", follow_ups.follow_ups, name="follow_ups"),
    path(_LINE, follow_ups.follow_up, name="follow_up"),
    path(f"{_LINE}ubah/", follow_ups.change, name="change_follow_up"),
    path(f"{_LINE}pindah/", follow_ups.move, name="move_follow_up"),
    path(f"{_LINE}selesai/", follow_ups.finish, name="finish_follow_up"),
    path(f"{_LINE}keadaan/", follow_ups.settle, name="settle_follow_up"),
    path(f"{_LINE}tarik/", follow_ups.withdraw, name="withdraw_follow_up"),
    path("skm/<uuid:report>/publikasi/", publications.publish, name="publish"),
    path("skm/publikasi/<uuid:publication>/tarik/", publications.unpublish, name="unpublish"),
    path("skm/tanda/", signals.bounds, name="signal_bounds"),
    path("skm/indeks/nasional/cara/", rolling.above, name="rolling_above"),
]
