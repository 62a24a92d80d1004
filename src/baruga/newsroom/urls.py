"""*Konten*: stories of one's institutions, read and decided on the desk."""

from __future__ import annotations

from django.urls import path

from baruga.newsroom import batch_views, standard_views, views

app_name = "newsroom"
urlpatterns = [
    path("", views.Stories.as_view(), name="stories"),
    path("tulis/", views.Write.as_view(), name="write"),
    path("foto/", batch_views.Batches.as_view(), name="batches"),
    path("foto/<int:batch>/", batch_views.Batch.as_view(), name="batch"),
    path("foto/<int:batch>/berkas/", batch_views.BeginUpload.as_view(), name="begin_upload"),
    path("foto/berkas/<int:upload>/", batch_views.Piece.as_view(), name="piece"),
    path("standar/", standard_views.Standards.as_view(), name="standards"),
    path(
        "standar/<str:story_format>/", standard_views.EditStandard.as_view(), name="edit_standard"
    ),
    path("<int:pk>/", views.Story.as_view(), name="story"),
    path("<int:pk>/naskah/", views.Manuscript.as_view(), name="manuscript"),
    path("<int:pk>/ajukan/", views.Submit.as_view(), name="submit"),
    path("<int:pk>/setujui/", views.Approve.as_view(), name="approve"),
    path("<int:pk>/kembalikan/", views.SendBack.as_view(), name="send_back"),
    path("<int:pk>/tarik/", views.TakeBack.as_view(), name="take_back"),
    path("<int:pk>/tautan/", views.AskOfficial.as_view(), name="ask_official"),
    path("<int:pk>/tautan/<int:link>/batal/", views.RevokeLink.as_view(), name="revoke_link"),
]
