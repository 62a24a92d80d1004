"""The first page mixes all voices fairly."""

from itertools import count

import pytest

from baruga.network.choices import Kind
from baruga.portal.front import Candidate, mix
from tests import cast

_ids = count(1)


def told(institution, kind=Kind.REGENCY_GOVERNMENT, region=None):
    return Candidate(next(_ids), institution, kind, region, 1)


def test_no_institution_speaks_more_than_twice_among_the_first():
    loud = [told(1) for _ in range(20)]
    others = [told(number) for number in range(2, 12)]
    chosen = mix([*loud, *others], 10)
    assert sum(candidate.institution == 1 for candidate in chosen) == 2
    assert len(chosen) == 10


def test_a_busy_branch_leaves_room_for_the_others():
    busy = [told(number) for number in range(20)]
    quiet = [told(100, Kind.JUDICIARY), told(101, Kind.LEGISLATURE), told(102, Kind.POLICE)]
    chosen = mix([*busy, *quiet], 7)
    assert {candidate.kind for candidate in chosen} == {
        Kind.REGENCY_GOVERNMENT,
        Kind.JUDICIARY,
        Kind.LEGISLATURE,
        Kind.POLICE,
    }


def test_a_day_of_one_branch_still_fills_the_page():
    chosen = mix([told(number) for number in range(20)], 10)
    assert len(chosen) == 10


def test_the_order_stays_that_of_publication():
    pool = [
        told(number, kind)
        for number, kind in enumerate([Kind.REGENCY_GOVERNMENT] * 6 + [Kind.JUDICIARY])
    ]
    chosen = mix(pool, 7)
    assert chosen == sorted(chosen, key=pool.index)


@pytest.mark.django_db
def test_an_empty_hall_says_so(read):
    page = read("/")
    assert "Balai sudah dibuka" in page
    assert "Kabupaten Takalar" in page


@pytest.mark.django_db
def test_the_page_shows_every_branch_and_how_many_take_part(published_story, read):
    page = read("/")
    assert page.count('class="branch-name"') == 6
    assert "<b>3</b>" in page


@pytest.mark.django_db
def test_figures_carry_their_source_and_date(read):
    page = read("/")
    assert "9.528.276" in page
    assert "Keadaan 1 Juli 2025" in page


@pytest.mark.django_db
def test_a_reader_who_said_where_they_live_reads_of_it_first(
    published_story, gowa, outsider, client
):
    client.cookies["baruga_region"] = "kabupaten-gowa"
    page = client.get("/").content.decode()
    assert "Kabupaten Gowa</a></h2>" in page
    assert "300.000" in page


@pytest.mark.django_db
def test_the_first_page_needs_few_queries(
    takalar, writer, approver, client, django_assert_max_num_queries
):
    for number in range(12):
        cast.published(
            institution=takalar, by=writer, approver=approver, title=f"Kabar nomor {number}"
        )
    client.get("/robots.txt")
    with django_assert_max_num_queries(30):
        assert client.get("/").status_code == 200
