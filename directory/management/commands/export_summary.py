"""A regional summary as files: the same as the staff page gives."""

import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils import timezone

from directory.exports.formats import FORMATS, file_name
from directory.models import Region
from directory.reports.area import ENGLAND
from directory.reports.regional import SECTIONS, NotASummaryError, regional_summary
from directory.reports.report import Audience, Report
from directory.search import ProjectSearch


class Command(BaseCommand):
    help = "Writes the summary of a region, of england, or of any question, as of today."

    def add_arguments(self, parser):
        parser.add_argument("region", nargs="?", help="A region’s slug, or england.")
        parser.add_argument("--query", help="A question as in the address of the results page, instead.")
        parser.add_argument(
            "--format", default=",".join(FORMATS), help=f"Of {', '.join(FORMATS)}; all of them."
        )
        parser.add_argument("--out", type=Path, default=Path.cwd(), help="The folder for the files.")
        parser.add_argument("--audience", choices=[a.value for a in Audience], default=Audience.PUBLIC.value)
        parser.add_argument(
            "--since", type=datetime.date.fromisoformat, help="Lists changes since: 2026-01-31."
        )
        parser.add_argument("--sections", default="", help=f"Some of {', '.join(SECTIONS)}.")

    def handle(self, *, out, format, **options):
        formats = words_of(format)
        if unknown := [name for name in formats if name not in FORMATS]:
            raise CommandError(f"There is no format “{unknown[0]}”. There are: {', '.join(FORMATS)}.")
        report = self.report(**options)
        out.mkdir(parents=True, exist_ok=True)
        for name in formats:
            path = out / file_name(report, name)
            write_whole(path, FORMATS[name].write(report))
            self.stdout.write(str(path))

    def report(self, *, region, query, audience, since, sections, **options) -> Report:
        if since and since > timezone.localdate():
            raise CommandError("--since is a day that has not come yet.")
        try:
            return regional_summary(
                subject(region, query),
                since=since,
                audience=Audience(audience),
                sections=words_of(sections),
            )
        except NotASummaryError as error:
            raise CommandError(str(error)) from error


def subject(region: str | None, query: str | None) -> Region | ProjectSearch | None:
    """What the summary is of; one of the two must be said."""
    if bool(region) == (query is not None):
        raise CommandError("Say a region’s slug, or england, or --query with a question.")
    if query is not None:
        return ProjectSearch(QueryDict(query.partition("?")[2] or query))
    if region == ENGLAND:
        return None
    if found := Region.objects.filter(slug=region).first():
        return found
    known = ", ".join([*Region.objects.values_list("slug", flat=True), ENGLAND])
    raise CommandError(f"There is no region “{region}”. There are: {known}.")


def words_of(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def write_whole(path: Path, content: bytes) -> None:
    """A file is there whole or not at all, also where the command is stopped and started again."""
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_bytes(content)
    unfinished.replace(path)
