"""Sign-in, second factor, one's own account: allauth's views at Indonesian addresses."""

from django.urls import include, path
from django.views.generic import RedirectView

app_patterns = [
    path("dua-langkah/", RedirectView.as_view(pattern_name="mfa_index"), name="second_factor"),
]

urlpatterns = [
    path("", include((app_patterns, "accounts"))),
    path("", include("allauth.urls")),
]
