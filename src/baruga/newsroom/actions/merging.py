"""Make one version of two that were written at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from baruga.newsroom import merging
from baruga.newsroom.choices import Stage
from baruga.newsroom.permissions import may_edit

if TYPE_CHECKING:
    from wagtail.models import Revision

    from baruga.accounts.models import User
    from baruga.newsroom.models import StoryPage


@transaction.atomic
def merge(
    *,
    by: User,
    at: datetime,
    story: StoryPage,
    left: Revision,
    right: Revision,
    answers: dict[str, merging.Answer],
) -> Revision:
    """A new version on top, made of two; both stay in the history.

    Raises PermissionDenied (also while the story waits for its second reader), or ValidationError
    by field when what was written does not fit.
    """
    if not may_edit(by, story) or story.stage == Stage.SUBMITTED:
        raise PermissionDenied
    one, other = left.as_object(), right.as_object()
    parts = merging.differing(one, other, base_of(story, left, right))
    result = merging.merged(one, other, parts, answers)
    names = {name for name, _label, _between in merging.TEXTS}
    result.clean_fields(
        exclude={field.name for field in result._meta.get_fields() if field.name not in names}
    )
    if not result.live:
        result.save(clean=False)
    revision = result.save_revision(user=by, clean=False)
    log(
        instance=result,
        action="newsroom.merge",
        user=by,
        revision=revision,
        data={"people": sorted({str(side.user.name) for side in (left, right) if side.user})},
    )
    return revision


def base_of(story: StoryPage, left: Revision, right: Revision) -> StoryPage | None:
    """The version both started from: the newest before either of them."""
    older = story.revisions.filter(pk__lt=min(left.pk, right.pk)).order_by("-pk").first()
    return older.as_object() if older else None
