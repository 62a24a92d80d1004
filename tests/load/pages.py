"""What readers of a large archive wait for: queries, time without a cache, time with each."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from baruga.accounts.models import User
from baruga.network.models import Region
from baruga.newsroom.models import StoryPage
from baruga.portal.choices import REGION_COOKIE
from tests.load.figures import Figure, at_most, speed
from tests.load.machine import nginx
from tests.load.reading import Reader, fresh, rate, times
from tests.load.wording import WORDS

READINGS = 300
ROUNDS = 5


@dataclass(frozen=True)
class Archive:
    """A served archive: Baruga's port, and what there is to read in it."""

    port: int
    folder: Path
    stories: list[str]
    regions: list[str]
    words: list[str]
    titles: list[str]

    @classmethod
    def look(cls, *, port: int, folder: Path) -> Archive:
        """Draw `READINGS` stories by lot; keep every word with which the archive was written."""
        chance = random.Random(9)
        rows = list(StoryPage.objects.published().values_list("pk", "title"))
        drawn = chance.sample(rows, min(READINGS, len(rows)))
        by_pk = StoryPage.objects.in_bulk([pk for pk, _title in drawn])
        words = sorted({word for text in _texts(WORDS) for word in text.split() if word.isalpha()})
        return cls(
            port=port,
            folder=folder,
            stories=[by_pk[pk].get_url() for pk, _title in drawn],
            regions=[region.slug for region in Region.objects.local()],
            words=chance.sample(words, len(words)),
            titles=[title for _pk, title in drawn],
        )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def queries(archive: Archive) -> Iterator[Figure]:
    """The most that any of many pages asks for, in a process that has drawn a page before."""
    client = Client(headers={"host": "127.0.0.1"})
    homes = [_home(archive.regions[0]), _home(None)]
    _counted(client, archive.stories[0])
    stories = [_counted(client, path) for path in fresh(archive.stories[:100])]
    yield at_most("queries of an uncached story page, most of 100", max(stories), 25)
    yield at_most("queries of the uncached home page, most of 2", max(homes), 30)
    desks = {user.username: _desk(user) for user in User.objects.filter(is_active=True)}
    busiest = max(desks, key=lambda name: desks[name])
    yield at_most(
        f"queries of /meja/, most of {len(desks)} people",
        desks[busiest], 20, measured=f"{desks[busiest]} ({busiest})",
    )  # fmt: skip


def _home(region: str | None) -> int:
    client = Client(headers={"host": "127.0.0.1"})
    if region:
        client.cookies[REGION_COOKIE] = region
    _counted(client, "/")
    return _counted(client, fresh(["/"])[0])


def _desk(user: User) -> int:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    _counted(client, "/meja/")
    return _counted(client, "/meja/")


def _counted(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}.")
    return len(asked)


def uncached(archive: Archive) -> Iterator[Figure]:
    """Every address is new, so the page is drawn and then stored, as for the first who asks."""
    warm = fresh(archive.stories[:10] + ["/"] * 10)
    times(archive.port, warm)
    stories = fresh(archive.stories)
    yield speed(f"uncached story page, {len(stories)} stories", times(archive.port, stories), 150)
    homes = fresh(["/"] * 200)
    yield speed(f"uncached home page, {len(homes)} times", times(archive.port, homes), 150)
    yield speed(
        "uncached story page, 8 readers at once", times(archive.port, fresh(stories), at_once=8)
    )
    lists = [f"/wilayah/{slug}/" for slug in archive.regions] + ["/terbaru/", "/foto/", "/umpan/"]
    yield speed(f"uncached lists and feed, {len(lists)} pages", times(archive.port, fresh(lists)))


def search(archive: Archive) -> Iterator[Figure]:
    """Search is never kept by the page cache, so each question is answered by the database."""
    kinds: list[tuple[str, Callable[[int], str]]] = [
        ("one word", lambda n: archive.words[n % len(archive.words)]),
        ("two words of a headline", lambda n: "+".join(archive.titles[n].split()[:2])),
        ("a whole headline", lambda n: "+".join(archive.titles[-n - 1].split())),
        (
            "one word in one region",
            lambda n: f"{archive.words[-n - 1]}&wilayah={_turn(archive, n)}",
        ),
    ]
    count = min(100, len(archive.titles))
    taken: list[float] = []
    for name, question in kinds:
        paths = [f"/cari/?q={question(n)}" for n in range(count)]
        of_kind = times(archive.port, paths)
        taken += of_kind
        yield speed(f"search, {name}", of_kind)
    yield speed(f"search, all {len(taken)} questions", taken, 150)


def _turn(archive: Archive, number: int) -> str:
    return archive.regions[number % len(archive.regions)]


def cached(archive: Archive) -> Iterator[Figure]:
    """The same pages from Baruga's own cache and without it, in turns, by eight readers at once."""
    for name, paths in (("story page", archive.stories[:100]), ("home page", ["/"])):
        known, drawn = [], []
        for _round in range(3):
            drawn.append(rate(archive.port, paths, seconds=5, uncached=True))
            times(archive.port, paths)
            known.append(rate(archive.port, paths, seconds=5))
        fast, slow = statistics.median(known), statistics.median(drawn)
        yield Figure(
            what=f"{name} from Baruga's cache, uncached beside it",
            measured=f"{fast:,.0f}/s, {slow:,.0f}/s",
            target=">= 10 times",
            ratio=f"{fast / slow:.1f} times",
            met=fast >= 10 * slow,
        )


def proxy(archive: Archive) -> Iterator[Figure]:
    """nginx with our example, and nginx with the same bytes as files, in turns."""
    pages = ["/", "/terbaru/", "/umpan/", *archive.stories[:17]]
    with nginx(archive.folder / "nginx", upstream=archive.port) as (port, static_port, files):
        reader = Reader(archive.port)
        for number, path in enumerate(pages):
            (files / f"{number}.html").write_bytes(reader.read(path))
        copies = [f"/{number}.html" for number in range(len(pages))]
        times(port, pages)
        ours, theirs = [], []
        for _round in range(ROUNDS):
            ours.append(rate(port, pages, seconds=4, at_once=16))
            theirs.append(rate(static_port, copies, seconds=4, at_once=16))
    proxied, static = statistics.median(ours), statistics.median(theirs)
    yield Figure(
        what="nginx with Baruga's pages in its cache, as files beside it",
        measured=f"{proxied:,.0f}/s, {static:,.0f}/s",
        target=">= 0.85",
        ratio=f"{proxied / static:.2f}",
        met=proxied >= 0.85 * static,
    )
