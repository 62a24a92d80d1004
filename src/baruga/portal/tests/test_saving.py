"""Text first, pictures on demand; last pages offline; the site as an app."""

import io
import re

import pytest
from PIL import Image

from baruga.portal import offline

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(published_story, path):
    return path(published_story)


def test_pictures_come_on_demand_for_whoever_asks_for_it(place, client):
    assert "<picture>" in client.get(place).content.decode()
    client.get("/hemat-data/", {"ke": "ya"})
    page = client.get(place).content.decode()
    assert "<picture>" not in page
    assert re.search(r'class="on-demand" href="/media/[^"]+\.avif"', page)
    assert re.search(r"<span>[\d,]+\s(byte|bita|KB|B)", page), page
    client.get("/hemat-data/", {"ke": "tidak"})
    assert "<picture>" in client.get(place).content.decode()


def test_a_browser_may_ask_for_it_too(place, client):
    plain = client.get(place)
    light = client.get(place, headers={"Save-Data": "on"})
    assert "<picture>" not in light.content.decode()
    assert "<picture>" in client.get(place).content.decode()
    assert "Save-Data" in plain.headers["Vary"]


def test_what_the_reader_chose_wins_over_the_browser(place, client):
    client.cookies["baruga_hemat"] = "tidak"
    assert "<picture>" in client.get(place, headers={"Save-Data": "on"}).content.decode()


def test_decorations_leave_without_a_word(published_story, client):
    client.cookies["baruga_hemat"] = "ya"
    page = client.get("/terbaru/").content.decode()
    assert "<picture>" not in page
    assert 'class="on-demand"' not in page
    assert '<body class="portal saving"' in page


def test_somebody_signed_in_saves_too(place, writer, as_):
    browser = as_(writer)
    browser.cookies["baruga_hemat"] = "ya"
    assert "<picture>" not in browser.get(place).content.decode()


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/"])
def test_the_choice_leads_back_to_us(target, client):
    answer = client.get("/hemat-data/", {"ke": "ya", "kembali": target})
    assert answer.headers["Location"] == "/"


def test_the_site_can_be_installed(client):
    said = client.get("/manifest.webmanifest").json()
    assert said["start_url"] == "/"
    for icon in said["icons"]:
        answer = client.get(icon["src"])
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert client.get("/ikon-7.png").status_code == 404


def test_the_worker_keeps_out_of_what_is_private(client):
    worker = client.get("/sw.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    words = worker.content.decode()
    for closed in ("meja", "redaksi", "akun", "persetujuan"):
        assert closed in words.split("PRIVATE = ")[1].splitlines()[0]
    assert "410" in words


def test_the_worker_keeps_files_that_are_there(client):
    for address in re.findall(
        r'"(/[^"]*)"', client.get("/sw.js").content.decode().split("KEPT = ")[1].split("];")[0]
    ):
        assert client.get(address).status_code == 200, address


def test_the_sign_is_drawn_within_what_no_launcher_cuts_off():
    with Image.open(io.BytesIO(offline.drawn(192))) as picture:
        assert picture.getpixel((5, 96)) == (12, 74, 99)
        assert picture.getpixel((96, 70)) == (255, 255, 255)
