"""Bars for the demo's infographics, drawn by code: as SVG and, for lists, as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PIL import Image, ImageDraw, ImageFont

INK, SOFT, PAPER, BAR, LEAD_BAR = "#1c2230", "#4a5263", "#fbfaf6", "#0c4a63", "#a8341f"
WIDTH, HEAD, ROW, FOOT, LEFT, RIGHT = 1200, 190, 96, 80, 60, 60


@dataclass(frozen=True)
class Bar:
    label: str
    value: str
    number: float


@dataclass(frozen=True)
class Chart:
    """Horizontal bars, the longest in the colour that leads; `note` is the line of the sources."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    note: str

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.bars) + FOOT

    def length(self, bar: Bar) -> int:
        """In pixels; room for the value stays behind the longest."""
        longest = max(each.number for each in self.bars)
        return round((WIDTH - LEFT - RIGHT - 190) * bar.number / longest)

    def colour(self, bar: Bar) -> str:
        return LEAD_BAR if bar.number == max(each.number for each in self.bars) else BAR


def svg(chart: Chart) -> bytes:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {chart.height}" role="img">',
        f"<title>{escape(chart.title)}</title>",
        "<style>text{font-family:system-ui,sans-serif;fill:" + INK + "}"
        ".t{font-size:44px;font-weight:700}.s{font-size:28px;fill:" + SOFT + "}"
        ".l{font-size:30px}.v{font-size:32px;font-weight:700}</style>",
        f'<rect width="{WIDTH}" height="{chart.height}" fill="{PAPER}"/>',
        f'<text class="t" x="{LEFT}" y="84">{escape(chart.title)}</text>',
        f'<text class="s" x="{LEFT}" y="134">{escape(chart.unit)}</text>',
    ]
    for number, bar in enumerate(chart.bars):
        top = HEAD + ROW * number
        end = LEFT + chart.length(bar)
        parts += [
            f'<text class="l" x="{LEFT}" y="{top + 26}">{escape(bar.label)}</text>',
            f'<rect x="{LEFT}" y="{top + 40}" width="{chart.length(bar)}" height="34" rx="4" '
            f'fill="{chart.colour(bar)}"/>',
            f'<text class="v" x="{end + 16}" y="{top + 68}">{escape(bar.value)}</text>',
        ]
    parts.append(
        f'<text class="s" x="{LEFT}" y="{chart.height - 30}">{escape(chart.note)}</text></svg>'
    )
    return "\n".join(parts).encode()


def picture(chart: Chart) -> Image.Image:
    sheet = Image.new("RGB", (WIDTH, chart.height), PAPER)
    pen = ImageDraw.Draw(sheet)

    def write(text: str, x: int, base: int, size: int, ink: str = INK) -> None:
        pen.text((x, base), text, fill=ink, font=ImageFont.load_default(size), anchor="ls")

    write(chart.title, LEFT, 84, 44)
    write(chart.unit, LEFT, 134, 28, SOFT)
    for number, bar in enumerate(chart.bars):
        top, end = HEAD + ROW * number, LEFT + chart.length(bar)
        write(bar.label, LEFT, top + 26, 30)
        pen.rounded_rectangle((LEFT, top + 40, end, top + 74), 4, fill=chart.colour(bar))
        write(bar.value, end + 16, top + 68, 32)
    write(chart.note, LEFT, chart.height - 30, 28, SOFT)
    return sheet
