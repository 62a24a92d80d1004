"""*Jaringan*: the list, an institution's page, contacts as a file."""

from __future__ import annotations

from typing import Any

import pytest

from baruga.network.actions import channels, institutions
from baruga.network.choices import Kind
from baruga.network.export import harmless
from baruga.network.models import Region
from tests.cast import NOW

LIST = "/meja/jaringan/"
TAKALAR = "/meja/jaringan/pemkab-takalar/"
EXPORT = "/meja/jaringan/ekspor/"


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def left(coordinator: Any, gowa: Any) -> Any:
    return institutions.offboard(by=coordinator, at=NOW, institution=gowa)


def test_a_stranger_signs_in_first(client: Any, db: None) -> None:
    for address in (LIST, TAKALAR):
        assert client.get(address).url.startswith("/akun/masuk/")


def test_whoever_is_signed_in_sees_who_takes_part(as_: Any, leader: Any) -> None:
    page = text(as_(leader).get(LIST))
    assert "Pemerintah Kabupaten Takalar" in page
    assert "Pemerintah Kabupaten Gowa" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "gowa kabupaten"}, ["Pemkab Gowa"]),
        ({"q": "Diskominfo"}, ["Diskominfo"]),
        ({"kind": "provincial_agency"}, ["Diskominfo"]),
        ({"branch": "judicial"}, []),
        ({"branch": "executive", "q": "takalar"}, ["Pemkab Takalar"]),
        ({"region": "kabupaten-gowa"}, ["Pemkab Gowa"]),
        ({"region": "province"}, ["Diskominfo"]),
        ({"status": "left"}, []),
    ],
)
def test_the_list_is_narrowed(
    as_: Any, writer: Any, asked: dict[str, str], found: list[str]
) -> None:
    page = as_(writer).get(LIST, asked)
    assert [row.short_name for row in page.context["page_obj"]] == found


def test_a_filter_that_makes_no_sense_narrows_nothing_and_breaks_nothing(
    as_: Any, writer: Any
) -> None:
    assert (
        as_(writer).get(LIST, {"kind": "kerajaan", "region": "x", "page": "1"}).status_code == 200
    )


def test_those_that_left_are_shown_only_when_asked_for(as_: Any, writer: Any, left: Any) -> None:
    assert left.name not in text(as_(writer).get(LIST))
    assert left.name in text(as_(writer).get(LIST, {"status": "left"}))


def test_nothing_found_says_what_to_do(as_: Any, writer: Any) -> None:
    assert "Tidak ada instansi yang cocok" in text(as_(writer).get(LIST, {"q": "zzz"}))


def test_the_list_asks_the_same_queries_however_long(
    as_: Any, coordinator: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        institutions.onboard(
            by=None,
            at=NOW,
            slug=f"dinas-{number}",
            name=f"Dinas {number}",
            short_name=f"D{number}",
            kind=Kind.REGENCY_AGENCY,
            region=Region.objects.get(slug="kabupaten-gowa"),
        )
    browser = as_(coordinator)
    with django_assert_max_num_queries(18):
        browser.get(LIST)


def test_only_the_coordinator_counts_people_and_takes_contacts_along(
    as_: Any, writer: Any, coordinator: Any
) -> None:
    assert EXPORT in text(as_(coordinator).get(LIST))
    assert "Daftarkan instansi" not in text(as_(writer).get(LIST))


def test_contacts_of_the_chosen_come_as_a_file(
    as_: Any, coordinator: Any, approver: Any, takalar: Any, gowa: Any
) -> None:
    channels.replace(by=approver, institution=takalar, wanted=[("phone", "+62 418 21001")])
    answer = as_(coordinator).post(EXPORT, {"chosen": [takalar.pk, "x"]})
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Pemkab Takalar" in text(answer)
    assert "+62 418 21001" in text(answer)
    assert gowa.short_name not in text(answer)


def test_choosing_nothing_is_said_kindly(as_: Any, coordinator: Any) -> None:
    answer = as_(coordinator).post(EXPORT, follow=True)
    assert "Centang dulu paling sedikit satu instansi." in text(answer)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-cmd|x", "'-cmd|x"),
        ("+62 411", "+62 411"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert harmless(cell) == written


def test_members_see_each_other_and_their_trail(as_: Any, writer: Any) -> None:
    page = text(as_(writer).get(TAKALAR))
    assert "approver@takalar.example" in page
    assert "kabag@takalar.example" in page
    assert "Riwayat" in page


def test_an_outsider_reads_what_is_public_and_nobodys_name(as_: Any, outsider: Any) -> None:
    page = text(as_(outsider).get(TAKALAR))
    assert "Pemerintah Kabupaten Takalar" in page
    for secret in (
        "writer@",
        "kabag@",
        "Riwayat",
        "Undangan yang masih berlaku",
        "Kepala Bagian Humas",
    ):
        assert secret not in page


def test_a_member_who_does_not_manage_gets_no_buttons(as_: Any, writer: Any) -> None:
    page = text(as_(writer).get(TAKALAR))
    for button in ("undang/", "ubah/", "anggota/", "berhenti/", "lepas/"):
        assert button not in page


def test_the_page_of_an_institution_asks_the_same_queries_however_many_serve_there(
    as_: Any, approver: Any, django_assert_max_num_queries: Any
) -> None:
    browser = as_(approver)
    with django_assert_max_num_queries(22):
        browser.get(TAKALAR)


def test_an_institution_that_is_not_there_is_not_found(as_: Any, writer: Any) -> None:
    assert as_(writer).get("/meja/jaringan/tidak-ada/").status_code == 404


def test_the_coordinator_still_reads_about_one_that_left(
    as_: Any, coordinator: Any, left: Any
) -> None:
    page = text(as_(coordinator).get(left.get_absolute_url()))
    assert "Terima kembali" in page
    assert "outsider@takalar.example" in page
