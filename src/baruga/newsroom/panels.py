"""The editor of a story: what an officer sees, in the order they think."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
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

from baruga.newsroom.forms import StoryForm


class StandardPanel(Panel):
    """The production standard beside the text: what is met, what is not, how to mend it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/panels/standard.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from baruga.newsroom.standards.assessment import judge

            context: dict[str, Any] = super().get_context_data(parent_context)
            story = self.instance
            if story.pk:
                url = reverse("newsroom_editor:check", args=[story.pk])
            else:
                parent = self.form.parent_page
                story.institution = parent.specific.institution
                url = reverse("newsroom_editor:check_new", args=[parent.pk, story.format])
            context |= {"check_url": url, "verdict": judge(story)}
            return context


def _details() -> ObjectList:
    return ObjectList(
        [
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


def story_edit_handler() -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList(
                [
                    StandardPanel(),
                    FieldPanel("kicker"),
                    TitleFieldPanel(
                        "title",
                        heading=_("Headline"),
                        help_text=_("What happened, in at most 12 words."),
                    ),
                    FieldPanel("lead"),
                    FieldPanel("main_image"),
                    FieldPanel("body"),
                    _credits(),
                ],
                heading=_("Manuscript"),
            ),
            _details(),
        ],
        base_form_class=StoryForm,
    )


def photo_story_edit_handler() -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList(
                [
                    StandardPanel(),
                    FieldPanel("kicker"),
                    TitleFieldPanel(
                        "title",
                        heading=_("Headline"),
                        help_text=_("What happened, in at most 12 words."),
                    ),
                    FieldPanel("lead"),
                    FieldPanel("main_image"),
                    FieldPanel("photos"),
                    FieldPanel("body"),
                    _credits(),
                ],
                heading=_("Manuscript"),
            ),
            _details(),
        ],
        base_form_class=StoryForm,
    )
