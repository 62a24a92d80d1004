"""*Halaman depan*: what the coordinator pins to the first page."""

from django.urls import path

from baruga.portal.views import pins

app_name = "front"
urlpatterns = [
    path("", pins.Pins.as_view(), name="pins"),
    path("sematkan/<int:pk>/", pins.MakePin.as_view(), name="pin"),
    path("<int:pk>/cabut/", pins.EndPin.as_view(), name="unpin"),
]
