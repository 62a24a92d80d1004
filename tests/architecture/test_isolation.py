"""The outsider at every door: each address of the project, GET and POST, with the owner's ids.

An address without an expectation fails the test: whoever adds one says here whether it names
somebody's things (CLOSED) or nobody's (OPEN).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Revision, UploadedFile, WorkflowState

from baruga.amplification.models import Kit
from baruga.hoaxdesk.models import (
    Claim,
    Evidence,
    Match,
    Reply,
    Report,
    ReportPicture,
    Resemblance,
    Verdict,
)
from baruga.network.actions import invitations, tree
from baruga.network.choices import Role
from baruga.network.models import Invitation, Membership, Official
from baruga.newsroom.actions import links, workflow
from baruga.newsroom.gate import OPEN_ADDRESSES
from baruga.newsroom.models import (
    ApprovalLink,
    AudioSeries,
    Change,
    EmergencyRelease,
    NewsPage,
    Photo,
    PhotoBatch,
    PhotoUpload,
    PressLink,
    Recording,
    ReleasePlan,
)
from baruga.work.models import Notification
from tests import cast, media
from tests.architecture.secret_case import secret_case

SECRET = "rahasiadapur"
REFUSED = {302, 400, 403, 404, 405, 409, 410}

# Addresses that name nobody's things: whoever comes sees the public site, themselves or a refusal.
# They may answer anything, as long as nothing of the owner's shows.
OPEN = re.compile(
    r"""^(
    portal:.* | wagtail_serve | wagtail_sitemap | media | invitations:.* | socialaccount_.*
    | account_.* | accounts:.* | mfa_.* | openid_connect_.*
    | core:.* | work:.* | newsroom:stories | newsroom:write | newsroom:standards | newsroom:edit_standard
    | newsroom:batches
    | recordings:(recordings|add|all_series|begin_series)
    | hoaxdesk:(claims|report|meanings|bin|targets) | hooks:.* | amplification:kits | voids:voids
    | newsroom:((add|edit|remove)_election|elections)
    | newsroom:first_tries | newsroom:((add|edit|remove)_word|(download_|upload_)?words)
    | newsroom_editor:(pulse|welcome_back)
    | network:institutions | network:institution | network:export | network:onboard
    | wagtailadmin_(home|account|login|logout|sprite|javascript_catalog|dismissibles|explore_root|choose_page.*)
    | wagtailadmin_pages:search(_results)? | wagtailadmin_editing_sessions:release
    | wagtailimages:(index|index_results|add|add_multiple) | wagtaildocs:(index|index_results|add|add_multiple)
    | wagtail(images|docs)_chooser:(choose|choose_results|chosen_multiple|create)
    | wagtaildocs_serve
    )$""",
    re.VERBOSE,
)
# These name an institution that the public knows by name; only its inside is closed.
CLOSED = re.compile(
    r"""^(
    newsroom:(batch|begin_upload|piece)
    | newsroom:(story|manuscript|merge|submit|approve|send_back|take_back|ask_official|revoke_link)
    | newsroom:(arrange|cancel_plan|press_link|close_press_link|emergency|answer_emergency)
    | newsroom:(change|confirm_change|drop_change|replace_photo|withdraw|restore|review)
    | newsroom:(history|export_history|version|old_manuscript)
    | recordings:.* | hoaxdesk:.* | amplification:.*
    | network:.* | front:.* | approval:.* | signatures:.* | press:.* | newsroom_editor:.*
    | wagtailadmin_pages:.* | wagtailadmin_explore(_results)? | wagtailadmin_editing_sessions:ping
    | wagtailimages:.* | wagtaildocs:.* | wagtailimages_chooser:.* | wagtaildocs_chooser:.*
    )$""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Address:
    name: str
    route: str


@dataclass
class Belongings:
    """What the owner has, and the values that an address may ask for by name."""

    story: NewsPage
    values: dict[str, Any]
    rows: list[Model]

    def state(self) -> list[dict[str, Any]]:
        """Every column of every row, as it stands in the database now; None for a row that is gone."""
        found = []
        for row in self.rows:
            fresh = type(row)._base_manager.filter(pk=row.pk).values().first()
            found.append(fresh or {"gone": str(row)})
        counts = {
            model.__name__: model._base_manager.count()
            for model in (
                NewsPage,
                Photo,
                Document,
                Recording,
                AudioSeries,
                Membership,
                Official,
                Invitation,
                ApprovalLink,
                PressLink,
                ReleasePlan,
                Change,
                EmergencyRelease,
                Revision,
                Claim,
                Report,
                Evidence,
                Verdict,
                Reply,
                Match,
                ReportPicture,
                Resemblance,
                Kit,
            )
        }
        return [*found, counts]


