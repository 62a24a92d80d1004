"""What falls due in this app."""

from baruga.core.schedule import jobs
from baruga.newsroom.actions.uploads import drop_abandoned

jobs.register("drop-abandoned-uploads", drop_abandoned, order=800)
