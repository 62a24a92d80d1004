"""An institution's own hostname shows its section, and leads everybody else home."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from baruga.network.actions import institutions

pytestmark = pytest.mark.django_db
HOST = "berita.takalarkab.go.id"


@pytest.fixture
def own(takalar, coordinator, settings):
    settings.BASE_URL = "http://testserver"
    settings.ALLOWED_HOSTS = ["testserver"]
    return institutions.update(by=coordinator, institution=takalar, hostname=HOST)


def test_its_section_is_the_home_there(own, published_story, client):
    page = client.get("/", headers={"Host": HOST}).content.decode()
    assert "<h1>Pemerintah Kabupaten Takalar</h1>" in page
    assert published_story.title in page


def test_every_address_there_names_the_main_host_as_its_own(own, published_story, client, path):
    home = client.get("/", headers={"Host": HOST}).content.decode()
    assert '<link rel="canonical" href="http://testserver/instansi/pemkab-takalar/">' in home
    story = client.get(path(published_story), headers={"Host": HOST}).content.decode()
    assert f'rel="canonical" href="http://testserver{path(published_story)}"' in story
    assert HOST not in story


@pytest.mark.parametrize(
    "place", ["/instansi/pemkab-gowa/", "/terbaru/", "/akun/masuk/", "/meja/", "/redaksi/?x=1"]
)
def test_everything_else_leads_to_the_main_host(place, own, client):
    answer = client.get(place, headers={"Host": HOST})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"http://testserver{place}"


def test_an_unknown_name_is_refused_as_ever(own, client):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"Host": f"x.{HOST}"}).status_code == 400


def test_nobody_is_somebody_there(own, story, writer, as_, path):
    """A session that strays there opens nothing, and no cookie is set."""
    browser = as_(writer)
    answer = browser.get("/", headers={"Host": HOST})
    assert "private" not in answer.headers.get("Cache-Control", "")
    assert not answer.cookies
    assert browser.get(path(story), headers={"Host": HOST}).status_code == 404


def test_the_main_host_keeps_its_own_home(own, published_story, client):
    client.get("/", headers={"Host": HOST})
    assert 'class="mine"' in client.get("/").content.decode()


def test_a_reader_chooses_the_language_there(own, client):
    answer = client.get("/bahasa/", {"ke": "en", "kembali": "/"}, headers={"Host": HOST})
    assert answer.headers["Location"] == "/"
    assert '<html lang="en">' in client.get("/", headers={"Host": HOST}).content.decode()


def test_a_name_that_was_taken_back_is_unknown_at_once(
    own, coordinator, client, django_capture_on_commit_callbacks
):
    client.get("/", headers={"Host": HOST})
    with django_capture_on_commit_callbacks(execute=True):
        institutions.update(by=coordinator, institution=own, hostname="")
    assert client.get("/", headers={"Host": HOST}).status_code == 400


def test_only_the_coordinator_enters_a_name(takalar, approver, as_):
    with pytest.raises(PermissionDenied):
        institutions.update(by=approver, institution=takalar, hostname=HOST)
    assert (
        "hostname" not in as_(approver).get("/meja/jaringan/pemkab-takalar/ubah/").content.decode()
    )


def test_the_coordinator_enters_it_on_the_desk(takalar, coordinator, as_):
    form = {"short_name": takalar.short_name, "about": "", "hostname": HOST}
    as_(coordinator).post("/meja/jaringan/pemkab-takalar/ubah/", form)
    takalar.refresh_from_db()
    assert takalar.hostname == HOST


def test_two_institutions_never_share_a_name(own, gowa, coordinator, as_):
    form = {"short_name": gowa.short_name, "about": "", "hostname": HOST}
    page = as_(coordinator).post("/meja/jaringan/pemkab-gowa/ubah/", form).content.decode()
    assert "sudah dipakai instansi lain" in page


@pytest.mark.parametrize(
    "name", ["Takalar.go.id", "127.0.0.1", "takalar", "a.id:80", "*.go.id", ".go.id", "a_b.go.id"]
)
def test_a_name_that_is_none_is_refused(name, takalar, coordinator):
    with pytest.raises(ValidationError):
        institutions.update(by=coordinator, institution=takalar, hostname=name)