def addresses(patterns: Any = None, prefix: str = "", namespace: str = "") -> Iterator[Address]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, (namespace, pattern.namespace)))
            yield from addresses(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(":".join(filter(None, (namespace, pattern.name or ""))), route)


# What an address may ask for that is nobody's secret.
WORDS: dict[str, Any] = {
    "action_name": "approve",
    "app_label": "wagtailcore",
    "model_name": "page",
    "content_type_app_name": "newsroom",
    "content_type_model_name": "newspage",
    "story_format": "news",
    "token": "salah",
    "action": "delete",
    "year": 2026,
    "month": 11,
}


@pytest.fixture
def belongings(takalar: Any, writer: Any, official: Any) -> Belongings:
    """A draft that waits, with a photograph, a document, a link, an invitation and an upload."""
    now = timezone.now()
    photo = cast.picture(
        institution=takalar, title=f"{SECRET} foto", caption=f"{SECRET} keterangan"
    )
    story = cast.news(
        institution=takalar,
        by=writer,
        main_image=photo,
        title=f"Air bersih {SECRET}",
        lead=f"{SECRET} {cast.PARAGRAPHS[3]}",
    )
    workflow.submit(by=writer, at=now, story=story)
    story = NewsPage.objects.get(pk=story.pk)
    link = links.ask(by=writer, at=now, story=story, official=official)
    Official.objects.filter(pk=official.pk).update(office=f"{SECRET} jabatan")
    owned = {
        "story": story,
        "photo": photo,
        "link": link,
        "official": official,
        "document": secret_document(takalar),
        "invitation": secret_invitation(takalar, now),
        "notice": Notification.objects.create(user=writer, sentence=f"{SECRET} kabar", at=now),
        "upload": UploadedFile.objects.create(
            uploaded_by_user=writer, for_content_type_id=1, file=ContentFile(b"x", name="x.jpg")
        ),
        "batch": (
            batch := PhotoBatch.objects.create(institution=takalar, owner=writer, created_at=now)
        ),
        "piece": PhotoUpload.objects.create(
            batch=batch, name=f"{SECRET}.jpg", size=9, changed_at=now
        ),
        "state": WorkflowState.objects.for_instance(story).get(),
        "membership": Membership.objects.get(institution=takalar, user=writer),
        "recording": secret_recording(takalar, writer, photo),
        "series": secret_series(takalar, photo),
        "institution": takalar,
        **release_of(story, writer, now),
        **secret_case(SECRET, takalar, writer, now, photo),
    }
    rows = [*owned.values(), story.page_ptr, owned["state"].current_task_state]
    return Belongings(story, WORDS | named_values(owned, writer), rows)


def secret_recording(institution: Any, writer: Any, poster: Photo) -> Recording:
    return media.recording(
        institution=institution,
        by=writer,
        poster=poster,
        title=f"{SECRET} rekaman",
        subtitles=f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{SECRET} takarir\n",
    )


def secret_series(institution: Any, cover: Photo) -> AudioSeries:
    return AudioSeries.objects.create(
        institution=institution,
        slug="seri-rahasia",
        title=f"{SECRET} seri",
        description=f"{SECRET} tentang",
        cover=cover,
        author=SECRET,
        email=f"{SECRET}@takalar.example",
        guid=uuid.uuid4(),
        created_at=timezone.now(),
    )


def release_of(story: NewsPage, writer: Any, now: datetime) -> dict[str, Model]:
    """Its time, a newsroom's link, a change that waits, a release that nobody answered for."""
    return {
        "plan": ReleasePlan.objects.create(
            story=story, embargo_until=now + timedelta(days=1), set_by=writer, set_at=now
        ),
        "press": PressLink.objects.create(
            story=story, nonce="n", label=f"{SECRET} koran", made_by=writer, made_at=now
        ),
        "change": Change.objects.create(
            story=story, kind="withdrawal", note=f"{SECRET} sebab", by=writer, at=now
        ),
        "emergency": EmergencyRelease.objects.create(
            story=story,
            revision=story.latest_revision,
            reason=f"{SECRET} darurat",
            by=writer,
            at=now,
            due_at=now + timedelta(days=1),
        ),
    }


def secret_document(institution: Any) -> Document:
    return Document.objects.create(
        title=f"{SECRET} dokumen",
        file=ContentFile(SECRET.encode(), name="anggaran.txt"),
        collection=tree.collection_for(institution),
    )


def secret_invitation(institution: Any, now: datetime) -> Invitation:
    approver = Membership.objects.get(institution=institution, role=Role.APPROVER).user
    address = f"{SECRET}@takalar.example"
    invitation, _token = invitations.invite(
        by=approver, at=now, institution=institution, email=address, roles=[Role.EDITOR]
    )
    return invitation


def named_values(owned: dict[str, Any], writer: Any) -> dict[str, Any]:
    """The owner's ids by the names that addresses give them."""
    story, photo, document, state = (
        owned[name] for name in ("story", "photo", "document", "state")
    )
    return {
        **dict.fromkeys(
            ("page_id", "page_pk", "page_to_move_id", "parent_page_id", "object_id"), story.pk
        ),
        **dict.fromkeys(("document_id", "doc_id"), document.pk),
        **dict.fromkeys(("filename", "document_filename"), document.filename),
        **dict.fromkeys(("user", "member"), writer.pk),
        "destination_id": owned["institution"].section.pk,
        "image_id": photo.pk,
        "path": photo.file.name,
        **dict.fromkeys(("revision_id", "revision", "left", "right"), story.latest_revision_id),
        "change": owned["change"].pk,
        "emergency": owned["emergency"].pk,
        "task_state_id": state.current_task_state_id,
        "task_id": state.current_task_state.task_id,
        "workflow_state_id": state.pk,
        "uploaded_file_id": owned["upload"].pk,
        "batch": owned["batch"].pk,
        "upload": owned["piece"].pk,
        "link": owned["link"].pk,
        "official": owned["official"].pk,
        "invitation": owned["invitation"].pk,
        "membership": owned["membership"].pk,
        "recording": owned["recording"].pk,
        "series": owned["series"].pk,
        "slug": owned["institution"].slug,
        "username": writer.username,
        "piece": owned["evidence"].pk,
        "verdict": owned["verdict"].pk,
        "report": owned["report"].pk,
        "reply": owned["reply"].pk,
        "match": owned["match"].pk,
        "picture": owned["picture"].pk,
        "resemblance": owned["resemblance"].pk,
        "pk": {
            "hoaxdesk": owned["claim"].pk,
            "amplification": owned["kit"].pk,
            "newsroom": story.pk,
            "network": owned["invitation"].pk,
            "wagtailimages_chooser": photo.pk,
            "wagtaildocs_chooser": document.pk,
            "": story.pk,
        },
    }


def fill(address: Address, values: dict[str, Any]) -> str | None:
    """The route with the owner's values; None when it asks for something that nobody owns."""
    if address.name == "wagtailadmin_pages:revisions_compare":
        return f"/redaksi/pages/{values['page_id']}/revisions/compare/earliest...latest/"
    if address.name == "wagtaildocs_serve":
        return f"/dokumen/{values['document_id']}/{values['filename']}"
    route = address.route
    namespace = address.name.partition(":")[0] if ":" in address.name else ""

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        wanted = values.get(name, 1)
        return str(wanted.get(namespace, wanted[""]) if isinstance(wanted, dict) else wanted)

    route = re.sub(r"<(?:[a-z]+:)?(\w+)>", value, route.replace("(?P", ""))
    if "^" in route or "(" in route:
        return None
    return "/" + route


def expectation(name: str) -> str:
    if OPEN.match(name):
        return "open"
    if name in OPEN_ADDRESSES or CLOSED.match(name):
        return "closed"
    if name.startswith("wagtail") or name == "":
        return "shut"
    return "unknown"


ALL = sorted({(address.name, address.route) for address in addresses()})


def test_every_address_has_an_expectation() -> None:
    unknown = sorted({name for name, _route in ALL if expectation(name) == "unknown"})
    assert unknown == []


@pytest.mark.parametrize("who", ["outsider", "neighbour"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_outsider_finds_and_changes_nothing_at_any_address(
    belongings: Belongings, who: str, person: Any, as_: Any, method: str
) -> None:
    before = belongings.state()
    faults = []
    browser = as_(person(who))
    for name, route in ALL:
        path = fill(Address(name, route), belongings.values)
        if path is None or name == "account_logout":
            continue
        response = ask(browser, method, path)
        said = content(response)
        if SECRET in said:
            faults.append(f"{method} {path} ({name}): shows what is not theirs")
        if expectation(name) == "closed" and response.status_code not in REFUSED:
            faults.append(f"{method} {path} ({name}): answered {response.status_code}")
        if expectation(name) == "shut" and response.status_code not in REFUSED:
            faults.append(
                f"{method} {path} ({name}): answered {response.status_code}, though nobody opened it"
            )
        if response.status_code >= 500:
            faults.append(f"{method} {path} ({name}): broke with {response.status_code}")
    assert faults == []
    assert belongings.state() == before


def test_nobody_in_particular_finds_nothing_either(belongings: Belongings) -> None:
    faults = []
    browser = Client()
    for name, route in ALL:
        path = fill(Address(name, route), belongings.values)
        if path is not None and SECRET in content(ask(browser, "get", path)):
            faults.append(f"{path} ({name})")
    assert faults == []


def test_no_uploaded_file_lies_in_the_public_folder(
    belongings: Belongings, outsider: Any, as_: Any
) -> None:
    for row in (belongings.story.main_image, Document.objects.get(), UploadedFile.objects.get()):
        for browser in (as_(outsider), Client()):
            assert browser.get(f"/media/{row.file.name}").status_code == 404
            assert browser.get(f"/redaksi/asli/{row.file.name}").status_code in {302, 404}


def test_the_walk_itself_would_notice(belongings: Belongings, writer: Any, as_: Any) -> None:
    """The owner, on the same walk, does find the draft: the net has no hole of its own."""
    browser = as_(writer)
    seen = {
        name
        for name, route in ALL
        if (path := fill(Address(name, route), belongings.values))
        and SECRET in content(ask(browser, "get", path))
    }
    assert {
        "newsroom:story",
        "newsroom:stories",
        "work:desk",
        "wagtailadmin_pages:history",
        "newsroom:manuscript",
        "newsroom:history",
        "newsroom:export_history",
        "newsroom:old_manuscript",
    } <= seen


SAID = {
    "reason": "x",
    "comment": "x",
    "decision": "approved",
    "external-link-chooser-url": "https://contoh.example/",
}
SEARCHES = [
    "/cari/?q={word}",
    "/redaksi/pages/search/?q={word}",
    "/redaksi/pages/search/results/?q={word}",
    "/redaksi/choose-page/search/?q={word}",
    "/redaksi/images/?q={word}",
    "/redaksi/documents/?q={word}",
    "/redaksi/images/chooser/?q={word}",
    "/redaksi/documents/chooser/?q={word}",
    "/meja/konten/?q={word}",
    "/meja/rekaman/?q={word}",
    "/meja/rekaman/seri/?q={word}",
    "/video/",
    "/siniar/",
    "/siniar/seri-rahasia/",
    "/siniar/seri-rahasia/umpan.xml",
    "/meja/jaringan/?q={word}",
    "/umpan/",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/redaksi/choose-page/chosen-multiple/?id={id}",
    "/redaksi/images/chooser/chosen-multiple/?id={photo}",
]


@pytest.mark.parametrize("path", SEARCHES)
def test_no_search_box_and_no_list_gives_a_draft_away(
    belongings: Belongings, outsider: Any, as_: Any, path: str
) -> None:
    response = as_(outsider).get(
        path.format(word=SECRET, id=belongings.story.pk, photo=belongings.story.main_image_id)
    )
    assert f"Air bersih {SECRET}" not in content(response)
    assert f"{SECRET} foto" not in content(response)
    assert f"{SECRET} dokumen" not in content(response)


def ask(browser: Client, method: str, path: str) -> Any:
    """A request whose faults are answers, as a visitor meets them."""
    browser.raise_request_exception = False
    if method == "get":
        return browser.get(path)
    return browser.post(path, SAID)


def content(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode("utf-8", "replace").lower()
