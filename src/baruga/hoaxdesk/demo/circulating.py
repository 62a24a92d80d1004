"""The demo's pictures that circulate: photographs of its stories, cut and captioned as strangers do."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from baruga.hoaxdesk.cleaning import Clean, clean
from baruga.newsroom.models import StoryPage

CUT = 0.07  # of each side
WIDTH = 720  # pixels, as a chat program leaves them
BAR = 110  # pixels of the caption below


def circulating(row: dict[str, str]) -> Clean:
    """`headline` names the story whose picture is taken, `words` stand below it."""
    story = StoryPage.objects.select_related("main_image").get(title=row["headline"])
    assert story.main_image is not None  # noqa: S101  every story of the demo has one
    with story.main_image.open_file() as file, Image.open(file) as image:
        whole = image.convert("RGB")
    across, down = round(whole.width * CUT), round(whole.height * CUT)
    part = whole.crop((across, down, whole.width - across, whole.height - down))
    part = part.resize((WIDTH, round(part.height * WIDTH / part.width)))
    made = Image.new("RGB", (WIDTH, part.height + BAR), "#111111")
    made.paste(part, (0, 0))
    ImageDraw.Draw(made).text(
        (WIDTH / 2, part.height + BAR / 2),
        row["words"],
        fill="#ffe14d",
        font=ImageFont.load_default(38),
        anchor="mm",
        stroke_width=1,
    )
    file = io.BytesIO()
    made.save(file, "JPEG", quality=62)
    return clean(file)
