"""Pages of the desk that belong to no app."""

from django.conf import settings
from django.urls import path
from django.views.generic import TemplateView

app_name = "core"
urlpatterns = []
if settings.DEVELOPMENT:
    urlpatterns.append(
        path("gaya/", TemplateView.as_view(template_name="core/style.html"), name="style")
    )
