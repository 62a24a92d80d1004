"""*Rekaman*: video, audio and audio series of one's institutions."""

from __future__ import annotations

from django.urls import path

from baruga.newsroom import recording_views as views
from baruga.newsroom import series_views

app_name = "recordings"
urlpatterns = [
    path("", views.Recordings.as_view(), name="recordings"),
    path("unggah/", views.Add.as_view(), name="add"),
    path("seri/", series_views.AllSeries.as_view(), name="all_series"),
    path("seri/baru/", series_views.Begin.as_view(), name="begin_series"),
    path("seri/<int:series>/", series_views.Series.as_view(), name="series"),
    path("<int:recording>/", views.Show.as_view(), name="recording"),
    path("<int:recording>/keadaan/", views.Progress.as_view(), name="progress"),
    path("<int:recording>/keterangan/", views.Describe.as_view(), name="describe"),
    path("<int:recording>/takarir/", views.Subtitles.as_view(), name="subtitles"),
    path("<int:recording>/takarir.vtt", views.Track.as_view(), name="track"),
    path("<int:recording>/sampul/", views.Poster.as_view(), name="poster"),
    path("<int:recording>/sampul/unggah/", views.BringPoster.as_view(), name="bring_poster"),
    path("<int:recording>/ulang/", views.TryAgain.as_view(), name="try_again"),
    path("<int:recording>/asli/", views.Original.as_view(), name="original"),
    path("<int:recording>/hapus/", views.Remove.as_view(), name="remove"),
]
