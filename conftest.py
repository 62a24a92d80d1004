"""Fixtures of every test: the cast, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from tests import cast


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Build the cast once per database; tests roll back to it."""
    with django_db_blocker.unblock():
        cast.build()


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    yield
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def person(db: None) -> Callable[[str], Any]:
    """A member of the cast by name."""
    from baruga.accounts.models import User

    return lambda name: User.objects.get(username=name)


def _member(name: str) -> Any:
    def member(person: Callable[[str], Any]) -> Any:
        return person(name)

    return pytest.fixture(member, name=name)


writer = _member("writer")
second_writer = _member("second_writer")
teammate = _member("teammate")
approver = _member("approver")
leader = _member("leader")
outsider = _member("outsider")
coordinator = _member("coordinator")
checker = _member("checker")  # of facts, at Takalar
neighbour = _member("neighbour")  # of facts, at Gowa
third = _member("third")  # of facts, at the province's office


@pytest.fixture
def takalar(db: None) -> Any:
    from baruga.network.models import Institution

    return Institution.objects.get(slug="pemkab-takalar")


@pytest.fixture
def gowa(db: None) -> Any:
    from baruga.network.models import Institution

    return Institution.objects.get(slug="pemkab-gowa")


@pytest.fixture
def official(takalar: Any) -> Any:
    return takalar.officials.get()


@pytest.fixture
def as_(client: Client) -> Callable[[Any], Client]:
    """`as_(writer).get(...)`: a browser in which this person is signed in."""

    def signed_in(user: Any) -> Client:
        browser = Client()
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return signed_in


@pytest.fixture
def story(takalar: Any, writer: Any) -> Any:
    """A complete draft of `writer` at Pemkab Takalar."""
    return cast.news(institution=takalar, by=writer)


@pytest.fixture
def published_story(takalar: Any, writer: Any, approver: Any) -> Any:
    return cast.published(institution=takalar, by=writer, approver=approver)
