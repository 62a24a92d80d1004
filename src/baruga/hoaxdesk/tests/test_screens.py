"""The screens of the hoax desk, through their addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from baruga.hoaxdesk.actions import claims, reports
from baruga.hoaxdesk.choices import Channel, ClaimStage, Nature
from baruga.hoaxdesk.models import Claim, Report, ReportPicture, Resemblance, Verdict
from tests.cast import NOW
from tests.claims import piece, proposed
from tests.pictures import forwarded, published
from tests.pictures import reported as circulating


def test_an_officer_reports_what_they_have_seen(writer: Any, as_: Any) -> None:
    answer = as_(writer).post("/meja/hoaks/lapor/", {"text": "Sekolah libur seminggu?"})
    assert answer.status_code == 302
    assert Report.objects.get().channel == Channel.OFFICER


def test_an_empty_report_keeps_what_was_typed_and_says_what_is_missing(
    writer: Any, as_: Any
) -> None:
    answer = as_(writer).post("/meja/hoaks/lapor/", {"text": " ", "question": "Benarkah?"})
    assert answer.status_code == 422
    assert "Benarkah?" in answer.content.decode()
    assert not Report.objects.exists()


def test_the_whole_way_on_screen(
    reported: Any, person: Any, takalar: Any, gowa: Any, as_: Any
) -> None:
    claim, checker, neighbour = reported(), person("checker"), person("neighbour")
    room, desk = f"/meja/hoaks/{claim.pk}/", as_(checker)
    for step, answers in (
        ("ambil/", {"institution": takalar.pk}),
        ("gerbang/", {"nature": "fact"}),
        ("kalimat/", {"sentence": "Jembatan ditutup.", "carrier": "text"}),
        (
            "bukti/",
            {
                "kind": "visit",
                "title": "Kunjungan pagi",
                "shows": "Jembatan dilalui.",
                "source_name": "Petugas",
                "institution": takalar.pk,
            },
        ),
        ("ajak/", {"institution": gowa.pk, "why": "Mohon tanda tangan."}),
        (
            "hasil/",
            {
                "fact": "Jembatan dibuka.",
                "ruling": "false",
                "kind": "fabricated",
                "reasoning": "Dilihat di tempat.",
            },
        ),
    ):
        assert desk.get(room + step).status_code == 200, step
        assert desk.post(room + step, answers).status_code == 302, step
    verdict = Verdict.objects.get()
    assert "Menunggu tanda tangan kedua" in as_(neighbour).get(room).content.decode()
    sign = f"{room}hasil/{verdict.pk}/tanda-tangan/"
    assert as_(checker).post(sign, {"institution": gowa.pk}).status_code == 403
    assert as_(neighbour).post(sign, {"institution": gowa.pk}).status_code == 302
    assert Claim.objects.get().stage == ClaimStage.DECIDED
    assert "Jembatan dibuka." in desk.get(room).content.decode()


@pytest.mark.parametrize("who", ["writer", "outsider", "leader"])
def test_the_queue_is_for_fact_checkers_and_coordinators(who: str, person: Any, as_: Any) -> None:
    assert as_(person(who)).get("/meja/hoaks/").status_code == 403


def test_an_outsider_finds_nothing_of_a_case(case: Claim, neighbour: Any, as_: Any) -> None:
    assert as_(neighbour).get(f"/meja/hoaks/{case.pk}/").status_code == 404
    assert case.sentence not in as_(neighbour).get("/meja/hoaks/").content.decode()


def test_what_waits_for_a_signature_stands_on_the_desk_of_the_asked(
    shared: Claim, checker: Any, neighbour: Any, as_: Any
) -> None:
    piece(shared, checker, shared.institution)
    proposed(shared, checker)
    assert "Baca dan tanda tangani" in as_(neighbour).get("/meja/").content.decode()


def test_the_queue_needs_few_queries_however_long(
    reported: Any, checker: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        reported(f"Kabar beredar nomor {number}")
    Claim.objects.update(nature="fact", gated_at=timezone.now())
    browser = as_(checker)
    browser.get("/meja/hoaks/")
    with django_assert_max_num_queries(20):
        page = browser.get("/meja/hoaks/")
    assert page.content.decode().count('class="it"') == 25


@pytest.mark.parametrize("query", ["q=%00", "stage=kerajaan", "page=999", "q=" + "a" * 500])
def test_odd_questions_do_no_harm(query: str, checker: Any, as_: Any) -> None:
    assert as_(checker).get(f"/meja/hoaks/?{query}").status_code in {200, 404}


def test_a_report_in_the_bin_says_why_and_can_be_taken_out(
    case: Claim, checker: Any, as_: Any
) -> None:
    report = case.reports.get()
    room, desk = f"/meja/hoaks/{case.pk}/", as_(checker)
    assert desk.post(f"{room}laporan/{report.pk}/buang/", {"reason": "abuse"}).status_code == 302
    assert "Di tempat sampah" in desk.get(room).content.decode()
    assert desk.post(f"{room}laporan/{report.pk}/pulihkan/").status_code == 302
    assert Report.objects.standing().count() == 1


def test_a_claim_nobody_reported_lately_still_has_its_screen(checker: Any, as_: Any) -> None:
    report = reports.receive(channel=Channel.FORM, at=timezone.now(), text="Kabar tunggal")
    claim = reports.cluster(report_id=report.pk)
    assert claim is not None
    assert as_(checker).get(f"/meja/hoaks/{claim.pk}/").status_code == 200


def test_a_picture_beside_the_photograph_it_was_made_from_is_recognised_on_screen(
    person: Any, takalar: Any, as_: Any, settings: Any, tmp_path: Any
) -> None:
    settings.DATA_DIR = tmp_path
    photo = published(
        1, institution=takalar, by=person("writer"), approver=person("approver"), title="Sungai"
    )
    claim, checker = circulating(forwarded(1)), person("checker")
    claims.take(by=checker, at=NOW, claim=claim, institution=takalar)
    desk, room = as_(checker), f"/meja/hoaks/{claim.pk}/"
    picture = ReportPicture.objects.get()
    page = desk.get(room).content.decode()
    assert f"/foto/{photo.pk}/" in page
    assert "Ya, dibuat dari foto ini" not in page  # the first question comes first
    claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.FACT)
    found = Resemblance.objects.get()
    assert "Ya, dibuat dari foto ini" in desk.get(room).content.decode()
    desk.post(f"{room}gambar/{picture.pk}/foto/{found.pk}/ya/")
    desk.post(f"{room}gambar/{picture.pk}/tampilkan/")
    page = desk.get(room).content.decode()
    assert "Foto asalnya" in page
    assert "Ditampilkan bercap" in page
    assert "Foto: Sungai" in page  # among the evidence
    desk.post(f"{room}gambar/tanpa/")
    assert "Ditampilkan bercap" not in desk.get(room).content.decode()
    assert desk.get(f"{room}gambar/{picture.pk}/").headers["Content-Type"] == "image/jpeg"
