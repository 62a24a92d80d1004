"""What falls due at the hoax desk."""

from __future__ import annotations

import logging
from datetime import datetime

from baruga.core.schedule import jobs
from baruga.hoaxdesk.actions.deliveries import send_left_over
from baruga.hoaxdesk.actions.incoming import fetch_left_over, fetch_letters, forget_received
from baruga.hoaxdesk.actions.pictures import forget_rejected, look_left_over
from baruga.hoaxdesk.actions.reports import cluster_left_over, forget_senders
from baruga.hoaxdesk.channels import Unreachable
from baruga.hoaxdesk.gallery import synchronise_now_and_then

logger = logging.getLogger("baruga.hoaxdesk")


def letters(at: datetime) -> int:
    """A mailbox that does not answer is one line a minute; `baruga doctor` says more."""
    try:
        return fetch_letters(at)
    except Unreachable as fault:
        logger.warning("The mailbox cannot be opened: %s", fault)
        return 0


jobs.register("find-claims", cluster_left_over, order=30)
jobs.register("fetch-files", fetch_left_over, order=31)
jobs.register("fetch-letters", letters, order=200)
jobs.register("send-answers", send_left_over, order=32)
jobs.register("look-at-pictures", look_left_over, order=40)
jobs.register("synchronise-gallery", synchronise_now_and_then, order=210)
jobs.register("forget-senders", forget_senders, order=810)
jobs.register("forget-rejected-pictures", forget_rejected, order=820)
jobs.register("forget-received", forget_received, order=830)
