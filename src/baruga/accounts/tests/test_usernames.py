"""Suggested usernames."""

from __future__ import annotations

from typing import Any

import pytest

from baruga.accounts.queries import free_username, known_as


@pytest.mark.parametrize(
    ("name", "email", "suggested"),
    [
        ("Andi Nurul Fadilah", "x@takalar.example", "andi.nurul"),
        ("", "humas.takalar@takalar.example", "humas.takalar"),
        ("Désiré", "x@takalar.example", "desire"),
        ("安", "@x", "humas"),
        ("Writer", "x@takalar.example", "writer2"),
    ],
)
def test_it_follows_the_name_and_is_free(
    writer: Any, name: str, email: str, suggested: str
) -> None:
    assert free_username(email, name) == suggested


def test_a_username_that_looks_like_anothers_address_is_still_its_owners(
    writer: Any, teammate: Any
) -> None:
    teammate.username = writer.email
    teammate.save()
    assert known_as(writer.email) == teammate
