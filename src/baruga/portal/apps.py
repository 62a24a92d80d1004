from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "baruga.portal"
    label = "portal"
    verbose_name = _("Public site")

    def ready(self) -> None:
        from wagtail.signals import (
            page_published,
            page_slug_changed,
            page_unpublished,
            post_page_move,
            task_submitted,
        )

        from baruga.hoaxdesk.gallery import archives
        from baruga.hoaxdesk.signals import (
            evidence_changed,
            picture_shown,
            reply_changed,
            verdict_signed,
        )
        from baruga.network.signals import (
            institution_changed,
            institution_offboarded,
            institution_onboarded,
        )
        from baruga.newsroom.signals import story_reviewed
        from baruga.portal import hosts, rooms  # noqa: F401  registers the desk's rooms
        from baruga.portal.archive import Published
        from baruga.portal.generation import renew_on_commit
        from baruga.portal.tasks import learn_on_commit, prepare_on_commit, prepare_on_submission

        for signal in (
            page_published,
            page_unpublished,
            page_slug_changed,
            post_page_move,
            institution_onboarded,
            institution_changed,
            institution_offboarded,
            story_reviewed,
            verdict_signed,
            evidence_changed,
            picture_shown,
            reply_changed,
        ):
            signal.connect(renew_on_commit, dispatch_uid="portal.renew_generation")
        for signal in (institution_onboarded, institution_changed, institution_offboarded):
            signal.connect(hosts.forget_on_commit, dispatch_uid="portal.forget_hosts")
        archives.register("published", Published())
        task_submitted.connect(prepare_on_submission, dispatch_uid="portal.prepare_submitted")
        page_published.connect(prepare_on_commit, dispatch_uid="portal.prepare_pictures")
        for signal in (page_published, page_unpublished):
            signal.connect(learn_on_commit, dispatch_uid="portal.learn_words")
