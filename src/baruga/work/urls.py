"""*Meja saya* and notifications."""

from django.urls import path

from baruga.work import views

app_name = "work"
urlpatterns = [
    path("", views.MyDesk.as_view(), name="desk"),
    path("pemberitahuan/", views.Notifications.as_view(), name="notifications"),
    path("pemberitahuan/dibaca/", views.MarkRead.as_view(), name="mark_read"),
]
