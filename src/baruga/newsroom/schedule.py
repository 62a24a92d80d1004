"""What falls due in the newsroom every minute."""

from __future__ import annotations

from baruga.core.schedule import jobs
from baruga.newsroom.actions.plans import release_due
from baruga.newsroom.actions.preparation import take_care
from baruga.newsroom.actions.reviews import remind
from baruga.newsroom.actions.uploads import drop_abandoned

jobs.register("release-what-is-due", release_due, order=10)
jobs.register("abandoned-recordings", take_care, order=20)
jobs.register("remind-of-reviews", remind, order=30)
jobs.register("drop-abandoned-uploads", drop_abandoned, order=800)
