"""A resident writes on Telegram or WhatsApp, and is answered there: at once, later, and once corrected."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from baruga.hoaxdesk.actions import claims, deliveries, incoming, reports
from baruga.hoaxdesk.choices import DeliveryKind, Nature, Rejection, Ruling
from baruga.hoaxdesk.models import Claim, Delivery, PendingFile, Received, Report
from tests import claims as made
from tests.cast import NOW
from tests.fakes import telegram as fake_telegram
from tests.fakes import whatsapp as fake_whatsapp
from tests.fakes.telegram import FakeTelegram, photo, update
from tests.fakes.whatsapp import FakeWhatsApp, message, notice, signed
from tests.pictures import photograph

SAID = "Jembatan di Takalar ditutup sampai Maret!"
SENDER = "628115550001"
Say = Callable[..., int]


@pytest.fixture
def bot(settings: Any, tmp_path: Path, db: None) -> Iterator[FakeTelegram]:
    settings.DATA_DIR = tmp_path
    with fake_telegram.telegram() as service:
        settings.TELEGRAM_API = service.address
        settings.TELEGRAM_TOKEN, settings.TELEGRAM_SECRET = (
            fake_telegram.TOKEN,
            fake_telegram.SECRET,
        )
        yield service


@pytest.fixture
def cloud(settings: Any, tmp_path: Path, db: None) -> Iterator[FakeWhatsApp]:
    settings.DATA_DIR = tmp_path
    with fake_whatsapp.whatsapp() as service:
        service.open_windows.add(SENDER)
        settings.WHATSAPP_API = f"{service.address}/v23.0"
        settings.WHATSAPP_TOKEN, settings.WHATSAPP_PHONE = fake_whatsapp.TOKEN, fake_whatsapp.PHONE
        settings.WHATSAPP_SECRET, settings.WHATSAPP_VERIFY = (
            fake_whatsapp.SECRET,
            fake_whatsapp.VERIFY,
        )
        yield service


@pytest.fixture
def say(client: Client, django_capture_on_commit_callbacks: Any) -> Say:
    """`say(update("words"))`: Telegram brings it; what follows is done."""

    def brought(told: dict[str, Any], *, secret: str = fake_telegram.SECRET) -> int:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(
                "/kait/telegram/",
                json.dumps(told),
                content_type="application/json",
                headers={"X-Telegram-Bot-Api-Secret-Token": secret},
            )
        return int(answer.status_code)

    return brought


@pytest.fixture
def ring(client: Client, django_capture_on_commit_callbacks: Any) -> Say:
    """`ring(notice(...))`: WhatsApp brings it."""

    def brought(body: bytes, *, signature: str = "") -> int:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(
                "/kait/whatsapp/",
                body,
                content_type="application/json",
                headers={"X-Hub-Signature-256": signature or signed(body)},
            )
        return int(answer.status_code)

    return brought


@pytest.fixture
def decide(
    checker: Any, neighbour: Any, takalar: Any, gowa: Any, django_capture_on_commit_callbacks: Any
) -> Callable[..., Claim]:
    """Whatever was reported becomes a case with a signed verdict; called again, a corrected one."""

    def decided(**fields: Any) -> Claim:
        claim = Claim.objects.get()
        with django_capture_on_commit_callbacks(execute=True):
            if claim.institution is None:
                claims.take(by=checker, at=NOW, claim=claim, institution=takalar)
                claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.FACT)
                claim = made.described(claim, checker)
                claims.ask(
                    by=checker, at=NOW, claim=claim, institution=gowa, why="Mohon tanda tangan."
                )
            made.decided(claim, by=checker, signer=neighbour, **fields)
        return Claim.objects.get()

    return decided


@pytest.fixture
def publish(
    writer: Any, approver: Any, django_capture_on_commit_callbacks: Any
) -> Callable[[Claim], Any]:
    def published(claim: Claim) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return made.clarified(claim, by=writer, approver=approver)

    return published


def last(service: FakeTelegram) -> str:
    return str(service.sent[-1]["text"])


def test_what_is_new_gets_a_number_and_the_answer_once_it_is_published(
    bot: FakeTelegram, say: Say, decide: Any, publish: Any
) -> None:
    assert say(update(SAID)) == 200
    report = Report.objects.get()
    assert report.number in last(bot)
    assert f"/lapor/{report.number}/" in last(bot)
    claim = decide()
    assert len(bot.sent) == 1  # signed, and not published yet
    page = publish(claim)
    assert last(bot).startswith("SALAH: Jembatan tetap dibuka.")
    assert last(bot).endswith(page.public_address)
    assert page.public_address.startswith("http://127.0.0.1:8000/instansi/")
    assert bot.sent[-1]["chat_id"] == 7001


def test_what_is_answered_is_answered_at_once_to_the_very_words_alone(
    bot: FakeTelegram, say: Say, decide: Any
) -> None:
    say(update(SAID))
    decide()
    say(update(f"*{SAID.upper()}*", number=2, chat=7002))
    assert last(bot).startswith("SALAH: Jembatan tetap dibuka.")
    say(update("Katanya jembatan Takalar ditutup sampai Maret", number=3, chat=7003))
    assert "nomor" in last(bot)


def test_a_correction_goes_to_everybody_who_got_the_first_answer(
    bot: FakeTelegram, say: Say, decide: Any, publish: Any
) -> None:
    say(update(SAID))
    publish(decide())
    decide(at=NOW + timedelta(hours=1), ruling=Ruling.TRUE, kind=None, fact="Jembatan ditutup.")
    assert last(bot).startswith("Kami memperbaiki jawaban")
    assert "BENAR: Jembatan ditutup." in last(bot)
    kinds = list(Delivery.objects.values_list("kind", flat=True))
    assert kinds == [DeliveryKind.RECEIPT, DeliveryKind.ANSWER, DeliveryKind.CORRECTION]


def test_a_criticism_is_told_its_door(
    bot: FakeTelegram, say: Say, checker: Any, takalar: Any
) -> None:
    say(update(SAID))
    claims.take(by=checker, at=NOW, claim=Claim.objects.get(), institution=takalar)
    claims.answer_gate(
        by=checker, at=NOW, claim=Claim.objects.get(), nature=Nature.CRITICISM, note="Kritik."
    )
    say(update(SAID, number=2, chat=7002))
    assert last(bot).startswith("Dijawab instansi yang bersangkutan")


@pytest.mark.parametrize("hello", ["/start", "Halo!", "TES"])
def test_a_greeting_is_no_report_and_is_told_how_it_works(
    hello: str, bot: FakeTelegram, say: Say
) -> None:
    say(update(hello))
    assert "dihapus setelah 90 hari" in last(bot)
    assert not Report.objects.exists()


def test_a_voice_is_told_that_nobody_can_read_it(bot: FakeTelegram, say: Say) -> None:
    say(update(voice={"file_id": "v", "duration": 3}))
    assert "tangkapan layar" in last(bot)


def test_a_picture_is_fetched_and_its_caption_goes_with_it(bot: FakeTelegram, say: Say) -> None:
    bot.files["sungai"] = photograph(1)
    say(update(photo=photo("sungai"), caption="Banjir pagi ini?"))
    report = Report.objects.get()
    assert report.text == "Banjir pagi ini?"
    assert report.pictures.count() == 1
    assert report.claim is not None
    assert report.number in last(bot)


def test_an_album_is_one_report(bot: FakeTelegram, say: Say) -> None:
    bot.files.update(satu=photograph(1), dua=photograph(2))
    bot.trouble = [(500, {})]  # so that the first is still on its way when the second comes
    say(update(photo=photo("satu"), media_group_id="77"))
    say(update(photo=photo("dua"), media_group_id="77", number=2, caption="Dua foto dari grup"))
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        incoming.fetch_files(report_id=Report.objects.get().pk, at=timezone.now())
    report = Report.objects.get()
    assert (report.pictures.count(), report.text) == (2, "Dua foto dari grup")


@pytest.mark.parametrize("told", [update(SAID), update(SAID) | {"update_id": 5}])
def test_a_message_that_is_brought_again_is_no_second_report(
    told: Any, bot: FakeTelegram, say: Say
) -> None:
    say(update(SAID))
    say(told)
    assert (Report.objects.count(), len(bot.sent)) == (1, 1)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"update_id": 1},
        {"update_id": 1, "message": {}},
        {
            "update_id": 1,
            "message": {"chat": {"type": "private", "id": "x"}, "message_id": 1, "date": 1},
        },
        {
            "update_id": 1,
            "message": {"chat": {"type": "private", "id": 1}, "message_id": 1, "date": 10**30},
        },
        {"update_id": 1, "edited_message": {"text": "x"}},
        update("Kabar grup")
        | {"message": {"chat": {"type": "group", "id": 3}, "message_id": 1, "date": 1}},
    ],
)
def test_what_is_no_message_of_a_person_is_taken_and_makes_nothing(
    told: Any, bot: FakeTelegram, say: Say
) -> None:
    assert say(told) == 200
    assert not Report.objects.exists()


def test_only_telegram_itself_brings_messages(
    bot: FakeTelegram, say: Say, client: Client, settings: Any
) -> None:
    assert say(update(SAID), secret="salah") == 403
    assert client.get("/kait/telegram/").status_code == 405
    settings.TELEGRAM_TOKEN = ""
    assert say(update(SAID)) == 404
    assert not Report.objects.exists()


def test_while_telegram_is_down_nothing_is_lost_and_nothing_is_said_twice(
    bot: FakeTelegram, say: Say
) -> None:
    bot.trouble = [(502, {}), (429, {"ok": False, "parameters": {"retry_after": 400}})]
    say(update(SAID))
    delivery = Delivery.objects.get()
    assert (delivery.sent_at, delivery.attempts) == (None, 1)
    later = timezone.now() + timedelta(minutes=2)
    assert not deliveries.send(delivery_id=delivery.pk, at=later)
    assert not deliveries.send(delivery_id=delivery.pk, at=later + timedelta(seconds=390))
    assert deliveries.send(delivery_id=delivery.pk, at=later + timedelta(seconds=410))
    assert not deliveries.send(delivery_id=delivery.pk, at=later + timedelta(hours=1))
    assert len(bot.sent) == 1


def test_whoever_blocked_the_bot_is_left_alone_and_it_is_noted(bot: FakeTelegram, say: Say) -> None:
    bot.blocked.add(7001)
    say(update(SAID))
    assert "blocked by the user" in Delivery.objects.failed().get().fault
    assert Report.objects.get().claim is not None


def test_a_file_that_cannot_be_had_is_said_and_the_words_count(bot: FakeTelegram, say: Say) -> None:
    bot.files["rusak"] = b"bukan gambar"
    say(update(photo=photo("rusak"), caption="Benarkah?"))
    report = Report.objects.get()
    assert report.unread_files == 1
    assert report.claim is not None
    assert "kirim lagi sebagai gambar" in last(bot).lower()


def test_a_file_is_asked_for_again_while_the_service_is_silent(
    bot: FakeTelegram, say: Say, django_capture_on_commit_callbacks: Any
) -> None:
    bot.files["sungai"] = photograph(1)
    bot.trouble = [(503, {})]
    say(update(photo=photo("sungai")))
    assert Report.objects.get().claim is None
    later = timezone.now() + timedelta(minutes=3)
    with time_machine.travel(later), django_capture_on_commit_callbacks(execute=True):
        assert incoming.fetch_left_over(later) == 1
    assert not PendingFile.objects.exists()
    assert Report.objects.get().pictures.count() == 1


def test_very_many_from_one_sender_lie_in_the_bin_and_come_back(
    bot: FakeTelegram, say: Say, checker: Any, django_capture_on_commit_callbacks: Any, as_: Any
) -> None:
    for number in range(incoming.MOST_AN_HOUR + 1):
        say(update(f"Kabar aneh nomor {number}", number=number))
    thrown = Report.objects.exclude(rejected_at=None).get()
    assert (thrown.rejection, thrown.claim) == (Rejection.FLOOD, None)
    desk = as_(checker)
    assert thrown.number in desk.get("/meja/hoaks/sampah/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/meja/hoaks/sampah/{thrown.pk}/pulihkan/")
    thrown.refresh_from_db()
    assert thrown.claim is not None


def test_of_whoever_wrote_nothing_is_left_after_its_time(bot: FakeTelegram, say: Say) -> None:
    say(update(SAID))
    assert Report.objects.get().contact == "7001"
    later = timezone.now() + timedelta(days=4000)
    reports.forget_senders(later)
    incoming.forget_received(later)
    assert (Report.objects.get().contact, Received.objects.count()) == ("", 0)
    assert "7001" not in str(list(Received.objects.values()) + list(Delivery.objects.values()))


def test_the_bot_is_connected_by_a_command(bot: FakeTelegram, settings: Any, capsys: Any) -> None:
    settings.BASE_URL = "https://baruga.example"
    call_command("connect_telegram")
    assert bot.webhook["url"] == "https://baruga.example/kait/telegram/"
    assert bot.webhook["secret_token"] == fake_telegram.SECRET
    settings.BASE_URL = "http://baruga.example"
    with pytest.raises(CommandError, match="HTTPS"):
        call_command("connect_telegram")


def test_whatsapp_asks_who_we_are(cloud: FakeWhatsApp, client: Client) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
    answer = client.get("/kait/whatsapp/", asked | {"hub.verify_token": fake_whatsapp.VERIFY})
    assert (answer.status_code, answer.content) == (200, b"1158201444")
    assert client.get("/kait/whatsapp/", asked | {"hub.verify_token": "salah"}).status_code == 403


def test_a_forged_notice_is_refused(cloud: FakeWhatsApp, ring: Say) -> None:
    body = notice(message(SAID))
    assert ring(body, signature="sha256=" + "0" * 64) == 403
    assert ring(body + b" ", signature=signed(body)) == 403
    assert not Report.objects.exists()


def test_a_whatsapp_picture_with_its_caption_is_answered(cloud: FakeWhatsApp, ring: Say) -> None:
    cloud.media["9001"] = photograph(1)
    picture = {"id": "9001", "mime_type": "image/jpeg", "caption": "Benarkah ini?", "sha256": "x"}
    now = int(timezone.now().timestamp())
    assert ring(notice(message(type="image", image=picture, at=now))) == 200
    report = Report.objects.get()
    assert (report.text, report.pictures.count()) == ("Benarkah ini?", 1)
    assert report.number in cloud.sent[-1]["text"]["body"]


def test_a_notice_of_several_messages_out_of_order_loses_none(
    cloud: FakeWhatsApp, ring: Say
) -> None:
    ring(notice(message("Kedua", number=2, at=1_763_870_500), message("Pertama", number=1)))
    ring(notice(message("Pertama", number=1)))
    assert sorted(Report.objects.values_list("text", flat=True)) == ["Kedua", "Pertama"]


def test_after_24_hours_whatsapp_gets_the_template(
    cloud: FakeWhatsApp, ring: Say, decide: Any, publish: Any, settings: Any
) -> None:
    settings.WHATSAPP_TEMPLATE = fake_whatsapp.TEMPLATE
    ring(notice(message(SAID, at=int((timezone.now() - timedelta(hours=30)).timestamp()))))
    cloud.open_windows.clear()
    page = publish(decide())
    body = cloud.sent[-1]
    words, address = [one["text"] for one in body["template"]["components"][0]["parameters"]]
    assert words.startswith("SALAH: Jembatan tetap dibuka.")
    assert address == page.public_address


def test_without_a_template_it_is_noted_that_nobody_was_reached(
    cloud: FakeWhatsApp, ring: Say, decide: Any, publish: Any
) -> None:
    ring(notice(message(SAID, at=int((timezone.now() - timedelta(hours=30)).timestamp()))))
    publish(decide())
    assert "no template" in Delivery.objects.failed().latest("pk").fault


def test_word_of_what_did_not_arrive_is_kept(cloud: FakeWhatsApp, ring: Say) -> None:
    ring(notice(message(SAID, at=int(timezone.now().timestamp()))))
    failed = {
        "id": "wamid.KELUAR1",
        "status": "failed",
        "recipient_id": SENDER,
        "errors": [{"code": 131026, "title": "Message undeliverable"}],
    }
    ring(notice(statuses=(failed, {"id": "wamid.LAIN", "status": "failed"}, failed | {"id": "x"})))
    assert Delivery.objects.get().fault == "131026 Message undeliverable"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"entry": [{"changes": [{"field": "messages"}]}]}']
)
def test_a_notice_of_another_shape_is_taken_and_makes_nothing(
    body: bytes, cloud: FakeWhatsApp, ring: Say
) -> None:
    assert ring(body) == 200
    assert not Report.objects.exists()


def test_an_address_left_in_the_form_gets_the_answer_by_letter(
    client: Client, decide: Any, publish: Any, mailoutbox: Any
) -> None:
    client.post("/lapor/", {"text": SAID, "contact": "warga@contoh.example"})
    reports.cluster(report_id=Report.objects.get().pk)
    page = publish(decide())
    letters = [one for one in mailoutbox if one.to == ["warga@contoh.example"]]
    assert len(letters) == 1
    assert page.public_address in letters[0].body
