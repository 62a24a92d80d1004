"""Onboard, update and offboard institutions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from baruga.network.actions import tree
from baruga.network.choices import Role, Status
from baruga.network.models import (
    Channel,
    Institution,
    InstitutionPage,
    Membership,
    Region,
    RoleGroup,
)
from baruga.network.permissions import is_coordinator
from baruga.network.signals import (
    institution_changed,
    institution_offboarded,
    institution_onboarded,
)

if TYPE_CHECKING:
    from baruga.accounts.models import User

PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.CONTRIBUTOR: ("add_page",),
    Role.EDITOR: ("add_page", "change_page"),
    # "publish" lets an approver take a page off the site; publishing itself goes through approval.
    Role.APPROVER: ("add_page", "change_page", "publish_page", "unlock_page"),
}
MEDIA_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.CONTRIBUTOR: ("add_{0}", "choose_{0}"),
    Role.EDITOR: ("add_{0}", "choose_{0}", "change_{0}"),
    Role.APPROVER: ("add_{0}", "choose_{0}", "change_{0}", "delete_{0}"),
}
# Rights over pictures hang on Wagtail's own image model, whatever model is in use.
MEDIA_MODELS = (("wagtailimages", "image"), ("wagtaildocs", "document"))


@transaction.atomic
def onboard(
    *,
    by: User | None,
    at: datetime,
    slug: str,
    name: str,
    short_name: str,
    kind: str,
    parent: Institution | None = None,
    region: Region | None = None,
    about: str = "",
    channels: Iterable[tuple[str, str]] = (),
) -> Institution:
    """Everything an institution needs to work here; a coordinator's verb (`by=None`: the system).

    Makes the record, its section, its collection, one group per writing role with its rights, and
    tells the newsroom, which adds the approval workflow. Safe to repeat: a second call brings
    what is missing and updates what is said, and takes in again an institution that had left.

    Raises PermissionDenied.
    """
    require_coordinator(by)
    said = {
        "name": name,
        "short_name": short_name,
        "kind": kind,
        "parent": parent,
        "region": region,
        "about": about,
        "status": Status.ACTIVE,
        "left_at": None,
    }
    institution, created = Institution.objects.update_or_create(
        slug=slug, defaults=said, create_defaults=said | {"slug": slug, "joined_at": at}
    )
    for platform, address in channels:
        Channel.objects.get_or_create(institution=institution, platform=platform, address=address)
    section = tree.section_for(institution)
    collection = tree.collection_for(institution)
    groups = {role: _group_for(institution, role, section, collection) for role in PAGE_PERMISSIONS}
    for membership in institution.memberships.filter(role__in=groups).select_related("user"):
        membership.user.groups.add(groups[Role(membership.role)])
    institution_onboarded.send(
        sender=Institution,
        institution=institution,
        section=section,
        collection=collection,
        groups=groups,
    )
    if created:
        log(instance=institution, action="network.onboard", user=by)
    return institution


@transaction.atomic
def update(*, by: User, institution: Institution, **changes: Any) -> Institution:
    """Change what the public reads about an institution; its hostname is the coordinator's.

    Raises PermissionDenied.
    """
    from baruga.network.permissions import may_manage_members

    if not may_manage_members(by, institution):
        raise PermissionDenied
    if changes.get("hostname", institution.hostname) != institution.hostname:
        require_coordinator(by)
    for field, value in changes.items():
        setattr(institution, field, value)
    institution.full_clean()
    institution.save()
    InstitutionPage.objects.filter(institution=institution).update(
        title=institution.name, draft_title=institution.name
    )
    institution_changed.send(sender=Institution, institution=institution)
    log(instance=institution, action="network.update", user=by)
    return institution


@transaction.atomic
def offboard(
    *, by: User | None, at: datetime, institution: Institution, reason: str = ""
) -> Institution:
    """End everybody's access to an institution that leaves; keep its record, stories and trail.

    A coordinator's verb. Raises PermissionDenied. Safe to repeat.
    """
    require_coordinator(by)
    if not institution.is_active:
        return institution
    institution.status = Status.LEFT
    institution.left_at = at
    institution.save(update_fields=["status", "left_at"])
    for role_group in institution.role_groups.select_related("group"):
        role_group.group.user_set.clear()
    institution.invitations.open(at=at).update(withdrawn_at=at)
    institution.officials.update(active=False)
    institution_offboarded.send(sender=Institution, institution=institution)
    log(
        instance=institution,
        action="network.offboard",
        user=by,
        data={"reason": reason} if reason else None,
    )
    return institution


def require_coordinator(user: User | None) -> None:
    """Refuse whoever does not look after the region; None stands for the system itself."""
    if user is not None and not is_coordinator(user):
        raise PermissionDenied


def _group_for(
    institution: Institution, role: Role, section: InstitutionPage, collection: Collection
) -> Group:
    """The group of one role, with exactly the rights that the tables above name."""
    role_group = (
        RoleGroup.objects.filter(institution=institution, role=role).select_related("group").first()
    )
    if role_group is None:
        group = Group.objects.create(name=f"{institution.slug} · {role.value}")
        RoleGroup.objects.create(institution=institution, role=role, group=group)
    else:
        group = role_group.group
    group.permissions.add(_permission("wagtailadmin", "access_admin"))
    for codename in PAGE_PERMISSIONS[role]:
        GroupPagePermission.objects.get_or_create(
            group=group, page=section, permission=_permission("wagtailcore", codename)
        )
    for app_label, model in MEDIA_MODELS:
        for pattern in MEDIA_PERMISSIONS[role]:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=collection,
                permission=_permission(app_label, pattern.format(model)),
            )
    return group


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def members_of(institution: Institution) -> list[Membership]:
    """Everybody's roles, people in the order of their names; one query."""
    return list(
        institution.memberships.select_related("user").order_by(
            "user__first_name", "user__last_name", "role"
        )
    )
