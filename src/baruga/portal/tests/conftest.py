"""What the tests of the public site share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def read(client: Client) -> Callable[..., str]:
    """`read("/terbaru/")`: the page as an anonymous reader gets it."""

    def page(path: str, **query: str) -> str:
        response = client.get(path, query)
        assert response.status_code == 200, (path, response.status_code)
        return str(response.content.decode())

    return page


@pytest.fixture
def path() -> Callable[[Any], str]:
    """Where a story stands or would stand."""
    return lambda story: f"/instansi/{story.institution.slug}/{story.slug}/"
