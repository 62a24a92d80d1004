"""The tree that stories hang in: home, the list of institutions, a section for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester

from baruga.network.models.institution import Institution

if TYPE_CHECKING:
    from baruga.accounts.models import User


class ContainerPermissionTester(PagePermissionTester):
    """A container is made by a verb and kept by it: in the editor one only adds stories below it."""

    def can_edit(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_lock(self) -> bool:
        return False

    def can_unlock(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_view_revisions(self) -> bool:
        return False


class ContainerPage(Page):
    """What the three containers share; no table of its own. The public site draws them."""

    class Meta:
        abstract = True

    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    def permissions_for_user(self, user: User) -> ContainerPermissionTester:
        return ContainerPermissionTester(user, self)


class HomePage(ContainerPage):
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["network.InstitutionIndexPage"]

    class Meta:
        verbose_name = _("home")


class InstitutionIndexPage(ContainerPage):
    max_count = 1
    parent_page_types = ["network.HomePage"]
    subpage_types = ["network.InstitutionPage"]

    class Meta:
        verbose_name = _("list of institutions")


class InstitutionPage(ContainerPage):
    """The section of one institution; its stories are its children."""

    institution = models.OneToOneField(
        Institution, on_delete=models.PROTECT, related_name="section"
    )

    parent_page_types = ["network.InstitutionIndexPage"]

    class Meta:
        verbose_name = _("section of an institution")

    def get_admin_display_title(self) -> str:
        return self.institution.short_name
