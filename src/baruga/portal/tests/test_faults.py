"""When something is wrong the site speaks like a human and gives nothing away."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_missing_page_helps_to_go_on(client):
    response = client.get("/instansi/tidak-ada/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "Sudah kami cari" in page
    assert 'href="/cari/"' in page
    assert "tidak-ada" not in page


def test_a_broken_view_says_sorry_and_asks_the_database_nothing(
    monkeypatch, settings, django_assert_num_queries
):
    from baruga.portal import front

    def broken(region):
        raise RuntimeError("rahasia dapur")

    monkeypatch.setattr(front, "compose", broken)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "Ini bukan salah Anda" in response.content.decode()
    assert "rahasia dapur" not in response.content.decode()


@pytest.mark.parametrize(
    "name",
    ["bad_request", "forbidden", "not_found", "server_error", "overloaded", "session_expired"],
)
def test_no_fault_page_needs_the_database(name, rf, django_assert_num_queries):
    from django.shortcuts import render

    with django_assert_num_queries(0):
        page = render(rf.get("/"), f"core/faults/{name}.html").content.decode()
    assert "<h1>" in page
    assert 'class="btn"' in page
