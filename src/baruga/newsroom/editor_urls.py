"""Our addresses inside the editor: the desk for a first page, link dialogs, checks, originals."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin.views import chooser

from baruga.newsroom import editor_views as views
from baruga.newsroom import keep_views, link_forms

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

# Wagtail's own views at their own addresses, with fields that speak the reader's language.
link_dialogs = [
    path(
        f"choose-{kind}-link/",
        view.as_view(form_class=form),
        name=f"wagtailadmin_choose_page_{kind}_link",
    )
    for kind, view, form in (
        ("external", chooser.ExternalLinkView, link_forms.ExternalLinkForm),
        ("email", chooser.EmailLinkView, link_forms.EmailLinkForm),
        ("phone", chooser.PhoneLinkView, link_forms.PhoneLinkForm),
        ("anchor", chooser.AnchorLinkView, link_forms.AnchorLinkForm),
    )
]

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="work:desk"), name="wagtailadmin_home"),
    path("account/", RedirectView.as_view(url="/akun/"), name="wagtailadmin_account"),
    *link_dialogs,
    path("", include((app_patterns, "newsroom_editor"))),
]
