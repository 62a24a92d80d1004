"""A clarification: what the public reads once a verdict is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.models.claim import Claim
from baruga.newsroom.choices import Format
from baruga.newsroom.models import StoryPage
from baruga.newsroom.panels import edit_handler
from baruga.newsroom.permissions import NotReleasable

if TYPE_CHECKING:
    from wagtail.models import Revision

    from baruga.accounts.models import User
    from baruga.hoaxdesk.models.evidence import EvidenceQuerySet
    from baruga.hoaxdesk.models.picture import ReportPicture
    from baruga.hoaxdesk.models.verdict import Verdict


class ClarificationPage(StoryPage):
    """A story that says what is the case about one claim.

    Verdict, evidence and signatures are not copied into it: the page shows those in force, so that
    a corrected verdict corrects the page. It begins with `actions.clarifications.begin`.
    """

    format = Format.CLARIFICATION
    is_creatable = False
    page_description = gettext_lazy(
        "What is the case, after a verdict that two institutions signed."
    )

    claim = models.OneToOneField(
        Claim, on_delete=models.PROTECT, related_name="clarification", editable=False
    )
    circulates = models.TextField(
        gettext_lazy("what circulates"),
        blank=True,
        help_text=gettext_lazy("In one neutral sentence. The page marks it and says it once."),
    )
    what_to_do = models.TextField(
        gettext_lazy("what residents can do"),
        blank=True,
        help_text=gettext_lazy("Where to ask, what not to pass on, what to do after a payment."),
    )

    edit_handler = edit_handler(
        *map(FieldPanel, ("circulates", "main_image", "body", "what_to_do")),
        FieldRowPanel(list(map(FieldPanel, ("dateline", "byline", "photographer")))),
    )
    search_fields = [
        *StoryPage.search_fields,
        index.SearchField("circulates"),
        index.SearchField("what_to_do"),
    ]

    class Meta:
        verbose_name = gettext_lazy("clarification")
        verbose_name_plural = gettext_lazy("clarifications")

    def publish(self, revision: Revision, user: User | None = None, **kwargs: Any) -> Any:
        """As every story, and only while a verdict is in force. Raises NotReleasable."""
        if self.verdict is None:
            raise NotReleasable(
                _(
                    "No signed verdict is in force for this claim, so nothing can be published about it."
                )
            )
        return super().publish(revision, user=user, **kwargs)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict in force; None while there is none, or the claim is no longer checked.

        Two queries, none after `queries.with_verdicts`.
        """
        claim = self.claim
        if not claim.is_checkable:
            return None
        if "fetched_in_force" in claim.__dict__:
            return next(iter(claim.__dict__["fetched_in_force"]), None)
        return claim.verdicts.in_force().select_related("institution", "signed_for").first()

    @property
    def stamped(self) -> ReportPicture | None:
        """The picture that circulates, once the verdict in force stands across it; one query."""
        picture, verdict = self.claim.shown_picture, self.verdict
        if picture is None or verdict is None or not picture.stamped:
            return None
        return picture if picture.stamped_as == verdict.ruling else None

    @property
    def is_refuted(self) -> bool:
        """Whether what circulates must not be said as if it were so."""
        verdict = self.verdict
        return verdict is not None and Ruling(verdict.ruling).needs_kind

    @property
    def evidence(self) -> EvidenceQuerySet:
        """What the public may weigh for itself."""
        standing: EvidenceQuerySet = self.claim.evidence.standing().select_related("source")
        return standing

    @property
    def further_words(self) -> str:
        return f"{self.circulates}\n{self.what_to_do}"
