"""Stories: one concrete base, a thin type per format, each in its institution's section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageQuerySet, WorkflowState
from wagtail.search import index
from wagtail.url_routing import RouteResult

from baruga.network.models import Institution, Region
from baruga.newsroom.blocks import BodyBlock, PhotoBlock
from baruga.newsroom.choices import ChangeKind, Format, InformationClass, NewsKind, Stage
from baruga.newsroom.locks import ScheduledLock
from baruga.newsroom.models.index_field import WorkedOutField
from baruga.newsroom.models.photo import Photo
from baruga.newsroom.models.topic import Topic
from baruga.newsroom.panels import photo_story_edit_handler, story_edit_handler

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import Promise
    from wagtail.models import Revision

    from baruga.accounts.models import User
    from baruga.newsroom.models.change import Change, ChangeQuerySet
    from baruga.newsroom.models.plan import ReleasePlan
    from baruga.newsroom.permissions import StoryPermissionTester


class StoryQuerySet(PageQuerySet):
    def published(self) -> StoryQuerySet:
        """On the public site, newest first."""
        return self.live().order_by("-first_published_at", "-pk")

    def visible_to(self, user: User | AnonymousUser) -> StoryQuerySet:
        """Drafts and all of the institutions that `user` serves."""
        return self.filter(institution__in=Institution.objects.served_by(user))

    def in_stage(self, stage: str) -> StoryQuerySet:
        """Stories at one stage of their way; see `Stage`."""
        if stage == Stage.SUBMITTED:
            return self.filter(_workflow(WorkflowState.STATUS_IN_PROGRESS))
        if stage == Stage.RETURNED:
            return self.filter(_workflow(WorkflowState.STATUS_NEEDS_CHANGES))
        quiet = self.exclude(
            _workflow(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
        )
        if stage == Stage.SCHEDULED:
            return quiet.filter(plan__revision__isnull=False)
        quiet = quiet.filter(plan__revision=None)  # no plan, or none that is approved
        if stage == Stage.PUBLISHED:
            return quiet.filter(live=True)
        if stage == Stage.WITHDRAWN:
            return quiet.filter(live=False, first_published_at__isnull=False)
        return quiet.filter(live=False, first_published_at=None)

    def for_cards(self) -> StoryQuerySet:
        """With all that a card of the public site shows."""
        return self.select_related("institution__region", "main_image").prefetch_related(
            "main_image__renditions", "topics"
        )


def _workflow(*statuses: str) -> Exists:
    """Whether the story's workflow is in one of `statuses`."""
    from wagtail.models import get_default_page_content_type

    return Exists(
        WorkflowState.objects.filter(
            base_content_type=get_default_page_content_type(),
            object_id=Cast(OuterRef("pk"), models.CharField()),
            status__in=statuses,
        )
    )


StoryManager = PageManager.from_queryset(StoryQuerySet)


