"""A resident writes a letter: it becomes a report once, and is answered by letter."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from baruga.hoaxdesk.actions import incoming
from baruga.hoaxdesk.channels import Unreachable, letters_in
from baruga.hoaxdesk.models import Report
from tests.cast import NOW
from tests.fakes.imap import PASSWORD, USER, FakeMailbox, mailbox
from tests.pictures import photograph


@pytest.fixture
def box(settings: Any, tmp_path: Path, db: None) -> Iterator[FakeMailbox]:
    settings.DATA_DIR = tmp_path
    with mailbox() as opened:
        settings.MAIL_IN_URL = (
            f"imap://{quote(USER)}:{quote(PASSWORD, safe='')}@127.0.0.1:{opened.port}/INBOX"
        )
        yield opened


def letter(text: str = "Jembatan ditutup sampai Maret?", **headers: str) -> EmailMessage:
    message = EmailMessage()
    values = {
        "From": "Warga Takalar <warga@contoh.example>",
        "Subject": "Benarkah ini?",
        "Message-ID": "<satu@contoh.example>",
    }
    for name, value in (values | headers).items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_a_letter_is_a_report_with_a_way_back(
    box: FakeMailbox, mailoutbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    box.put(letter().as_bytes())
    with django_capture_on_commit_callbacks(execute=True):
        assert incoming.fetch_letters(NOW) == 1
    report = Report.objects.get()
    assert report.text == "Benarkah ini?\n\nJembatan ditutup sampai Maret?"
    assert report.claim is not None
    assert box.seen == {1}
    answer = next(one for one in mailoutbox if one.to == ["warga@contoh.example"])
    assert report.number in answer.body


def test_its_pictures_come_along_and_broken_ones_are_said(box: FakeMailbox) -> None:
    message = letter()
    message.add_attachment(photograph(1), maintype="image", subtype="jpeg", filename="a.jpg")
    message.add_attachment(b"rusak", maintype="image", subtype="png", filename="b.png")
    box.put(message.as_bytes())
    incoming.fetch_letters(NOW)
    report = Report.objects.get()
    assert (report.pictures.count(), report.unread_files) == (1, 1)


def test_the_same_letter_is_no_second_report(box: FakeMailbox) -> None:
    box.put(letter().as_bytes())
    incoming.fetch_letters(NOW)
    box.seen.clear()  # as after a worker that died before it could mark it
    assert incoming.fetch_letters(NOW) == 0
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"From": "MAILER-DAEMON@contoh.example"},
        {"From": "noreply@bank.example"},
        {"From": ""},
    ],
)
def test_what_a_machine_sends_is_marked_and_makes_nothing(
    headers: dict[str, str], box: FakeMailbox
) -> None:
    box.put(letter(**headers).as_bytes())
    assert incoming.fetch_letters(NOW) == 0
    assert not Report.objects.exists()
    assert box.seen == {1}


def test_html_and_what_it_quotes_become_plain_words() -> None:
    message = letter()
    message.set_content(
        "<style>p{}</style><p>Air <b>beracun</b></p><script>alert(1)</script>", subtype="html"
    )
    assert letters_in.read(message.as_bytes()).text == "Benarkah ini?\n\nAir beracun"
    quoted = letter("Terima kasih\n> Jawaban kami\n> yang lama").as_bytes()
    assert "Jawaban kami" not in letters_in.read(quoted).text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00garbled",
        b"From: a@b.example\r\nContent-Type: text/plain; charset=tidak-ada\r\n\r\nHalo\xff",
        b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nno parts",
        b"From: =?x?q?a?= <a@b.example>\r\nSubject: =?utf-8?b?!!!?=\r\n\r\nhalo",
    ],
)
def test_any_letter_can_be_read(data: bytes, box: FakeMailbox) -> None:
    box.put(data)
    incoming.fetch_letters(NOW)
    assert box.seen == {1}


def test_one_that_is_too_large_is_not_fetched(box: FakeMailbox) -> None:
    box.huge.add(box.put(letter().as_bytes()))
    assert incoming.fetch_letters(NOW) == 0
    assert not Report.objects.exists()


def test_without_a_mailbox_nothing_happens_and_a_shut_one_says_so(
    box: FakeMailbox, settings: Any
) -> None:
    settings.MAIL_IN_URL = settings.MAIL_IN_URL.replace(quote(PASSWORD, safe=""), "salah")
    with pytest.raises(Unreachable):
        incoming.fetch_letters(NOW)
    settings.MAIL_IN_URL = "imap://x:y@127.0.0.1:9/INBOX"
    with pytest.raises(Unreachable):
        incoming.fetch_letters(NOW)
    settings.MAIL_IN_URL = ""
    assert incoming.fetch_letters(NOW) == 0
