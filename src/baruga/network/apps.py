from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def plant_tree(**kwargs: Any) -> None:
    """A new installation opens with our first page, not with Wagtail's welcome."""
    from wagtail.models import Page

    from baruga.network.actions import tree

    if Page.get_first_root_node() is not None:
        tree.index()


class NetworkConfig(AppConfig):
    name = "baruga.network"
    label = "network"
    verbose_name = _("Network")

    def ready(self) -> None:
        from baruga.network import rooms  # noqa: F401  registers the desk's rooms

        post_migrate.connect(plant_tree, sender=self, dispatch_uid="network.plant_tree")
        if settings.DEMO:
            from baruga.network import demo  # noqa: F401  puts its people on the sign-in page
