"""What falls due in amplification."""

from __future__ import annotations

from baruga.amplification.actions import look_after
from baruga.core.schedule import jobs

jobs.register("look-after-kits", look_after, order=50)
