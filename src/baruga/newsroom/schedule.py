"""What falls due in this app."""

from baruga.core.schedule import jobs
from baruga.newsroom.actions.plans import release_due

jobs.register("release-what-is-due", release_due, order=10)
