"""What falls due in this app."""

from baruga.core.schedule import jobs
from baruga.work.actions import forget_old

jobs.register("forget-old-notifications", forget_old, order=900)
