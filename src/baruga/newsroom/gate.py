"""The gate of the editor: which of Wagtail's addresses officers use, and for which objects.

Wagtail checks permissions view by view, and several views show titles, history or usage of
anybody's pages. So the gate turns it round: an address that is not listed here does not exist for
officers, and every object that an address names must be visible to the person who asks. What is
closed answers 404, so that nobody learns what exists elsewhere. A new Wagtail brings new
addresses: they stay closed until somebody opens them here and says what they name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page, TaskState, UploadedFile, WorkflowState

from baruga.network.choices import Verb
from baruga.network.models import InstitutionPage
from baruga.network.permissions import may
from baruga.newsroom.models import Photo, StoryPage
from baruga.newsroom.permissions import may_see

if TYPE_CHECKING:
    from baruga.accounts.models import User

PAGES = "wagtailadmin_pages"
OPEN_ADDRESSES = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_account",
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_anchor_link",
        *(
            f"{PAGES}:{name}"
            for name in (
                "add",
                "preview_on_add",
                "add_subpage",
                "edit",
                "preview_on_edit",
                "view_draft",
                "delete",
                "workflow_action",
                "collect_workflow_action_data",
                "confirm_workflow_cancellation",
                "workflow_preview",
                "lock",
                "unlock",
                "revisions_index",
                "revisions_view",
                "revisions_revert",
                "revisions_compare",
                "workflow_history",
                "workflow_history_detail",
                "history",
                "history_results",
                "search",
                "search_results",
            )
        ),
        *(
            f"wagtailimages:{name}"
            for name in (
                "index",
                "index_results",
                "add",
                "edit",
                "delete",
                "preview",
                "add_multiple",
                "edit_multiple",
                "create_multiple_from_uploaded_image",
                "delete_multiple",
                "delete_upload_multiple",
                "image_usage",
            )
        ),
        *(
            f"wagtaildocs:{name}"
            for name in (
                "index",
                "index_results",
                "add",
                "edit",
                "delete",
                "add_multiple",
                "edit_multiple",
                "create_multiple_from_uploaded_document",
                "delete_multiple",
                "delete_upload_multiple",
                "document_usage",
            )
        ),
        *(
            f"{namespace}:{name}"
            for namespace in ("wagtailimages_chooser", "wagtaildocs_chooser")
            for name in ("choose", "choose_results", "chosen", "chosen_multiple", "create")
        ),
        "newsroom_editor:check",
        "newsroom_editor:check_new",
        "newsroom_editor:original",
        "newsroom_editor:pulse",
        "newsroom_editor:welcome_back",
        "newsroom_editor:kept",
        "newsroom_editor:kept_new",
    }
)


def page_is_open(user: User, page: Page | None) -> bool:
    """A story of one's institutions, one's section, or the containers above every section."""
    if page is None:
        return False
    specific = page.specific
    if isinstance(specific, StoryPage):
        return may_see(user, specific)
    if isinstance(specific, InstitutionPage):
        return may(user, Verb.SEE, specific.institution)
    return True


def page_may_be_linked(user: User, page: Page | None) -> bool:
    """What the public reads may be linked by everybody, drafts by those who see them."""
    return page is not None and (page.live or page_is_open(user, page))


def photo_is_open(user: User, photo: Photo | None) -> bool:
    return photo is not None and image_policy.user_has_any_permission_for_instance(
        user, ["choose", "change", "delete"], photo
    )


def document_is_open(user: User, document: Any) -> bool:
    return document is not None and document_policy.user_has_any_permission_for_instance(
        user, ["choose", "change", "delete"], document
    )


class EditorGate:
    """Middleware. Runs after the person is known and before any of the editor's views."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        match = request.resolver_match
        if match is None or not request.path.startswith("/redaksi/"):
            return
        user = request.user
        if not user.is_authenticated or user.is_superuser:
            return
        if match.view_name not in OPEN_ADDRESSES:
            raise Http404
        named = dict(kwargs)
        if match.view_name == f"{PAGES}:revisions_compare":
            named["page_id"] = args[0]
        for name, value in named.items():
            check = CHECKS.get(name) or CHECKS_BY_NAMESPACE.get((match.namespace, name))
            if check is not None and not check(user, value, named):
                raise Http404
        if match.view_name.endswith("chosen_multiple"):
            check_many = MANY[match.view_name]
            if not all(check_many(user, value, named) for value in request.GET.getlist("id")):
                raise Http404


Check = Callable[[Any, Any, dict[str, Any]], bool]


def _page(user: User, pk: Any, named: dict[str, Any]) -> bool:
    return page_is_open(user, Page.objects.filter(pk=_number(pk)).first())


def _linkable(user: User, pk: Any, named: dict[str, Any]) -> bool:
    return page_may_be_linked(user, Page.objects.filter(pk=_number(pk)).first())


def _photo(user: User, pk: Any, named: dict[str, Any]) -> bool:
    return photo_is_open(user, Photo.objects.filter(pk=_number(pk)).first())


def _document(user: User, pk: Any, named: dict[str, Any]) -> bool:
    return document_is_open(user, get_document_model().objects.filter(pk=_number(pk)).first())


def _upload(user: User, pk: Any, named: dict[str, Any]) -> bool:
    return UploadedFile.objects.filter(pk=_number(pk), uploaded_by_user=user).exists()


def _task_state(user: User, pk: Any, named: dict[str, Any]) -> bool:
    return TaskState.objects.filter(
        pk=_number(pk), workflow_state__object_id=str(named.get("page_id"))
    ).exists()


def _workflow_state(user: User, pk: Any, named: dict[str, Any]) -> bool:
    return WorkflowState.objects.filter(
        pk=_number(pk), object_id=str(named.get("page_id"))
    ).exists()


def _edited_object(user: User, pk: Any, named: dict[str, Any]) -> bool:
    return (named.get("app_label"), named.get("model_name")) == ("wagtailcore", "page") and _page(
        user, pk, named
    )


def _number(value: Any) -> int:
    """A primary key from an address; -1, which no row has, for anything else."""
    text = str(value)
    return int(text) if text.isdecimal() and len(text) < 19 else -1


CHECKS: dict[str, Check] = {
    "page_id": _page,
    "image_id": _photo,
    "document_id": _document,
    "doc_id": _document,
    "uploaded_file_id": _upload,
    "task_state_id": _task_state,
    "workflow_state_id": _workflow_state,
    "object_id": _edited_object,
    "parent_page_id": _linkable,
}
CHECKS_BY_NAMESPACE: dict[tuple[str, str], Check] = {
    ("wagtailimages_chooser", "pk"): _photo,
    ("wagtaildocs_chooser", "pk"): _document,
}
MANY: dict[str, Check] = {
    "wagtailadmin_choose_page_chosen_multiple": _linkable,
    "wagtailimages_chooser:chosen_multiple": _photo,
    "wagtaildocs_chooser:chosen_multiple": _document,
}
