"""What the demo publishes: stories as files, and pictures drawn for them.

Each file of `stories/` is one story; its name is the story's slug. Keys, all required:

- `type`: `news`, `photo` or `infographic`; `institution`: a slug of the network's demo institutions
- `headline`, `kicker`, `lead`, `dateline`, `byline`, `note_to_editors`, `press_contact`: plain text
- `topics`: slugs of the 17 top IPTC Media Topics; `regions`: Kemendagri codes, empty = all
- `hours_ago`: age in hours at the time of loading (publication, or the last edit of a draft)
- `state`: `published`, `draft`, `submitted`, `returned` (`return_reason` says what to mend);
  `correction` and `corrected`: published, and a newer version waits or has been approved; the
  table `correction` holds its `lead` and the `reason` that the public reads. `scheduled` and
  `embargo`: approved, and due `hours_ahead` of loading. `withdrawn`: published and taken back;
  `emergency`: published by one person and not approved yet; both say why in `after.note`
- `information_class`, where it is not `periodic`
- `[[image]]`: `scene` and `seed` for `illustrations.draw`, `caption`, `alt`, `place`;
  the first is the main picture
- `[[block]]`: `kind = "text"` with `html` (p, b, i, a, ul, ol, li, h3), or `kind = "quote"` with
  `text`, `speaker`, `office`

`recorded.toml` holds videos and audio, which ffmpeg makes while the demo loads.

An infographic has no pictures of its own but `graphic` (`svg` or `picture`), `chart_title`, `chart_unit`, `in_words`,
`method` and `[[figure]]`: `label`, `value` as written, `number` as drawn, `unit`, `source`, `as_of`.

Published, submitted and returned stories meet the production standard. Drafts may not: they show
its checks at work.
"""

from collections.abc import Callable
from datetime import datetime

from baruga.newsroom.demo import loading, neutrality, recorded


def load(*, at: datetime, say: Callable[[str], object]) -> None:
    """Stories in words and pictures, then what plays. Safe to repeat."""
    loading.load(at=at, say=say)
    recorded.load(at=at, say=say)
    neutrality.load(at=at)


__all__ = ["load"]
