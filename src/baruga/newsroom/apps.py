from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "baruga.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from baruga.network.signals import institution_onboarded
        from baruga.newsroom import inbox, notices, release_inbox, rooms  # noqa: F401  they register
        from baruga.newsroom.actions.workflow import set_up

        notices.connect()
        institution_onboarded.connect(set_up, dispatch_uid="newsroom.set_up_workflow")
