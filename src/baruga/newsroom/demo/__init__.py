"""What the demo publishes: stories as files, and pictures drawn for them.

Each file of `stories/` is one story; its name is the story's slug. Keys, all required:

- `type`: `news`, `photo` or `infographic`; `institution`: a slug of the network's demo institutions
- `headline`, `kicker`, `lead`, `dateline`, `byline`, `note_to_editors`, `press_contact`: plain text
- `topics`: slugs of the 17 top IPTC Media Topics; `regions`: Kemendagri codes, empty = all
- `hours_ago`: age in hours at the time of loading (publication, or the last edit of a draft)
- `state`: `published`, `draft`, `submitted`, `returned` (`return_reason` says what to mend), or
  `correction`: published, and a newer draft waits. The table `correction` holds the draft's
  `lead` and the `reason`.
- `[[image]]`: `scene` and `seed` for `illustrations.draw`, `caption`, `alt`, `place`;
  the first is the main picture
- `[[block]]`: `kind = "text"` with `html` (p, b, i, a, ul, ol, li, h3), or `kind = "quote"` with
  `text`, `speaker`, `office`

An infographic has no pictures of its own but `graphic` (`svg` or `picture`), `chart_title`, `chart_unit`, `in_words`,
`method` and `[[figure]]`: `label`, `value` as written, `number` as drawn, `unit`, `source`, `as_of`.

Published, submitted and returned stories meet the production standard. Drafts may not: they show
its checks at work.
"""

from baruga.newsroom.demo.loading import load

__all__ = ["load"]