class StoryPage(Page):
    """What every format shares. Officers create its subclasses, never this one.

    `institution` follows from the section the story hangs in; it is kept beside it so that lists
    of 100,000 stories need no walk through the tree, and never changes afterwards.
    """

    format: ClassVar[Format] = Format.NEWS
    is_creatable = False
    parent_page_types = ["network.InstitutionPage"]
    subpage_types: list[str] = []
    page_description: ClassVar[str | Promise] = ""

    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="stories", editable=False
    )
    kicker = models.CharField(
        _("kicker"),
        max_length=40,
        blank=True,
        help_text=_("One to three words above the headline."),
    )
    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("Who, what, where and when, in at most 35 words."),
    )
    main_image = models.ForeignKey(
        Photo,
        verbose_name=_("main photograph"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    dateline = models.CharField(
        _("dateline"), max_length=80, blank=True, help_text=_("The place the story is told from.")
    )
    byline = models.CharField(_("writer"), max_length=160, blank=True)
    photographer = models.CharField(_("photographer"), max_length=160, blank=True)
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="stories"
    )
    regions = ParentalManyToManyField(
        Region,
        verbose_name=_("regions"),
        blank=True,
        related_name="stories",
        help_text=_("Where it matters. Leave empty for the whole province."),
    )
    press_contact = models.CharField(
        _("press contact"),
        max_length=250,
        blank=True,
        help_text=_("Office, phone and e-mail address for journalists."),
    )
    note_to_editors = models.TextField(
        _("note to editors"),
        blank=True,
        help_text=_("Background for journalists, below the story."),
    )
    information_class = models.CharField(
        _("class of information"), max_length=10, choices=InformationClass, blank=True
    )
    review_by = models.DateField(_("look at it again by"), null=True, blank=True, editable=False)
    reviewed_at = models.DateTimeField(_("last reviewed"), null=True, blank=True, editable=False)
    tags = ClusterTaggableManager(
        through="newsroom.StoryTag",
        verbose_name=_("tags"),
        blank=True,
        help_text=_("Names and words to find it by, separated by commas; at most eight."),
    )
    confirmed = models.JSONField(_("ticked criteria"), default=list, blank=True)
    news_kind = models.CharField(_("kind of news"), max_length=20, choices=NewsKind, blank=True)
    answered = models.JSONField(_("answered questions"), default=list, blank=True)
    dismissed = models.JSONField(_("advice set aside"), default=list, blank=True)
    source_url = models.URLField(_("taken from"), max_length=1000, blank=True, editable=False)
    source_id = models.CharField(max_length=64, blank=True, editable=False)
    source_published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = StoryManager()

    edit_handler = story_edit_handler()
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead", boost=2),
        index.SearchField("kicker"),
        WorkedOutField("text"),
        WorkedOutField("document_words"),
        WorkedOutField("places"),
        WorkedOutField("stems"),
        index.FilterField("first_published_at"),
        index.FilterField("institution"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [models.Index(fields=["institution", "source_id"], name="newsroom_story_source")]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "source_id"],
                condition=~models.Q(source_id=""),
                name="newsroom_story_source_once",
            )
        ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._follow_section()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """What Wagtail asks of a draft before it is saved."""
        self._follow_section()
        super().minimal_clean()

    def _follow_section(self) -> None:
        if self.institution_id is None and self.path:
            self.institution = self.get_parent().specific.institution

    def get_indexed_instance(self) -> StoryPage | None:
        """The story as it is now, whatever the index was told of it before."""
        story: StoryPage | None = super().get_indexed_instance()
        if story is not None:
            story.__dict__.pop("told_to_index", None)
        return story

    def permissions_for_user(self, user: User) -> StoryPermissionTester:
        from baruga.newsroom.permissions import StoryPermissionTester

        return StoryPermissionTester(user, self)

    def publish(self, revision: Revision, user: User | None = None, **kwargs: Any) -> Any:
        """Every road to the public leads through here: workflow, schedule and bulk action alike.

        Raises NotReleasable when the evidence of `permissions.require_releasable` is missing. What
        is said to have changed becomes public in the same moment.
        """
        from baruga.newsroom.permissions import approval_of, require_releasable

        with transaction.atomic():
            require_releasable(self, revision)
            saying = self._changes_with(revision)
            done = super().publish(revision, user=user, **kwargs)
            who, name, when = approval_of(self)
            saying.release(
                revision=revision,
                replaced_id=self.live_revision_id,
                approved_by=who,
                approved_name=name,
                approved_at=when,
            )
        return done

    def _changes_with(self, revision: Revision) -> ChangeQuerySet:
        """The entries of the change log that become public when `revision` does."""
        waiting: ChangeQuerySet = self.changes.pending().exclude(kind=ChangeKind.WITHDRAWAL)
        withdrawn = self.withdrawal
        if withdrawn is not None and withdrawn.replaced_id == revision.pk:
            return waiting.of_presence()  # it returns as it was
        return waiting

    def unpublish(
        self,
        set_expired: bool = False,
        commit: bool = True,
        user: User | None = None,
        log_action: bool | str = True,
    ) -> None:
        """Off the public site: only as a withdrawal that somebody confirmed. Raises NotReleasable."""
        from baruga.newsroom.permissions import require_withdrawable

        require_withdrawable(self)
        # Whether this person may is decided by the verb; Wagtail's own right belongs to nobody.
        UnpublishPageAction(
            self, set_expired=set_expired, commit=commit, user=user, log_action=log_action
        ).execute(skip_permission_checks=True)

    def with_content_json(self, content: dict[str, Any]) -> StoryPage:
        """A version of this story; what belongs to the story as a whole does not go back with it."""
        version: StoryPage = super().with_content_json(content)
        version.review_by, version.reviewed_at = self.review_by, self.reviewed_at
        if "information_class" not in content:  # a version from before the question was asked
            version.information_class = self.information_class
        return version

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        from baruga.newsroom.standards.assessment import assess

        revision = super().save_revision(*args, **kwargs)
        assess(self, revision)
        return revision

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """One page for every format; Wagtail would look for one per type."""
        return "portal/story.html"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A withdrawn story still answers at its address: links never die."""
        if not path_components and self.withdrawal is not None:
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.live:
            from django.shortcuts import render

            context = {"page": self, "change": self.withdrawal}
            return render(request, "portal/withdrawn.html", context, status=410)
        answer: HttpResponse = super().serve(request, *args, **kwargs)
        return answer

    def get_lock(self) -> Any:
        """An approved version that waits for its time is not written on."""
        return ScheduledLock(self) if self.is_scheduled else super().get_lock()

    @property
    def public_address(self) -> str:
        """Where anybody reads it, for messages. `full_url` names the host of Wagtail's site instead."""
        return settings.BASE_URL + (self.get_url() or "/")

    @property
    def withdrawal(self) -> Change | None:
        """The withdrawal in force; None while it is on the site or never was. One query."""
        if self.live or self.first_published_at is None:
            return None
        last = self.changes.public().of_presence().first()
        return last if last is not None and last.kind == ChangeKind.WITHDRAWAL else None

    @property
    def release_plan(self) -> ReleasePlan | None:
        """Its time of release; one query unless it was fetched along (`select_related("plan")`)."""
        return getattr(self, "plan", None)

    @property
    def is_scheduled(self) -> bool:
        """Whether an approved version waits for its time."""
        plan = self.release_plan
        return plan is not None and plan.is_armed

    @property
    def text(self) -> str:
        """The story's words without markup, a line per paragraph."""
        from baruga.newsroom.standards.manuscript import paragraphs

        return "\n".join(paragraphs(self.body))

    @property
    def places(self) -> str:
        """Words for the index alone: of the institution's region and of those the story names.

        A search in one region asks for its word too, which the index answers for both at once;
        as a condition beside it, the database would look at every story with the other words.
        """
        own = [self.institution.region] if self.institution.region else []
        return " ".join(sorted({region.search_word for region in [*own, *self.regions.all()]}))

    @property
    def further_words(self) -> str:
        """What a format says beside headline, lead and text."""
        return ""

    @property
    def words(self) -> str:
        """Everything that the story says itself, without its pictures and documents."""
        told = [self.title, self.kicker, self.lead, self.text, self.further_words]
        return "\n".join(told)

    @property
    def stems(self) -> str:
        """Words for the index alone: what the public search asks for, cut as it cuts a question."""
        from baruga.matching.stems import stems

        tags = (tag.name for tag in self.tags.all())
        return " ".join(stems("\n".join([self.words, self.document_words, *tags])))

    @property
    def pictures(self) -> list[Photo]:
        """Every picture a reader sees, the main one first, none twice."""
        found = [self.main_image] if self.main_image else []
        for block in self.body:
            if block.block_type == "photo":
                found.append(block.value["image"])
            elif block.block_type == "gallery":
                found.extend(entry["image"] for entry in block.value)
        return list(dict.fromkeys(filter(None, found)))

    @property
    def documents(self) -> list[Any]:
        """Every document that a reader can fetch from the text, none twice."""
        found = [block.value["document"] for block in self.body if block.block_type == "document"]
        return list(dict.fromkeys(filter(None, found)))

    @property
    def document_words(self) -> str:
        """For the index alone: what its documents say, as far as they were read; one query."""
        from baruga.newsroom.models.document import DocumentText

        shown = self.documents
        texts = DocumentText.objects.filter(document__in=shown) if shown else ()
        return "\n".join(known.text for known in texts)

    @property
    def summary(self) -> str:
        """For search engines, feeds and shared links."""
        return self.search_description or strip_tags(self.lead)

    @property
    def stage(self) -> Stage:
        """Where the story stands; two queries unless workflow states and plan were fetched along."""
        state = self.current_workflow_state
        if state is not None:
            in_progress = state.status == WorkflowState.STATUS_IN_PROGRESS
            return Stage.SUBMITTED if in_progress else Stage.RETURNED
        if self.is_scheduled:
            return Stage.SCHEDULED
        if self.live:
            return Stage.PUBLISHED
        return Stage.WITHDRAWN if self.first_published_at else Stage.DRAFT


class NewsPage(StoryPage):
    format = Format.NEWS
    page_description = _("A report in words with at least one photograph.")

    class Meta:
        verbose_name = _("news story")
        verbose_name_plural = _("news stories")


class PhotoStoryPage(StoryPage):
    format = Format.PHOTO
    page_description = _("Three to twelve photographs that tell what happened.")

    photos = StreamField(
        [("photo", PhotoBlock())], verbose_name=_("photographs"), blank=True, max_num=12
    )

    edit_handler = photo_story_edit_handler()

    class Meta:
        verbose_name = _("photo story")
        verbose_name_plural = _("photo stories")

    @property
    def pictures(self) -> list[Photo]:
        shown = [block.value["image"] for block in self.photos]
        return list(
            dict.fromkeys([*super().pictures[:1], *filter(None, shown), *super().pictures[1:]])
        )
