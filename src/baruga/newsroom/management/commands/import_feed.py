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

from baruga.core.fetching import Fetcher, FetchRefused
from baruga.network.middleware import region_time_zone
from baruga.network.models import Institution
from baruga.newsroom.actions import imports
from baruga.newsroom.actions.imports import Outcome
from baruga.newsroom.feeds import reading, table
from baruga.newsroom.feeds.entry import NotAFeed
from baruga.newsroom.feeds.pictures import Finder
from baruga.newsroom.feeds.reading import Options, Source


class Command(BaseCommand):
    @property
    def help(self) -> str:  # type: ignore[override]  # argparse wants text, in today's language
        return _(
            "Make drafts of the entries of a feed (RSS, Atom, JSON Feed) or a table (CSV). "
            "Nothing is published and nothing arrives twice: it can be run again at any time."
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("address", metavar="PATH|URL", help=_("a file, a folder or an address"))
        add("--institution", required=True, metavar="SLUG", help=_("whose drafts they become"))
        add("--format", choices=reading.FORMATS, default="auto")
        columns = _("which column of a table holds what: %(fields)s")
        fields = {"fields": ", ".join(table.COLUMNS)}
        add("--map", default="", metavar="title=judul,…", help=columns % fields)
        add("--limit", type=_count, metavar="N", help=_("at most so many entries of each file"))
        add("--no-pictures", action="store_true", help=_("fetch no pictures"))
        add("--json", action="store_true", help=_("report as JSON"))

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"]
        institution = _institution(options["institution"])
        how = Options(
            format=options["format"],
            columns=_columns(options["map"]),
            zone=ZoneInfo(institution.region.timezone)
            if institution.region
            else region_time_zone(),
        )
        try:
            sources = reading.sources(address, only_tables=how.format == "csv")
            fetcher = Fetcher(named=address if reading.is_remote(address) else "")
        except (NotAFeed, FetchRefused) as error:
            raise CommandError(_line(address, str(error))) from error
        report = Report(self, as_json=options["json"])
        for source in sources:
            folder = source.path.parent if source.path else None
            finder = None if options["no_pictures"] else Finder(fetcher=fetcher, folder=folder)
            try:
                with reading.opened(source, fetcher=fetcher, options=how) as entries:
                    outcome = imports.import_entries(
                        by=None,
                        at=timezone.now(),
                        institution=institution,
                        entries=islice(entries, options["limit"]),
                        pictures=finder,
                        told=report.progress,
                    )
            except NotAFeed as error:
                report.unread(source, str(error))
            except (OperationalError, OSError) as error:
                stopped = _("It stopped: %(fault)s. What has arrived stays; run it again to go on.")
                raise CommandError(stopped % {"fault": error}) from error
            else:
                report.read(source, outcome)
        report.end()


class Report:
    """What the command says: lines while it works, or one JSON object at the end."""

    def __init__(self, command: BaseCommand, *, as_json: bool) -> None:
        self.command = command
        self.as_json = as_json
        self.sources: list[dict[str, Any]] = []
        self.counts = not as_json and command.stderr.isatty()

    def progress(self, outcome: Outcome) -> None:
        if self.counts:
            self.command.stderr.write(f"\r{outcome.total} ", style_func=str, ending="")
            self.command.stderr.flush()

    def unread(self, source: Source, reason: str) -> None:
        self.sources.append({"source": source.name, "error": reason} | _counts(Outcome()))

    def read(self, source: Source, outcome: Outcome) -> None:
        self.sources.append({"source": source.name, "error": None} | _counts(outcome))
        for line in (*outcome.refusals, *outcome.remarks):
            self._say(_line(f"{source.name}, {line.number}. {line.title or '–'}", line.reason))
        if not outcome.total:
            self._say(_line(source.name, _("This feed has no entries.")))

    def end(self) -> None:
        """Totals. Raises CommandError when not a single source could be read."""
        unread = [source for source in self.sources if source["error"]]
        totals = {
            "arrived": sum(source["arrived"] for source in self.sources),
            "already_there": sum(source["already_there"] for source in self.sources),
            "refused": sum(len(source["refused"]) for source in self.sources),
            "unread": len(unread),
        }
        if self.as_json:
            report = json.dumps(totals | {"sources": self.sources}, ensure_ascii=False)
            self.command.stdout.write(report)
        if len(self.sources) == len(unread) == 1:
            raise CommandError(_line(unread[0]["source"], unread[0]["error"]))
        for source in unread:
            self._say(_line(source["source"], source["error"]))
        if len(self.sources) == len(unread):
            raise CommandError(_("There is nothing here that can be read as a feed."))
        told = (
            _("New: %(arrived)d. Already there: %(already_there)d. Refused: %(refused)d.") % totals
        )
        self._say(told)
        if unread:
            self._say(_("Files that are no feed: %(unread)d.") % totals)

    def _say(self, text: str) -> None:
        if not self.as_json:
            self.command.stdout.write(f"\r{text}" if self.counts else text)


def _line(subject: str, words: str) -> str:
    """One line, whatever was in the address or the title."""
    return " ".join(f"{subject}: {words}".split())


def _counts(outcome: Outcome) -> dict[str, Any]:
    return {
        "arrived": outcome.arrived,
        "already_there": outcome.already_there,
        "refused": [asdict(line) for line in outcome.refusals],
        "remarks": [asdict(line) for line in outcome.remarks],
    }


def _institution(slug: str) -> Institution:
    institution = Institution.objects.active().filter(slug=slug).select_related("region").first()
    if institution is None:
        raise CommandError(_("There is no institution “%(slug)s”.") % {"slug": slug})
    return institution


def _columns(mapping: str) -> dict[str, str]:
    try:
        return table.mapping_from(mapping)
    except ValueError as error:
        known = {"pair": error, "fields": ", ".join(table.COLUMNS)}
        raise CommandError(
            _("--map knows no “%(pair)s”; write for example title=judul. It knows: %(fields)s.")
            % known
        ) from error


def _count(text: str) -> int:
    """A number of entries, for argparse."""
    if not text.isdecimal():
        raise ArgumentTypeError(_("write a whole number, 0 or more"))
    return int(text)
