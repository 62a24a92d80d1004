"""The editor as officers meet it: a short menu, our look, choosers that keep to one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import PageQuerySet

from baruga.core.audit import Sentences, register_sentences
from baruga.network.models import Institution
from baruga.newsroom.choices import ChangeKind
from baruga.newsroom.gate import document_is_open
from baruga.newsroom.models import StoryPage
from baruga.newsroom.models.infographic import is_drawing
from baruga.newsroom.permissions import may_see

if TYPE_CHECKING:
    from wagtail.documents.models import AbstractDocument
    from wagtail.models import Page

ACTIONS: Sentences = {
    "newsroom.ask": (gettext_lazy("Ask an official"), gettext_lazy("sent a link to %(person)s")),
    "newsroom.revoke": (
        gettext_lazy("Withdraw a link"),
        gettext_lazy("withdrew the link of %(person)s"),
    ),
    "newsroom.approve_by_link": (
        gettext_lazy("Approve by link"),
        gettext_lazy("approved this by link"),
    ),
    "newsroom.return_by_link": (
        gettext_lazy("Return by link"),
        gettext_lazy("returned this by link"),
    ),
    "newsroom.adopt": (
        gettext_lazy("Adopt a standard"),
        gettext_lazy("adopted this version of the standard"),
    ),
    "newsroom.merge": (
        gettext_lazy("Merge versions"),
        gettext_lazy("made one version of two"),
    ),
    "newsroom.keep_election": (
        gettext_lazy("Keep the elections"),
        gettext_lazy("wrote down the election %(name)s"),
    ),
    "newsroom.remove_election": (
        gettext_lazy("Take an election back"),
        gettext_lazy("took back the election %(name)s"),
    ),
    "newsroom.keep_word": (
        gettext_lazy("Keep the list of words"),
        gettext_lazy("wrote “%(term)s” on the list of words to replace"),
    ),
    "newsroom.remove_word": (
        gettext_lazy("Take a word off the list"),
        gettext_lazy("took “%(term)s” off the list of words to replace"),
    ),
    "newsroom.import": (
        gettext_lazy("Bring in"),
        gettext_lazy("brought this in from another newsroom"),
    ),
    "newsroom.bring": (gettext_lazy("Upload a recording"), gettext_lazy("uploaded this")),
    "newsroom.describe": (
        gettext_lazy("Describe a recording"),
        gettext_lazy("changed the description"),
    ),
    "newsroom.subtitle": (gettext_lazy("Subtitle"), gettext_lazy("changed the subtitles")),
    "newsroom.choose_poster": (
        gettext_lazy("Choose a cover picture"),
        gettext_lazy("chose the cover picture"),
    ),
    "newsroom.try_again": (gettext_lazy("Try again"), gettext_lazy("had it prepared once more")),
    "newsroom.remove": (gettext_lazy("Remove a recording"), gettext_lazy("removed this")),
    "newsroom.begin_series": (
        gettext_lazy("Begin an audio series"),
        gettext_lazy("began this series"),
    ),
    "newsroom.change_series": (
        gettext_lazy("Change an audio series"),
        gettext_lazy("changed this series"),
    ),
}
AFTER_APPROVAL: Sentences = {
    "newsroom.schedule": (
        gettext_lazy("Set the time of release"),
        gettext_lazy("set the time of release: %(when)s"),
    ),
    "newsroom.embargo": (
        gettext_lazy("Set an embargo"),
        gettext_lazy("set an embargo until %(when)s"),
    ),
    "newsroom.unschedule": (
        gettext_lazy("Cancel the time of release"),
        gettext_lazy("cancelled the time of release"),
    ),
    "newsroom.fire": (
        gettext_lazy("Publish on time"),
        gettext_lazy("published this at its time: %(when)s"),
    ),
    "newsroom.press_link": (
        gettext_lazy("Let a newsroom read"),
        gettext_lazy("made a press link for %(person)s"),
    ),
    "newsroom.press_revoke": (
        gettext_lazy("Close a press link"),
        gettext_lazy("closed the press link of %(person)s"),
    ),
    "newsroom.begin_correction": (
        gettext_lazy("Begin a correction"),
        gettext_lazy("began a correction"),
    ),
    "newsroom.begin_update": (gettext_lazy("Begin an update"), gettext_lazy("began an update")),
    "newsroom.begin_photo": (
        gettext_lazy("Replace a photograph"),
        gettext_lazy("began to replace a photograph"),
    ),
    "newsroom.ask_withdrawal": (
        gettext_lazy("Ask for a withdrawal"),
        gettext_lazy("asked for this to be withdrawn"),
    ),
    "newsroom.confirm_withdrawal": (
        gettext_lazy("Confirm a withdrawal"),
        gettext_lazy("confirmed the withdrawal"),
    ),
    "newsroom.ask_restoration": (
        gettext_lazy("Ask for a return to the site"),
        gettext_lazy("asked for this to return to the site"),
    ),
    "newsroom.confirm_restoration": (
        gettext_lazy("Confirm a return to the site"),
        gettext_lazy("confirmed the return to the site"),
    ),
    **{
        f"newsroom.drop_{kind}": (
            gettext_lazy("Drop a change"),
            gettext_lazy("dropped what was asked for"),
        )
        for kind in ChangeKind.values
    },
    "newsroom.emergency": (
        gettext_lazy("Publish before approval"),
        gettext_lazy("published this before approval"),
    ),
    "newsroom.emergency_approve": (
        gettext_lazy("Approve afterwards"),
        gettext_lazy("approved the emergency release afterwards"),
    ),
    "newsroom.emergency_refuse": (
        gettext_lazy("Refuse afterwards"),
        gettext_lazy("refused the emergency release"),
    ),
    "newsroom.plan_review": (
        gettext_lazy("Plan a review"),
        gettext_lazy("asked for this to be looked at again by %(when)s"),
    ),
    "newsroom.forget_review": (
        gettext_lazy("Forget a review"),
        gettext_lazy("wants no reminder any more"),
    ),
    "newsroom.remind_review": (
        gettext_lazy("Remind of a review"),
        gettext_lazy("reminded everybody concerned to look at this again"),
    ),
    "newsroom.review": (
        gettext_lazy("Review"),
        gettext_lazy("looked at this again: it still holds"),
    ),
}
SCRIPTS = (
    "newsroom/editor.js",
    "newsroom/places.js",
    "newsroom/keep.js",
    "newsroom/connection.js",
    "core/forget.js",
)
MENU = ("desk", "explorer", "images", "documents")


def remembered(data: dict[str, Any]) -> dict[str, str]:
    """What the sentences above are filled with."""
    return {name: str(data.get(name, "")) for name in ("person", "term", "when", "name")}


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    register_sentences(actions, ACTIONS | AFTER_APPROVAL, values=remembered)


@hooks.register("register_admin_menu_item")
def back_to_the_desk() -> MenuItem:
    return MenuItem(
        gettext_lazy("My desk"), reverse("work:desk"), name="desk", icon_name="arrow-left", order=1
    )


@hooks.register("construct_main_menu")
def shorten_menu(request: HttpRequest, items: list[Any]) -> None:
    """Only what an officer needs; the rest is for whoever runs the installation."""
    if not request.user.is_superuser:
        items[:] = [_without_tree(item) for item in items if item.name in MENU]


def _without_tree(item: MenuItem) -> MenuItem:
    """The stories as a plain link: the tree that unfolds from the menu asks an API behind the gate."""
    if item.name != "explorer":
        return item
    return MenuItem(
        item.label, item.url, name=item.name, icon_name=item.icon_name, order=item.order
    )


@hooks.register("construct_help_menu")
@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def empty_menu(request: HttpRequest, items: list[Any]) -> None:
    if not request.user.is_superuser:
        items.clear()


@hooks.register("insert_global_admin_css")
def editor_theme() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("core/tokens.css"),
        static("newsroom/editor.css"),
    )


@hooks.register("insert_global_admin_js")
def editor_scripts() -> SafeString:
    return format_html_join(
        "",
        '<script src="{}" defer></script>',
        ((static(path),) for path in SCRIPTS),
    )


@hooks.register("construct_page_chooser_queryset")
def linkable_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """What the public reads, and the drafts of one's own institutions."""
    own = StoryPage.objects.visible_to(request.user).values("pk")
    return pages.filter(pk__in=own) | pages.live()


