"""A published clarification, with and without a picture that circulates, and its kit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from baruga.amplification.actions import make
from baruga.amplification.models import Kit
from baruga.hoaxdesk.actions import claims, pictures
from baruga.hoaxdesk.choices import Nature
from baruga.hoaxdesk.models import Claim, ClarificationPage, ReportPicture
from tests import cast
from tests import claims as made
from tests.cast import NOW
from tests.pictures import forwarded, reported


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """The index of pictures of this test alone."""
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def shared(checker: Any, takalar: Any, gowa: Any) -> Claim:
    return made.shared(by=checker, institution=takalar, other=gowa)


@pytest.fixture
def clarified(
    shared: Claim, checker: Any, neighbour: Any, writer: Any, approver: Any
) -> Callable[..., ClarificationPage]:
    """`clarified(fact="...")`: published, after a verdict that two institutions signed."""

    def publish(claim: Claim = shared, **verdict: Any) -> ClarificationPage:
        made.decided(claim, by=checker, signer=neighbour, **verdict)
        return made.clarified(claim, by=writer, approver=approver)

    return publish


@pytest.fixture
def page(clarified: Any) -> ClarificationPage:
    return clarified()


@pytest.fixture
def kit(page: ClarificationPage) -> Kit:
    found = make(page_id=page.pk, at=NOW)
    assert found is not None
    return found


@pytest.fixture
def pictured(clarified: Any, checker: Any, takalar: Any, gowa: Any) -> ClarificationPage:
    """Of a claim whose picture the public sees with the verdict across it."""
    claim = reported(forwarded(1), text="Banjir di Takalar pagi ini!", look=False)
    claim = claims.take(by=checker, at=NOW, claim=claim, institution=takalar)
    claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.FACT)
    claim = made.described(claim, checker, sentence="Takalar banjir pagi ini.")
    claims.ask(by=checker, at=NOW, claim=claim, institution=gowa, why="Mohon tanda tangan.")
    picture = ReportPicture.objects.of_claim(claim).get()
    pictures.show(by=checker, at=NOW, claim=claim, picture=picture)
    page = clarified(claim, fact="Takalar kering pagi ini.")
    pictures.stamp(picture_id=picture.pk)
    return ClarificationPage.objects.get(pk=page.pk)


@pytest.fixture
def photograph(takalar: Any) -> Any:
    return cast.picture(institution=takalar, place="Sungai Pappa")
