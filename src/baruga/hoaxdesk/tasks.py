"""Background work of the hoax desk: ids in, one verb, safe to run twice."""

from __future__ import annotations

from django_tasks import task

from baruga.hoaxdesk.actions import reports


@task()
def find_claim(report_id: int) -> None:
    reports.cluster(report_id=report_id)
