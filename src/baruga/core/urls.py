"""Pages of the desk that belong to no app."""

from django.conf import settings
from django.urls import URLPattern, path

app_name = "core"
urlpatterns: list[URLPattern] = []
if settings.DEVELOPMENT:
    from baruga.core.style import style

    urlpatterns.append(path("gaya/", style, name="style"))
