"""Reports: they arrive, find their claim, lie in the bin and come back, and forget their senders."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django_tasks_db.models import DBTaskResult

from baruga.hoaxdesk.actions import reports
from baruga.hoaxdesk.choices import Channel, Rejection
from baruga.hoaxdesk.fingerprints import fingerprint
from baruga.hoaxdesk.models import Claim, Report
from tests.cast import NOW


def test_the_same_words_dressed_up_are_the_same_claim(reported: Any) -> None:
    first = reported("Jembatan ditutup sampai Maret!")
    assert reported("*JEMBATAN* ditutup 🙏 sampai\u200b Maret...") == first
    assert reported("Jembatan ditutup sampai April!") != first


@pytest.mark.parametrize("text", ["🙏🙏🙏", "!!!", "\u200b\u200d"])
def test_messages_without_words_stay_apart(text: str, reported: Any) -> None:
    assert reported(text) != reported(text)


def test_a_link_without_words_is_known_again_without_its_trackers() -> None:
    assert fingerprint("", "https://www.contoh.example/a/?utm_source=x") == fingerprint(
        "", "http://contoh.example/a"
    )


@pytest.mark.parametrize("text", ["", "   ", "\0"])
def test_a_report_says_something(text: str, db: None) -> None:
    with pytest.raises(reports.NothingSaid):
        reports.receive(channel=Channel.FORM, at=NOW, text=text)


@pytest.mark.parametrize("text", ["a" * 60_000, "مرحبا بالعالم", "Z̸a̷l̶g̵o̴ text", "💧" * 300, "x\0y"])
def test_any_text_is_taken(text: str, reported: Any) -> None:
    assert len(reported(text).reports.get().text) <= reports.LONGEST


def test_of_a_sender_only_a_keyed_hash_is_kept_and_forgotten_on_time(db: None) -> None:
    report = reports.receive(
        channel=Channel.WHATSAPP, at=NOW, text="Benarkah?", sender="628110000000", contact="62811"
    )
    assert "62811" not in report.sender_key
    assert reports.forget_senders(NOW + timedelta(days=89)) == 0
    assert reports.forget_senders(NOW + timedelta(days=90)) == 1
    report.refresh_from_db()
    assert (report.contact, report.sender_key, report.text) == ("", "", "Benarkah?")


def test_a_report_whose_worker_died_finds_its_claim_later(db: None) -> None:
    report = reports.receive(channel=Channel.FORM, at=NOW, text="Listrik padam tiga hari?")
    assert reports.cluster_left_over(NOW) == 0
    assert reports.cluster_left_over(NOW + timedelta(minutes=2)) == 1
    assert reports.cluster(report_id=report.pk) == Claim.objects.get()


def test_a_rejected_report_lies_in_the_bin_and_comes_back(
    case: Claim, checker: Any, outsider: Any
) -> None:
    report = case.reports.get()
    with pytest.raises(PermissionDenied):
        reports.reject(by=outsider, at=NOW, report=report, reason=Rejection.ABUSE)
    reports.reject(by=checker, at=NOW, report=report, reason=Rejection.ABUSE)
    assert not Report.objects.standing().exists()
    reports.restore(by=checker, at=NOW, report=report)
    assert Report.objects.standing().get().rejection == ""


def test_receipts_can_be_read_aloud_and_are_never_the_same(reported: Any) -> None:
    numbers = {reported(f"Kabar nomor {number}").reports.get().number for number in range(5)}
    assert len(numbers) == 5
    assert not set("01LIOAEU") & set("".join(numbers))


def test_three_reports_of_one_wording_in_the_same_second_make_one_claim(
    django_db_setup: None, django_db_blocker: Any
) -> None:
    """Outside a transaction, for threads see only what is written; so it clears up after itself."""

    def send(_number: int) -> None:
        try:
            report = reports.receive(channel=Channel.FORM, at=NOW, text="Air PDAM beracun!")
            reports.cluster(report_id=report.pk)
        finally:
            connection.close()

    with django_db_blocker.unblock():
        try:
            with ThreadPoolExecutor(3) as threads:
                list(threads.map(send, range(3)))
            assert Report.objects.count() == 3
            assert Claim.objects.get().reports.count() == 3
        finally:
            for model in (Report, Claim, DBTaskResult):
                model.objects.all().delete()


def test_what_lies_in_the_bin_alone_is_not_in_the_queue(
    reported: Any, checker: Any, as_: Any
) -> None:
    claim = reported("Jual rumah murah, hubungi segera")
    queue = "/meja/hoaks/"
    assert claim.sentence in as_(checker).get(queue).content.decode()
    reports.reject(by=checker, at=NOW, report=claim.reports.get(), reason=Rejection.ADVERTISEMENT)
    assert claim.sentence not in as_(checker).get(queue).content.decode()
    assert claim.sentence in as_(checker).get(f"{queue}sampah/").content.decode()
