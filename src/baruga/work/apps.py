from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    name = "baruga.work"
    label = "work"
    verbose_name = _("Work")

    def ready(self) -> None:
        from baruga.work import rooms  # noqa: F401  registers the desk's rooms
