"""What the public has read changes with a note, a second person, and a trace."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from baruga.newsroom.actions import changes, links, workflow
from baruga.newsroom.choices import ChangeKind, Decision, Stage
from baruga.newsroom.models import Change, NewsPage
from baruga.newsroom.permissions import NotReleasable
from baruga.newsroom.tests.forms import editor_data
from baruga.work.inbox import waiting_for
from tests import cast
from tests.cast import NOW


def fresh(story: Any) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


def read(story: Any) -> str:
    return Client().get(story.url).content.decode()


@pytest.fixture
def corrected(published_story: Any, writer: Any, approver: Any) -> NewsPage:
    newer = cast.revised(
        published_story,
        by=writer,
        note="Semula tertulis tiga desa.",
        lead=published_story.lead.replace("tiga desa", "empat desa"),
    )
    workflow.submit(by=writer, at=NOW, story=newer)
    return workflow.approve(by=approver, at=NOW, story=fresh(newer))


def test_a_new_version_without_a_word_about_it_is_not_submitted(
    published_story: Any, writer: Any
) -> None:
    published_story.save_revision(user=writer)
    with pytest.raises(NotReleasable):
        workflow.submit(by=writer, at=NOW, story=fresh(published_story))


def test_the_editor_says_so_too(published_story: Any, writer: Any, as_: Any) -> None:
    data = editor_data(published_story, lead=published_story.lead + " Lagi.")
    address = reverse("wagtailadmin_pages:edit", args=[published_story.pk])
    answer = as_(writer).post(address, data | {"action-submit": "1"})
    assert answer.context["form"].non_field_errors()
    assert not fresh(published_story).workflow_in_progress


def test_an_approval_lets_out_the_version_and_the_note_together(
    corrected: NewsPage, approver: Any
) -> None:
    change = Change.objects.get()
    assert change.released_at is not None
    assert change.approved_by == approver
    assert (change.revision_id, change.replaced.pk) == (
        corrected.live_revision_id,
        corrected.revisions.order_by("pk").first().pk,
    )


def test_an_official_who_approves_by_link_is_named_in_the_log(
    published_story: Any, writer: Any, official: Any
) -> None:
    now = timezone.now()
    newer = cast.revised(published_story, by=writer)
    workflow.submit(by=writer, at=now, story=newer)
    link = links.ask(by=writer, at=now, story=fresh(newer), official=official)
    address = reverse("approval:decide", args=[links.token_of(link)])
    assert "Jumlah desa diperbaiki." in Client().get(address).content.decode()
    links.decide(token=links.token_of(link), at=now, decision=Decision.APPROVED)
    change = Change.objects.public().get()
    assert (change.approved_by, change.approved_name) == (None, str(official))


def test_the_public_reads_the_correction_and_the_log(corrected: NewsPage) -> None:
    page = read(corrected)
    assert page.count("Semula tertulis tiga desa.") >= 2  # above the story and in the log
    assert '"CorrectionComment"' in page
    assert "empat desa" in page


def test_a_note_is_not_public_before_its_version_is(published_story: Any, writer: Any) -> None:
    newer = cast.revised(published_story, by=writer, note="Belum disetujui siapa pun.")
    workflow.submit(by=writer, at=NOW, story=newer)
    assert "Belum disetujui" not in read(published_story)


def test_an_approver_reads_the_note_before_deciding(
    published_story: Any, writer: Any, approver: Any, as_: Any
) -> None:
    newer = cast.revised(published_story, by=writer, note="Jumlah desa keliru.")
    workflow.submit(by=writer, at=NOW, story=newer)
    page = as_(approver).get(reverse("newsroom:story", args=[newer.pk])).content.decode()
    assert "Jumlah desa keliru." in page


def test_the_desk_begins_a_correction_and_leads_to_the_editor(
    published_story: Any, writer: Any, outsider: Any, as_: Any
) -> None:
    address = reverse("newsroom:change", args=[published_story.pk])
    said = {"kind": "correction", "note": "Nama desa keliru."}
    assert as_(outsider).post(address, said).status_code == 404
    assert as_(writer).post(address, said | {"note": " "}).status_code == 422
    answer = as_(writer).post(address, said)
    assert answer.headers["Location"] == reverse(
        "wagtailadmin_pages:edit", args=[published_story.pk]
    )
    assert Change.objects.pending().get().note == "Nama desa keliru."


def test_a_photograph_is_replaced_everywhere_by_one_verb(
    takalar: Any, writer: Any, approver: Any
) -> None:
    old = cast.picture(institution=takalar, name="lama.jpg")
    new = cast.picture(institution=takalar, name="baru.jpg", title="Foto baru")
    body = [
        {"type": "text", "value": "<p>" + "</p><p>".join(cast.PARAGRAPHS) + "</p>"},
        {"type": "photo", "value": {"image": old.pk, "caption": ""}},
        {"type": "gallery", "value": [{"image": old.pk, "caption": ""}] * 2},
        {
            "type": "quote",
            "value": {"text": "Air mengalir.", "speaker": "Kepala", "office": "Dinas"},
        },
    ]
    story = cast.published(
        institution=takalar, by=writer, approver=approver, main_image=old, body=body
    )
    changes.replace_photo(
        by=writer, at=NOW, story=story, old=old, new=new, note="Foto lama dari tahun lalu."
    )
    assert fresh(story).pictures == [old]  # not before somebody approves
    workflow.approve(by=approver, at=NOW, story=fresh(story))
    assert fresh(story).pictures == [new]
    assert Change.objects.get().kind == ChangeKind.PHOTO


def test_a_strangers_photograph_is_not_put_in(published_story: Any, gowa: Any, writer: Any) -> None:
    foreign = cast.picture(institution=gowa, name="gowa.jpg")
    with pytest.raises(PermissionDenied):
        changes.replace_photo(
            by=writer,
            at=NOW,
            story=published_story,
            old=published_story.main_image,
            new=foreign,
            note="Diganti.",
        )


def test_the_desk_replaces_a_photograph(
    published_story: Any, takalar: Any, writer: Any, outsider: Any, as_: Any
) -> None:
    new = cast.picture(institution=takalar, name="baru.jpg", title="Pipa baru")
    address = reverse("newsroom:replace_photo", args=[published_story.pk])
    assert as_(outsider).get(address).status_code == 404
    assert "Pipa baru" in as_(writer).get(address, {"q": "pipa"}).content.decode()
    said = {"old": published_story.main_image_id, "new": new.pk, "note": "Salah foto."}
    assert as_(writer).post(address, said).status_code == 302
    assert fresh(published_story).workflow_in_progress


def test_the_file_of_a_photograph_that_the_public_sees_is_not_exchanged(
    published_story: Any, story: Any, teammate: Any, as_: Any
) -> None:
    for photo, refused in ((published_story.main_image, True), (story.main_image, False)):
        answer = as_(teammate).post(
            reverse("wagtailimages:edit", args=[photo.pk]),
            {
                "title": photo.title,
                "file": SimpleUploadedFile("lain.jpg", photo.file.open().read(), "image/jpeg"),
                "collection": photo.collection_id,
                "source_type": "digitalCapture",
                "consent": "not_needed",
            },
        )
        assert (answer.status_code == 200) == refused
        if refused:
            assert answer.context["form"].errors["file"]


def test_nobody_withdraws_alone(published_story: Any, approver: Any, outsider: Any) -> None:
    change = changes.ask_withdrawal(
        by=approver, at=NOW, story=published_story, reason="Data keliru."
    )
    for person in (approver, outsider):
        with pytest.raises(PermissionDenied):
            changes.confirm(by=person, at=NOW, change=change)
    assert fresh(published_story).live


@pytest.mark.parametrize("name", ["writer", "teammate", "leader", "coordinator"])
def test_only_an_approver_confirms(
    published_story: Any, second_writer: Any, person: Any, name: str
) -> None:
    change = Change.objects.create(
        story=published_story, kind=ChangeKind.WITHDRAWAL, note="Keliru.", by=second_writer, at=NOW
    )
    with pytest.raises(PermissionDenied):
        changes.confirm(by=person(name), at=NOW, change=change)


def test_a_note_about_the_text_is_not_confirmed_like_a_withdrawal(
    published_story: Any, writer: Any, approver: Any
) -> None:
    change = changes.start(
        by=writer, at=NOW, story=published_story, kind=ChangeKind.UPDATE, note="Jam baru."
    )
    with pytest.raises(PermissionDenied):
        changes.confirm(by=approver, at=NOW, change=change)


def test_not_even_code_takes_a_story_off_without_evidence(published_story: Any) -> None:
    with pytest.raises(NotReleasable):
        published_story.unpublish()
    assert fresh(published_story).live


def test_a_second_person_withdraws_it_and_its_address_says_so(
    published_story: Any, writer: Any, approver: Any
) -> None:
    gone = cast.withdrawn(published_story, by=writer, approver=approver, reason="Datanya keliru.")
    assert gone.stage == Stage.WITHDRAWN
    answer = Client().get(published_story.url)
    assert answer.status_code == 410
    assert "Datanya keliru." in answer.content.decode()


def test_a_withdrawal_waits_on_the_desk_of_approvers_and_not_of_the_asker(
    published_story: Any, writer: Any, approver: Any, outsider: Any
) -> None:
    changes.ask_withdrawal(by=writer, at=NOW, story=published_story, reason="Data keliru.")

    def waits(person: Any) -> bool:
        lines = waiting_for(person, at=NOW)
        return any(line.key.startswith("confirm-") for line in lines)

    assert [waits(person) for person in (approver, writer, outsider)] == [True, False, False]


def test_a_confirmation_counts_once(published_story: Any, writer: Any, approver: Any) -> None:
    change = changes.ask_withdrawal(by=writer, at=NOW, story=published_story, reason="Keliru.")
    changes.confirm(by=approver, at=NOW, change=change)
    with pytest.raises(changes.NotPending):
        changes.confirm(by=approver, at=NOW, change=change)


def test_an_old_approval_does_not_bring_a_withdrawn_story_back(
    published_story: Any, writer: Any, approver: Any
) -> None:
    gone = cast.withdrawn(published_story, by=writer, approver=approver)
    with pytest.raises(NotReleasable):
        gone.get_latest_revision().publish()
    changes.ask_restoration(by=writer, at=NOW, story=gone, reason="Sudah benar.")
    with pytest.raises(NotReleasable):
        fresh(gone).get_latest_revision().publish()


def test_a_second_person_brings_it_back_the_same_way(
    published_story: Any, writer: Any, approver: Any
) -> None:
    gone = cast.withdrawn(published_story, by=writer, approver=approver)
    change = changes.ask_restoration(by=writer, at=NOW, story=gone, reason="Sudah diperiksa.")
    with pytest.raises(PermissionDenied):
        changes.confirm(by=writer, at=NOW, change=change)
    assert changes.confirm(by=approver, at=NOW, change=change).live
    assert "Sudah diperiksa." in read(published_story)


def test_a_withdrawn_story_returns_mended_by_an_approval(
    published_story: Any, writer: Any, approver: Any, as_: Any
) -> None:
    gone = cast.withdrawn(published_story, by=writer, approver=approver)
    changes.ask_restoration(by=writer, at=NOW, story=gone, reason="Sudah diperbaiki.")
    draft = gone.get_latest_revision_as_object()
    draft.lead = draft.lead.replace("tiga", "empat")
    draft.save_revision(user=writer)
    desk = as_(writer).get(reverse("newsroom:story", args=[gone.pk])).content.decode()
    assert reverse("newsroom:submit", args=[gone.pk]) in desk
    workflow.submit(by=writer, at=NOW, story=fresh(gone))
    assert workflow.approve(by=approver, at=NOW, story=fresh(gone)).live


def test_withdrawing_calls_off_what_waits(published_story: Any, writer: Any, approver: Any) -> None:
    newer = cast.revised(published_story, by=writer)
    workflow.submit(by=writer, at=NOW, story=newer)
    cast.withdrawn(fresh(newer), by=writer, approver=approver)
    assert not fresh(newer).workflow_in_progress


def test_a_dropped_request_changes_nothing(
    published_story: Any, writer: Any, outsider: Any
) -> None:
    change = changes.ask_withdrawal(by=writer, at=NOW, story=published_story, reason="Keliru.")
    with pytest.raises(PermissionDenied):
        changes.drop(by=outsider, at=NOW, change=change)
    changes.drop(by=writer, at=NOW, change=change)
    assert not Change.objects.pending().exists()
    assert fresh(published_story).live


def test_one_note_and_one_request_wait_at_a_time(published_story: Any, writer: Any) -> None:
    changes.ask_withdrawal(by=writer, at=NOW, story=published_story, reason="Keliru.")
    with pytest.raises(NotReleasable):
        changes.ask_withdrawal(by=writer, at=NOW, story=published_story, reason="Lagi.")
    for number in range(2):
        changes.start(
            by=writer,
            at=NOW,
            story=published_story,
            kind=ChangeKind.UPDATE,
            note=f"Pembaruan {number}.",
        )
    assert Change.objects.pending().of_text().get().note == "Pembaruan 1."
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(story=published_story, kind="update", note="x", at=NOW)


def test_an_old_address_leads_to_the_new_one_and_then_to_the_tombstone(
    published_story: Any, writer: Any, approver: Any, django_capture_on_commit_callbacks: Any
) -> None:
    old = published_story.url
    with django_capture_on_commit_callbacks(execute=True):
        newer = cast.revised(published_story, by=writer, slug="air-bersih-empat-desa")
        workflow.submit(by=writer, at=NOW, story=newer)
        moved = workflow.approve(by=approver, at=NOW, story=fresh(newer))
    assert Redirect.objects.count() == 1
    answer = Client().get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, moved.url)
    cast.withdrawn(moved, by=writer, approver=approver)
    assert Client().get(old, follow=True).status_code == 410


def test_an_old_address_of_a_section_leads_on_too(
    published_story: Any, takalar: Any, django_capture_on_commit_callbacks: Any
) -> None:
    old = published_story.url
    section = takalar.section
    section.slug = "kabupaten-takalar"
    with django_capture_on_commit_callbacks(execute=True):
        section.save_revision().publish(skip_permission_checks=True)
    answer = Client().get(old)
    assert answer.status_code == 301
    assert "kabupaten-takalar" in answer.headers["Location"]
