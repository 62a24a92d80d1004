"""*Yang dicari warga*: what residents ask and nobody has answered."""

from django.urls import path

from baruga.portal.views import voids

app_name = "voids"
urlpatterns = [path("", voids.Voids.as_view(), name="voids")]
