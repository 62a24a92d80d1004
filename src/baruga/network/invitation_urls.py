"""The public door of an invitation, mounted beside the accounts' addresses."""

from __future__ import annotations

from django.urls import path

from baruga.network.invitation_views import AcceptView

app_name = "invitations"
urlpatterns = [
    path("undangan/<str:token>/", AcceptView.as_view(), name="accept_invitation"),
]
