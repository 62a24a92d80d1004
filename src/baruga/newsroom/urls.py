"""*Konten*: stories of one's institutions, read and decided on the desk."""

from __future__ import annotations

from django.urls import path

from baruga.newsroom import (
    first_try_views,
    jargon_views,
    merge_views,
    standard_views,
    views,
)

app_name = "newsroom"
urlpatterns = [
    path("", views.Stories.as_view(), name="stories"),
    path("tulis/", views.Write.as_view(), name="write"),
    path("standar/", standard_views.Standards.as_view(), name="standards"),
    path(
        "standar/<str:story_format>/", standard_views.EditStandard.as_view(), name="edit_standard"
    ),
    path("sekali-jadi/", first_try_views.FirstTryReport.as_view(), name="first_tries"),
    path("kata/", jargon_views.Words.as_view(), name="words"),
    path("kata/baru/", jargon_views.EditWord.as_view(), name="add_word"),
    path("kata/unduh/", jargon_views.DownloadWords.as_view(), name="download_words"),
    path("kata/unggah/", jargon_views.UploadWords.as_view(), name="upload_words"),
    path("kata/<int:word>/", jargon_views.EditWord.as_view(), name="edit_word"),
    path("kata/<int:word>/hapus/", jargon_views.RemoveWord.as_view(), name="remove_word"),
    path("<int:pk>/", views.Story.as_view(), name="story"),
    path("<int:pk>/naskah/", views.Manuscript.as_view(), name="manuscript"),
    path("<int:pk>/gabung/<int:left>/<int:right>/", merge_views.Merge.as_view(), name="merge"),
    path("<int:pk>/ajukan/", views.Submit.as_view(), name="submit"),
    path("<int:pk>/setujui/", views.Approve.as_view(), name="approve"),
    path("<int:pk>/kembalikan/", views.SendBack.as_view(), name="send_back"),
    path("<int:pk>/tarik/", views.TakeBack.as_view(), name="take_back"),
    path("<int:pk>/tautan/", views.AskOfficial.as_view(), name="ask_official"),
    path("<int:pk>/tautan/<int:link>/batal/", views.RevokeLink.as_view(), name="revoke_link"),
]
