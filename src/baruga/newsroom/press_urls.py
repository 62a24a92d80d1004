"""For newsrooms: a story under embargo, by link, without an account."""

from __future__ import annotations

from django.urls import path

from baruga.newsroom import press_views as views

app_name = "press"
urlpatterns = [
    path("<str:token>/", views.Embargoed.as_view(), name="embargoed"),
    path("<str:token>/naskah/", views.Manuscript.as_view(), name="manuscript"),
    path("<str:token>/foto/<int:number>/", views.Picture.as_view(), name="picture"),
]
