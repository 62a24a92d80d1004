from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "baruga.network"
    label = "network"
    verbose_name = _("Network")

    def ready(self) -> None:
        from baruga.network import rooms  # noqa: F401  registers the desk's rooms
