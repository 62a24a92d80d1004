"""The desk's report: counted from what happened, open to everybody, leading to nobody."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from baruga.hoaxdesk import transparency
from baruga.hoaxdesk.actions import claims, objections, reports
from baruga.hoaxdesk.choices import Channel, Nature, Rejection
from baruga.hoaxdesk.models import Report
from baruga.hoaxdesk.transparency import Month
from tests import claims as made
from tests.cast import NOW

NOVEMBER = Month(2026, 11)


@pytest.fixture
def worked(person: Any, takalar: Any, gowa: Any) -> None:
    """Four messages: a verdict with an objection, a criticism, one in the bin."""
    checker = person("checker")
    claim = made.shared(by=checker, institution=takalar, other=gowa)
    verdict = made.decided(claim, by=checker, signer=person("neighbour"))
    objection = objections.receive(at=NOW, verdict=verdict, text="Ditutup malam hari.")
    objections.answer(
        by=person("approver"), at=NOW, objection=objection, upheld=True, text="Benar."
    )
    critic = made.reported("Dinas ini lambat sekali.")
    claims.take(by=checker, at=NOW, claim=critic, institution=takalar)
    critic.refresh_from_db()
    claims.answer_gate(
        by=checker, at=NOW, claim=critic, nature=Nature.CRITICISM, note="Kritik layanan."
    )
    made.reported("Beli pulsa murah di sini.")
    spam = Report.objects.get(text__startswith="Beli")
    reports.reject(by=checker, at=NOW, report=spam, reason=Rejection.ADVERTISEMENT)
    reports.receive(channel=Channel.OFFICER, at=NOW - timedelta(days=40), text="Kabar Oktober.")


def value(label: str, month: Month = NOVEMBER) -> Any:
    lines = [line for section in transparency.report_of(month) for line in section.lines]
    return next(line.value for line in lines if str(line.label) == label)


def test_everything_is_counted_once_and_in_its_month(worked: None) -> None:
    assert value("Pesan") == 3
    assert value("Pesan", Month(2026, 10)) == 1
    assert value("Di tempat sampah") == 1
    assert value("Hasil yang ditandatangani dua instansi") == 1
    assert value("Salah") == 1
    assert value("Diterima") == 1
    assert value("Sampai tanda tangan kedua") == timedelta(0)


def test_months_go_from_the_first_message_to_now(worked: None) -> None:
    found = transparency.months(at=NOW)
    assert [str(month) for month in found] == ["2026-11", "2026-10"]
    assert Month(2026, 12).following == Month(2027, 1)


def test_a_month_begins_at_midnight_of_the_region(db: None) -> None:
    assert NOVEMBER.begin.isoformat() == "2026-11-01T00:00:00+08:00"


def test_the_page_and_its_table_say_the_same(client: Client, worked: None, at_now: None) -> None:
    page = client.get("/hoaks/laporan/").content.decode()
    assert "November 2026" in page
    assert "Hasil yang ditandatangani dua instansi" in page
    answer = client.get("/hoaks/laporan/2026-11.csv")
    rows = list(csv.reader(answer.content.decode().splitlines()))
    assert rows[0] == ["bagian", "ukuran", "nilai", "satuan"]
    assert ["Yang masuk", "Pesan", "3", "jumlah"] in rows


def test_nothing_leads_to_a_message_or_a_person(client: Client, worked: None, at_now: None) -> None:
    page = client.get("/hoaks/laporan/").content.decode()
    for secret in ("Jembatan", "lambat sekali", "pulsa", "Checker", "Neighbour"):
        assert secret not in page, secret


@pytest.mark.parametrize(
    "address", ["2020-01/", "2026-13/", "2026-00/", "9999-99.csv", "2099-01.csv"]
)
def test_months_that_never_were_are_not_found(
    address: str, client: Client, worked: None, at_now: None
) -> None:
    assert client.get(f"/hoaks/laporan/{address}").status_code == 404


def test_before_the_first_message_the_page_says_so(client: Client, db: None) -> None:
    assert "belum ada yang dihitung" in client.get("/hoaks/laporan/").content.decode()


def test_it_takes_few_queries(worked: None, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        transparency.report_of(NOVEMBER)


@pytest.fixture
def at_now(time_machine: Any) -> None:
    time_machine.move_to(NOW + timedelta(hours=1), tick=False)
