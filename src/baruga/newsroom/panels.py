"""The editor of a story: what an officer sees, in the order they think."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagWidget
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)

from baruga.newsroom.choices import NewsKind
from baruga.newsroom.forms import StoryForm
from baruga.newsroom.kinds import QUESTIONS, prepared_body
from baruga.newsroom.recorded_forms import RecordedStoryForm


class StandardPanel(Panel):
    """The production standard beside the text: what is met, what is not, how to mend it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/panels/standard.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from baruga.newsroom.standards.advice import help_with

            context: dict[str, Any] = super().get_context_data(parent_context)
            story = self.instance
            if story.pk:
                url = reverse("newsroom_editor:check", args=[story.pk])
                kept = reverse("newsroom_editor:kept", args=[story.pk])
            else:
                parent = self.form.parent_page
                story.institution = parent.specific.institution
                url = reverse("newsroom_editor:check_new", args=[parent.pk, story.format])
                kept = reverse("newsroom_editor:kept_new", args=[parent.pk, story.format])
            context |= help_with(story) | {"check_url": url, "kept_url": kept}
            return context


class QuestionsPanel(Panel):
    """What readers will ask of this kind of news; ticked by whoever has answered it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/panels/questions.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            kind = self.request.GET.get("jenis", "") if self.request else ""
            if self.instance.pk is None and not self.form.is_bound and kind in NewsKind.values:
                # Before the fields below are drawn: they take their first values from here.
                stream = self.instance._meta.get_field("body").stream_block
                self.form.initial |= {"news_kind": kind, "body": prepared_body(kind, stream)}

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "news_kind": self.form["news_kind"].value() or "",
                "answered": self.form["answered"].value() or [],
                "kinds": [(kind, QUESTIONS[kind]) for kind in NewsKind],
            }


def _details() -> ObjectList:
    return ObjectList(
        [
            FieldPanel(
                "information_class",
                heading=_("What kind of information is this?"),
                help_text=_(
                    "Asked once, before you submit. The law on public information asks us."
                ),
                widget=RadioSelect,
            ),
            FieldPanel("topics", widget=CheckboxSelectMultiple),
            FieldPanel("regions", widget=CheckboxSelectMultiple),
            FieldPanel("tags", widget=TagWidget),
            MultiFieldPanel(
                [FieldPanel("press_contact"), FieldPanel("note_to_editors")],
                heading=_("For journalists"),
            ),
            FieldPanel("slug"),
            CommentPanel(),
        ],
        heading=_("Details"),
    )


def _credits() -> FieldRowPanel:
    return FieldRowPanel([FieldPanel("dateline"), FieldPanel("byline"), FieldPanel("photographer")])


def edit_handler(
    *manuscript: Panel, before: tuple[Panel, ...] = (), form: type[StoryForm] = StoryForm
) -> TabbedInterface:
    """The editor of a format: what all share, and between lead and details its own `manuscript`."""
    title = TitleFieldPanel(
        "title", heading=_("Headline"), help_text=_("What happened, in at most 12 words.")
    )
    told = [StandardPanel(), *before, FieldPanel("kicker"), title, FieldPanel("lead"), *manuscript]
    return TabbedInterface(
        [ObjectList(told, heading=_("Manuscript")), _details()], base_form_class=form
    )


def story_edit_handler() -> TabbedInterface:
    shown = (FieldPanel("main_image"), FieldPanel("body"), _credits())
    return edit_handler(*shown, before=(QuestionsPanel(),))


def infographic_edit_handler() -> TabbedInterface:
    own = ("drawing", "main_image", "in_words", "figures", "method", "body")
    return edit_handler(*map(FieldPanel, own), _credits())


def photo_story_edit_handler() -> TabbedInterface:
    shown = map(FieldPanel, ("main_image", "photos", "body"))
    return edit_handler(*shown, _credits(), before=(QuestionsPanel(),))


def video_edit_handler() -> TabbedInterface:
    return _recorded(FieldPanel("recording"))


def audio_edit_handler() -> TabbedInterface:
    return _recorded(
        FieldPanel("recording"), FieldRowPanel([FieldPanel("series"), FieldPanel("episode")])
    )


def _recorded(*of_the_recording: Panel) -> TabbedInterface:
    return edit_handler(
        *of_the_recording,
        FieldPanel("main_image", heading=_("Cover picture")),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("dateline"), FieldPanel("byline")]),
        form=RecordedStoryForm,
    )
