"""A resident, or a bot, asks whether a message has been answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.test import Client

from baruga.core import fetching
from baruga.hoaxdesk import engine
from baruga.hoaxdesk.actions import claims
from baruga.hoaxdesk.choices import Nature
from baruga.hoaxdesk.models import Claim, Report
from tests import claims as made
from tests.cast import NOW

SAID = "Jembatan di Takalar ditutup sampai Maret!"
REWORDED = "Katanya jembatan Takalar itu ditutup sampai bulan Maret, jangan lewat"
UNKNOWN = "Pendaftaran beasiswa kapal selam dibuka minggu ini"


@pytest.fixture
def open_claim(checker: Any, takalar: Any, gowa: Any) -> Claim:
    return made.shared(by=checker, institution=takalar, other=gowa)


@pytest.fixture
def answered(open_claim: Claim, checker: Any, neighbour: Any) -> Claim:
    made.decided(open_claim, by=checker, signer=neighbour)
    engine.rebuild()
    return open_claim


def read(client: Client, text: str) -> str:
    answer = client.post("/cek/", {"text": text})
    assert answer.status_code == 200
    return answer.content.decode()


def told(client: Client, text: Any) -> Any:
    return client.post("/api/cek/", {"text": text}, content_type="application/json").json()


@pytest.mark.parametrize("dress", ["", "  ", "\u200b", "🙏"])
def test_the_very_words_are_answered_for_certain(
    dress: str, client: Client, answered: Claim
) -> None:
    page = read(client, f"{dress}{SAID.upper()}{dress}")
    assert "Sudah dijawab" in page
    assert "Jembatan tetap dibuka." in page


def test_other_words_are_shown_as_similar_and_never_as_the_answer(
    client: Client, answered: Claim
) -> None:
    page = read(client, REWORDED)
    assert "Apakah salah satu dari ini?" in page
    assert "Sudah dijawab" not in page
    assert told(client, REWORDED)["answer"] is None
    assert told(client, REWORDED)["similar"][0]["fact"] == "Jembatan tetap dibuka."


def test_what_is_being_checked_is_said_so(client: Client, open_claim: Claim) -> None:
    engine.rebuild()
    assert "sedang diperiksa" in read(client, SAID)
    assert told(client, SAID)["status"] == "being_checked"
    assert "salah satu dari ini" not in read(client, REWORDED)  # nothing answered is near


def test_a_criticism_is_shown_its_door_and_gets_no_verdict(
    client: Client, case: Claim, checker: Any
) -> None:
    claims.answer_gate(
        by=checker, at=NOW, claim=case, nature=Nature.CRITICISM, note="Kritik layanan."
    )
    engine.rebuild()
    assert "Dijawab instansi yang bersangkutan" in read(client, SAID)
    assert told(client, SAID) | {"report_at": ""} == {
        "status": "other_door",
        "answer": None,
        "similar": [],
        "archive": [],
        "link_fault": None,
        "picture_fault": None,
        "report_at": "",
    }


@pytest.fixture
def case(checker: Any, takalar: Any) -> Claim:
    return made.case(by=checker, institution=takalar)


def test_what_is_left_unamplified_is_not_told_of(
    client: Client, open_claim: Claim, checker: Any
) -> None:
    claims.keep_quiet(by=checker, at=NOW, claim=open_claim, reason="Hampir tidak beredar.")
    engine.rebuild()
    assert told(client, SAID)["status"] == "unknown"


def test_what_nobody_knows_can_be_sent_from_there(client: Client, answered: Claim) -> None:
    page = read(client, UNKNOWN)
    assert "Belum ada yang memeriksa ini" in page
    assert f'value="{UNKNOWN}"' in page
    before = Report.objects.count()
    assert client.post("/lapor/", {"text": UNKNOWN}).status_code == 302
    assert Report.objects.count() == before + 1


def test_asking_keeps_nothing_and_needs_no_cookie(client: Client, answered: Claim) -> None:
    before = Report.objects.count()
    answer = Client(enforce_csrf_checks=True).post("/cek/", {"text": UNKNOWN})
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert Report.objects.count() == before
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "text",
    [
        "😀😀😀",
        "\u202eبيان عاجل",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳",
        "a" * 50_000,
        "x" * 5,
        "' OR 1=1 --",
    ],
)
def test_odd_messages_are_looked_for_like_any_other(
    text: str, client: Client, answered: Claim
) -> None:
    assert told(client, text)["status"] == "unknown"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b'{"text"', 400),
        (b"[" * 100_000, 400),
        (b'{"text": 5}', 422),
        (b'{"text": " "}', 422),
        (json.dumps({"text": "a" * 50_001}).encode(), 422),
    ],
)
def test_a_bot_is_told_what_is_wrong(body: bytes, status: int, client: Client, db: None) -> None:
    answer = client.post("/api/cek/", body, content_type="application/json")
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "message"}


def test_who_asks_too_much_is_asked_to_wait(client: Client, db: None) -> None:
    codes = [client.post("/cek/", {"text": f"Kabar {n}"}).status_code for n in range(21)]
    assert codes == [200] * 20 + [429]
    answer = client.post("/api/cek/", {"text": "x"}, content_type="application/json")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")


def test_without_its_index_the_database_answers(
    client: Client, answered: Claim, settings: Any
) -> None:
    settings.DATA_DIR = settings.DATA_DIR / "elsewhere"
    assert told(client, SAID)["status"] == "answered"
    assert "Jembatan tetap dibuka." in read(client, "Jembatan ditutup sampai Maret besok")


def test_the_description_says_what_the_answers_hold(client: Client, answered: Claim) -> None:
    described = client.get("/api/openapi.json").json()
    schemas = described["components"]["schemas"]
    answer = told(client, SAID)
    assert set(answer) == set(schemas["Check"]["properties"])
    assert set(answer["answer"]) == set(schemas["Found"]["properties"])
    assert answer["status"] in schemas["Check"]["properties"]["status"]["enum"]


def _everywhere(number: fetching.Address) -> bool:
    """The outlet of these tests lies on this machine."""
    return True


class _Outlet(BaseHTTPRequestHandler):
    """Another site, with one page."""

    def do_GET(self) -> None:
        if self.path == "/putar":
            self.send_response(302)
            self.send_header("Location", "/putar")
            self.end_headers()
            return
        page = (
            f"<!doctype html><title>{REWORDED}</title><script>alert(1)</script><p>Kabar dari warga.</p>"
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture
def outlet(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Outlet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_page_behind_a_link_is_read(
    client: Client, answered: Claim, outlet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_is_public", _everywhere)
    assert told(client, f"{outlet}/kabar")["similar"][0]["fact"] == "Jembatan tetap dibuka."


@pytest.mark.parametrize("path", ["/kabar", "/putar"])
def test_nobody_is_led_into_the_house_or_round_in_circles(
    path: str, client: Client, answered: Claim, outlet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path == "/putar":
        monkeypatch.setattr(fetching, "_is_public", _everywhere)
    answer = told(client, outlet + path)
    assert answer["status"] == "unknown"
    assert answer["link_fault"]
    assert "tidak dapat dibaca" in read(client, outlet + path)


def test_a_key_asks_more_often_and_a_wrong_one_not_at_all(
    client: Client, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.API_KEYS = ("kunci-redaksi-yang-panjang",)
    monkeypatch.setattr("baruga.portal.views.check.CHECKS_A_MINUTE", 1)

    def status(**headers: str) -> int:
        answer = client.post(
            "/api/cek/", {"text": UNKNOWN}, content_type="application/json", headers=headers
        )
        return answer.status_code

    key = {"Authorization": "Bearer kunci-redaksi-yang-panjang"}
    assert [status(), status(), status(**key), status(**key)] == [200, 429, 200, 200]
    assert status(Authorization="Bearer salah") == 401
