"""Messages of the newsroom by e-mail: short, with one link, readable on a phone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from baruga.accounts.models import User
from baruga.network.choices import Verb
from baruga.network.middleware import region_time_zone
from baruga.network.models import Institution
from baruga.network.models.membership import roles_with
from baruga.newsroom.actions import links
from baruga.newsroom.models import ApprovalLink, EmergencyRelease, StoryPage


def ask_official(link_id: int) -> int:
    """Nothing is sent when the link was closed meanwhile."""
    link = ApprovalLink.objects.select_related("story__institution", "official", "asked_by").get(
        pk=link_id
    )
    if link.decided_at or link.revoked_at:
        return 0
    address = settings.BASE_URL + reverse("approval:decide", args=[links.token_of(link)])
    return _send(
        "ask_official",
        subject=lambda: _("Please read: %(headline)s") % {"headline": link.story.title},
        to=[link.official.email],
        context={"link": link, "story": link.story, "address": address},
    )


def tell_approvers(story_id: int) -> int:
    story = StoryPage.objects.select_related("institution").get(pk=story_id)
    approvers = User.objects.filter(
        is_active=True,
        memberships__institution=story.institution,
        memberships__role__in=roles_with(Verb.APPROVE),
    ).distinct()
    return sum(
        _send(
            "tell_approver",
            subject=lambda: _("Waiting for you: %(headline)s") % {"headline": story.title},
            to=[user.email],
            context={"story": story, "person": user, "address": _desk_address(story)},
        )
        for user in approvers
    )


def tell_writer(story_id: int, user_id: int, reason: str) -> int:
    story = StoryPage.objects.select_related("institution").get(pk=story_id)
    user = User.objects.get(pk=user_id)
    return _send(
        "tell_writer",
        subject=lambda: _("Returned: %(headline)s") % {"headline": story.title},
        to=[user.email],
        context={"story": story, "person": user, "reason": reason, "address": _desk_address(story)},
    )


def tell_of_emergency(emergency_id: int, user_ids: list[int]) -> int:
    """To those who must know at once; an officer of another desk reads the public page."""
    emergency = EmergencyRelease.objects.select_related("story__institution", "by").get(
        pk=emergency_id
    )
    story = emergency.story
    served = Institution.objects.active().filter(pk=story.institution_id)
    return sum(
        _send(
            "emergency",
            subject=lambda: (
                _("Published before approval: %(headline)s") % {"headline": story.title}
            ),
            to=[user.email],
            context={
                "story": story,
                "emergency": emergency,
                "person": user,
                "address": _desk_address(story)
                if served.filter(memberships__user=user).exists()
                else story.public_address,
            },
        )
        for user in User.objects.filter(pk__in=user_ids, is_active=True).exclude(email="")
    )


def _desk_address(story: StoryPage) -> str:
    return settings.BASE_URL + reverse("newsroom:story", args=[story.pk])


def _send(name: str, *, subject: Any, to: list[str], context: dict[str, Any]) -> int:
    with override(settings.LANGUAGE_CODE), timezone.override(region_time_zone()):
        body = render_to_string(
            f"newsroom/mail/{name}.txt", context | {"site_name": settings.WAGTAIL_SITE_NAME}
        )
        return send_mail(" ".join(subject().split()), body, None, to)
