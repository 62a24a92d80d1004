from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HoaxdeskConfig(AppConfig):
    name = "baruga.hoaxdesk"
    label = "hoaxdesk"
    verbose_name = _("Hoax desk")

    def ready(self) -> None:
        from baruga.hoaxdesk import inbox, rooms  # noqa: F401  they register lines and rooms
