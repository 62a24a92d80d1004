"""A claim on its way: reported, taken, known to be a fact, shared with another institution."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from baruga.hoaxdesk.models import Claim
from tests import claims


@pytest.fixture
def reported(db: None) -> Callable[..., Claim]:
    """`reported("words")`: a claim that came by the public form."""
    return claims.reported


@pytest.fixture
def case(checker: Any, takalar: Any) -> Claim:
    return claims.case(by=checker, institution=takalar)


@pytest.fixture
def fact(checker: Any, takalar: Any) -> Claim:
    return claims.fact(by=checker, institution=takalar)


@pytest.fixture
def shared(checker: Any, takalar: Any, gowa: Any) -> Claim:
    return claims.shared(by=checker, institution=takalar, other=gowa)
