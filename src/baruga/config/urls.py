"""Every address of the project, in the order of its faces: desk, editor, accounts, public site."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from baruga.core.views import media

handler400 = "baruga.core.views.bad_request"
handler403 = "baruga.core.views.forbidden"
handler404 = "baruga.core.views.not_found"
handler500 = "baruga.core.views.server_error"

urlpatterns = [
    path("meja/", include("baruga.core.urls")),
    path("meja/", include("baruga.work.urls")),
    path("meja/jaringan/", include("baruga.network.urls")),
    path("meja/konten/", include("baruga.newsroom.urls")),
    path("meja/rekaman/", include("baruga.newsroom.recording_urls")),
    path("meja/hoaks/", include("baruga.hoaxdesk.urls")),
    path("meja/perangkat/", include("baruga.amplification.urls")),
    path("tanda-tangan/", include("baruga.hoaxdesk.signature_urls")),
    path("kait/", include("baruga.hoaxdesk.hook_urls")),
    path("meja/halaman-depan/", include("baruga.portal.desk_urls")),
    path("meja/kekosongan/", include("baruga.portal.void_urls")),
    path("persetujuan/", include("baruga.newsroom.approval_urls")),
    path("embargo/", include("baruga.newsroom.press_urls")),
    path("redaksi/login/", RedirectView.as_view(url=settings.LOGIN_URL, query_string=True)),
    path("redaksi/logout/", RedirectView.as_view(pattern_name="account_logout")),
    path("redaksi/", include("baruga.newsroom.editor_urls")),
    path("redaksi/", include(wagtailadmin_urls)),
    path("akun/", include("baruga.network.invitation_urls")),
    path("akun/", include("baruga.accounts.urls")),
    path("dokumen/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.+)$", media, name="media"),
    path("", include("baruga.portal.urls")),
    # Wagtail's own doors for private pages; there are none here.
    path("_util/<path:rest>", RedirectView.as_view(url="/")),
    path("", include(wagtail_urls)),
]