@hooks.register("construct_explorer_page_queryset")
def own_pages(parent: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Below a section only one's own; the containers list only the sections one serves."""
    if request.user.is_superuser:
        return pages
    served = Institution.objects.served_by(request.user)
    return (
        pages.filter(storypage__institution__in=served)
        | pages.filter(institutionpage__institution__in=served)
        | pages.filter(institutionindexpage__isnull=False)
    )


@hooks.register("before_serve_document")
def only_published_documents(
    document: AbstractDocument, request: HttpRequest
) -> HttpResponse | None:
    """The public gets a document once a published story holds it; before, only those who may see it."""
    if request.user.is_authenticated and document_is_open(request.user, document):
        return None
    if is_drawing(document):  # the public gets its safe form, see `Drawing`
        raise Http404
    for holder, _references in document.get_usage():
        story = getattr(holder, "specific", holder)
        if isinstance(story, StoryPage) and (story.live or may_see(request.user, story)):
            return None
    raise Http404


@hooks.register("after_edit_page")
def say_who_wrote_meanwhile(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Two wrote at once: both texts are kept as versions; say so and offer to merge them."""
    loaded = (
        request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id") or ""
    )
    if request.headers.get("Accept", "").startswith("application/json") or not loaded.isdecimal():
        return None
    between = list(
        page.revisions.filter(pk__gt=int(loaded))
        .exclude(user=request.user)
        .order_by("pk")
        .select_related("user")[:20]
    )
    if between:
        other = between[-1]
        messages.warning(
            request,
            _("%(name)s saved a version while you were writing. Both are kept.")
            % {"name": other.user.name if other.user else _("Somebody else")},
            buttons=[
                messages.button(
                    reverse("newsroom:merge", args=[page.pk, other.pk, page.latest_revision_id]),
                    _("Compare and merge both"),
                )
            ],
        )
    return None


@hooks.register("construct_homepage_panels")
def no_homepage_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.clear()


@hooks.register("before_edit_page")
def stories_only(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The containers have no editor; they are changed on the desk."""
    if not isinstance(page, StoryPage):
        return redirect("work:desk")
    return None
