"""Our addresses inside the editor: the desk instead of Wagtail's first page, checks, originals."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from baruga.newsroom import editor_views as views
from baruga.newsroom import keep_views

app_patterns = [
    path("standar/<int:page_id>/", views.check, name="check"),
    path(
        "standar/baru/<int:parent_page_id>/<str:story_format>/", views.check_new, name="check_new"
    ),
    path("denyut/", keep_views.pulse, name="pulse"),
    path("masuk-kembali/", keep_views.welcome_back, name="welcome_back"),
    path("tersimpan/<int:page_id>/", keep_views.kept, name="kept"),
    path(
        "tersimpan/baru/<int:parent_page_id>/<str:story_format>/",
        keep_views.kept_new,
        name="kept_new",
    ),
    path("asli/<path:path>", views.original, name="original"),
]

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="work:desk"), name="wagtailadmin_home"),
    path("account/", RedirectView.as_view(url="/akun/"), name="wagtailadmin_account"),
    path("", include((app_patterns, "newsroom_editor"))),
]
