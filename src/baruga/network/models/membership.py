"""Who serves where, in which role; and the officials who approve without an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from baruga.network.choices import VERBS, Role, Verb
from baruga.network.models.institution import Institution

if TYPE_CHECKING:
    from baruga.accounts.models import User


def roles_with(verb: Verb) -> list[Role]:
    """The roles that include `verb`."""
    return [role for role, verbs in VERBS.items() if verb in verbs]


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, user: User | AnonymousUser) -> MembershipQuerySet:
        """Members of one's own institutions; a coordinator sees everybody's."""
        from baruga.network.permissions import is_coordinator

        if is_coordinator(user):
            return self.all()
        return self.filter(institution__in=Institution.objects.served_by(user))


class Membership(models.Model):
    """One role of one person in one institution."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    since = models.DateTimeField(_("since"))

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["institution_id", "user_id", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "user", "role"], name="network_membership_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.institution}"


class RoleGroup(models.Model):
    """The editor's permission group that stands for one role in one institution."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="role_groups"
    )
    role = models.CharField(max_length=20, choices=Role)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="role_group")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "role"], name="network_rolegroup_unique")
        ]

    def __str__(self) -> str:
        return self.group.name


class OfficialQuerySet(models.QuerySet["Official"]):
    def visible_to(self, user: User | AnonymousUser) -> OfficialQuerySet:
        """Officials of one's own institutions."""
        return self.filter(institution__in=Institution.objects.served_by(user))

    def active(self) -> OfficialQuerySet:
        return self.filter(active=True)


class Official(models.Model):
    """Somebody whose approval counts, reached by a link in a message instead of an account.

    Approvers and coordinators keep this list, so that a writer cannot appoint their own reader.
    """

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="officials")
    name = models.CharField(_("name"), max_length=120)
    office = models.CharField(_("office"), max_length=160)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    active = models.BooleanField(_("active"), default=True)

    objects = OfficialQuerySet.as_manager()

    class Meta:
        verbose_name = _("approving official")
        verbose_name_plural = _("approving officials")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["institution", "email"], name="network_official_unique")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"
