from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "baruga.network"
    label = "network"
    verbose_name = _("Network")

    def ready(self) -> None:
        from baruga.network import rooms  # noqa: F401  registers the desk's rooms

        if settings.DEMO:
            from baruga.network import demo  # noqa: F401  puts its people on the sign-in page
