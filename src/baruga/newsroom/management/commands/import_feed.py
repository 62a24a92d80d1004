"""`baruga import_feed`: other newsrooms' feeds and tables become drafts of an institution."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import asdict
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.network.middleware import region_time_zone
from baruga.network.models import Institution
from baruga.newsroom.actions import imports
from baruga.newsroom.actions.imports import Outcome
from baruga.newsroom.feeds import reading, table
from baruga.newsroom.feeds.entry import NotAFeed
from baruga.newsroom.feeds.fetching import Fetcher, FetchRefused
from baruga.newsroom.feeds.pictures import Finder
from baruga.newsroom.feeds.reading import Options, Source


class Command(BaseCommand):
    help = gettext_lazy(
        "Make drafts of the entries of a feed (RSS, Atom, JSON Feed) or a table (CSV). "
        "Nothing is published and nothing arrives twice: it can be run again at any time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", metavar="PATH|URL", help=_("a file, a folder or an address"))
        parser.add_argument(
            "--institution", required=True, metavar="SLUG", help=_("whose drafts they become")
        )
        parser.add_argument("--format", choices=reading.FORMATS, default="auto")
        parser.add_argument(
            "--map", default="", metavar="title=judul,…",
            help=_("which column of a table holds what: %(fields)s") % {"fields": ", ".join(table.COLUMNS)},
        )  # fmt: skip
        parser.add_argument(
            "--limit", type=_count, metavar="N", help=_("at most so many entries of each file")
        )
        parser.add_argument("--no-pictures", action="store_true", help=_("fetch no pictures"))
        parser.add_argument("--json", action="store_true", help=_("report as JSON"))

    def handle(self, *args: Any, **options: Any) -> None:
        report = Report(self, as_json=options["json"])
        try:
            institution = Institution.objects.active().get(slug=options["institution"])
            how = Options(
                format=options["format"],
                columns=table.mapping_from(options["map"]),
                zone=_zone_of(institution),
            )
            sources = reading.sources(options["address"])
            fetcher = Fetcher(
                named=options["address"] if reading.is_remote(options["address"]) else ""
            )
        except Institution.DoesNotExist as error:
            raise CommandError(
                _("There is no institution “%(slug)s”.") % {"slug": options["institution"]}
            ) from error
        except ValueError as error:
            raise CommandError(
                _("--map knows no “%(pair)s”; write for example title=judul. It knows: %(fields)s.")
                % {"pair": error, "fields": ", ".join(table.COLUMNS)}
            ) from error
        except (NotAFeed, FetchRefused) as error:
            raise CommandError(f"{options['address']}: {error}") from error
        for source in sources:
            self._one(source, institution, fetcher, how, options, report)
        report.end()

    def _one(
        self, source: Source, institution: Institution, fetcher: Fetcher, how: Options,
        options: dict[str, Any], report: Report,
    ) -> None:  # fmt: skip
        """Import one source, or say why it cannot be."""
        finder = Finder(fetcher=fetcher, folder=source.path.parent if source.path else None)
        try:
            with reading.opened(source, fetcher=fetcher, options=how) as entries:
                outcome = imports.import_entries(
                    by=None,
                    at=timezone.now(),
                    institution=institution,
                    entries=islice(entries, options["limit"]),
                    pictures=None if options["no_pictures"] else finder,
                    told=report.progress,
                )
        except NotAFeed as error:
            report.unread(source, str(error))
        except (OperationalError, OSError) as error:
            raise CommandError(
                _("It stopped: %(fault)s. What has arrived stays; run it again to go on.")
                % {"fault": error}
            ) from error
        else:
            report.read(source, outcome)


class Report:
    """What the command says: lines while it works, or one JSON object at the end."""

    def __init__(self, command: BaseCommand, *, as_json: bool) -> None:
        self.command = command
        self.as_json = as_json
        self.sources: list[dict[str, Any]] = []
        self.counts_on_terminal = not as_json and command.stderr.isatty()

    def progress(self, outcome: Outcome) -> None:
        if self.counts_on_terminal:
            self.command.stderr.write(f"\r{outcome.total}", ending="")
            self.command.stderr.flush()

    def unread(self, source: Source, reason: str) -> None:
        self.sources.append({"source": source.name, "error": reason} | _counts(Outcome()))
        self._line(f"{source.name}: {reason}")

    def read(self, source: Source, outcome: Outcome) -> None:
        self.sources.append({"source": source.name, "error": None} | _counts(outcome))
        for line in (*outcome.refusals, *outcome.remarks):
            self._line(f"{source.name}, {line.number}. {line.title or '–'}: {line.reason}")
        if not outcome.total:
            self._line(_("%(source)s: This feed has no entries.") % {"source": source.name})

    def end(self) -> None:
        """Totals; status 1 when not a single source could be read."""
        unread = [source for source in self.sources if source["error"]]
        totals = {
            "arrived": sum(source["arrived"] for source in self.sources),
            "already_there": sum(source["already_there"] for source in self.sources),
            "refused": sum(len(source["refused"]) for source in self.sources),
            "unread": len(unread),
        }
        if self.as_json:
            report = totals | {"sources": self.sources}
            self.command.stdout.write(json.dumps(report, ensure_ascii=False))
        failed = len(unread) == len(self.sources)
        if not self.as_json and not failed:
            self.command.stdout.write(
                _(
                    "New: %(arrived)d. Already there: %(already_there)d. Refused: %(refused)d. Files that are no feed: %(unread)d."
                )
                % totals
            )
        if failed:
            raise SystemExit(1)

    def _line(self, text: str) -> None:
        if self.counts_on_terminal:
            self.command.stderr.write("\r", ending="")
        if not self.as_json:
            self.command.stdout.write(text)


def _counts(outcome: Outcome) -> dict[str, Any]:
    return {
        "arrived": outcome.arrived,
        "already_there": outcome.already_there,
        "refused": [asdict(line) for line in outcome.refusals],
        "remarks": [asdict(line) for line in outcome.remarks],
    }


def _zone_of(institution: Institution) -> ZoneInfo:
    return ZoneInfo(institution.region.timezone) if institution.region else region_time_zone()


def _count(text: str) -> int:
    """A number of entries, for argparse."""
    if not text.isdecimal():
        raise ArgumentTypeError(_("write a whole number, 0 or more"))
    return int(text)
