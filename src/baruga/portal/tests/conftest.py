"""What the tests of the public site share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from baruga.newsroom.models import AudioPage, AudioSeries
from tests import cast, media


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


@pytest.fixture
def series(takalar: Any) -> Any:
    """An audio series of Pemkab Takalar, without episodes."""
    return AudioSeries.objects.create(
        institution=takalar,
        slug="kabar-pagi",
        title="Kabar pagi",
        description="Tiap Senin & Kamis.",
        cover=cast.picture(institution=takalar, size=(1400, 1400)),
        author="Humas Takalar",
        email="humas@takalar.example",
        guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
        created_at=cast.NOW,
    )


@pytest.fixture
def episode(takalar: Any, writer: Any, approver: Any, series: Any) -> Any:
    """A published episode of it."""
    return media.published(
        AudioPage, institution=takalar, by=writer, approver=approver, series=series, episode=7
    )
