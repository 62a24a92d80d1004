from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AmplificationConfig(AppConfig):
    name = "baruga.amplification"
    label = "amplification"
    verbose_name = _("Amplification")

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished

        from baruga.amplification import receivers, rooms  # noqa: F401  the desk's room
        from baruga.hoaxdesk.models import ClarificationPage
        from baruga.hoaxdesk.signals import picture_shown, verdict_signed

        page_published.connect(
            receivers.renew_published,
            sender=ClarificationPage,
            dispatch_uid="amplification.renew_published",
        )
        page_unpublished.connect(
            receivers.put_away_withdrawn,
            sender=ClarificationPage,
            dispatch_uid="amplification.put_away_withdrawn",
        )
        verdict_signed.connect(receivers.renew_decided, dispatch_uid="amplification.renew_decided")
        picture_shown.connect(receivers.renew_pictured, dispatch_uid="amplification.renew_pictured")
