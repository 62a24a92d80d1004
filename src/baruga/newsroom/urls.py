"""*Konten*: stories of one's institutions, read and decided on the desk."""

from __future__ import annotations

from django.urls import path

from baruga.newsroom import (
    batch_views,
    election_views,
    first_try_views,
    history_views,
    jargon_views,
    merge_views,
    release_views,
    standard_views,
    views,
)

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
    path("sekali-jadi/", first_try_views.FirstTryReport.as_view(), name="first_tries"),
    path("pemilu/", election_views.Elections.as_view(), name="elections"),
    path("pemilu/baru/", election_views.EditElection.as_view(), name="add_election"),
    path("pemilu/<int:election>/", election_views.EditElection.as_view(), name="edit_election"),
    path(
        "pemilu/<int:election>/hapus/",
        election_views.RemoveElection.as_view(),
        name="remove_election",
    ),
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
    path("<int:pk>/jadwal/", release_views.Arrange.as_view(), name="arrange"),
    path("<int:pk>/jadwal/batal/", release_views.CancelPlan.as_view(), name="cancel_plan"),
    path("<int:pk>/pers/", release_views.MakePressLink.as_view(), name="press_link"),
    path(
        "<int:pk>/pers/<int:link>/tutup/",
        release_views.ClosePressLink.as_view(),
        name="close_press_link",
    ),
    path("<int:pk>/perubahan/", release_views.Change.as_view(), name="change"),
    path(
        "<int:pk>/perubahan/<int:change>/setuju/",
        release_views.ConfirmChange.as_view(),
        name="confirm_change",
    ),
    path(
        "<int:pk>/perubahan/<int:change>/batal/",
        release_views.DropChange.as_view(),
        name="drop_change",
    ),
    path("<int:pk>/ganti-foto/", release_views.ReplacePhoto.as_view(), name="replace_photo"),
    path("<int:pk>/tarik-dari-situs/", release_views.Withdraw.as_view(), name="withdraw"),
    path("<int:pk>/kembalikan-ke-situs/", release_views.Restore.as_view(), name="restore"),
    path("<int:pk>/darurat/", release_views.Emergency.as_view(), name="emergency"),
    path(
        "<int:pk>/darurat/<int:emergency>/",
        release_views.AnswerEmergency.as_view(),
        name="answer_emergency",
    ),
    path("<int:pk>/tinjau/", release_views.Review.as_view(), name="review"),
    path("<int:pk>/riwayat/", history_views.History.as_view(), name="history"),
    path("<int:pk>/riwayat/unduh/", history_views.Export.as_view(), name="export_history"),
    path("<int:pk>/riwayat/<int:revision>/", history_views.Version.as_view(), name="version"),
    path(
        "<int:pk>/riwayat/<int:revision>/naskah/",
        history_views.OldManuscript.as_view(),
        name="old_manuscript",
    ),
]
