from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "baruga.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from wagtail.signals import page_published, task_submitted

        from baruga.network.signals import institution_onboarded
        from baruga.newsroom import (  # noqa: F401  they register inbox lines and rooms
            inbox,
            notices,
            recording_notices,
            release_inbox,
            rooms,
        )
        from baruga.newsroom.actions.workflow import set_up
        from baruga.newsroom.tasks import read_on_release, read_on_submission

        notices.connect()
        institution_onboarded.connect(set_up, dispatch_uid="newsroom.set_up_workflow")
        task_submitted.connect(read_on_submission, dispatch_uid="newsroom.read_submitted")
        page_published.connect(read_on_release, dispatch_uid="newsroom.read_released")
