from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HoaxdeskConfig(AppConfig):
    name = "baruga.hoaxdesk"
    label = "hoaxdesk"
    verbose_name = _("Hoax desk")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from baruga.hoaxdesk import inbox, rooms  # noqa: F401  they register lines and rooms
        from baruga.hoaxdesk.models import ClarificationPage
        from baruga.hoaxdesk.receivers import answer_on_publication

        page_published.connect(
            answer_on_publication,
            sender=ClarificationPage,
            dispatch_uid="hoaxdesk.answer_on_publication",
        )
