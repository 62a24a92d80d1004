"""*Perangkat*: what institutions pass on of published clarifications."""

from __future__ import annotations

from django.urls import path

from baruga.amplification import views

app_name = "amplification"
urlpatterns = [
    path("", views.Kits.as_view(), name="kits"),
    path("<int:pk>/", views.KitScreen.as_view(), name="kit"),
]
