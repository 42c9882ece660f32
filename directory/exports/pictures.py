"""A chart as a PNG, for files that can hold nothing else: black on white, its words inside."""

import io

from PIL import Image, ImageDraw, ImageFont

from directory.reports.charts import Bar, Chart

# Twice the size it is shown at, so that it prints sharply.
SCALE = 2
WIDTH, LABELS, BAR, GAP, EDGE, TEXT = 680, 300, 20, 10, 12, 13
INK, PALE, PAPER = "#4a2243", "#e9dfe6", "#ffffff"
HATCH = 6
LONGEST_LABEL = 52


def png_of(chart: Chart) -> bytes:
    """The same chart gives the same bytes."""
    height = EDGE * 2 + len(chart.bars) * (BAR + GAP)
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), PAPER)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(TEXT * SCALE)
    for number, bar in enumerate(chart.bars):
        draw_bar(draw, font, bar, (EDGE + number * (BAR + GAP)) * SCALE, chart.longest)
    out = io.BytesIO()
    image.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def draw_bar(draw: ImageDraw.ImageDraw, font, bar: Bar, top: int, longest: int) -> None:
    """Label, bar, number. What is not known is hatched: no meaning stands in the colour alone."""
    left, middle = LABELS * SCALE, top + BAR * SCALE // 2
    room = (WIDTH - LABELS - 60) * SCALE
    right = left + max(2, room * bar.number // longest)
    label = bar.label if len(bar.label) <= LONGEST_LABEL else f"{bar.label[: LONGEST_LABEL - 1]}…"
    draw.text((left - 8 * SCALE, middle), label, fill="#000000", font=fitting(label, font), anchor="rm")
    box = (left, top, right, top + BAR * SCALE)
    draw.rectangle(box, fill=PALE if bar.is_not_known else INK, outline=INK, width=SCALE)
    if bar.is_not_known:
        for x in range(left + HATCH * SCALE, right, HATCH * SCALE):
            draw.line(
                (x, top, max(x - BAR * SCALE, left), top + min(BAR * SCALE, x - left)), fill=INK, width=1
            )
    draw.text((right + 6 * SCALE, middle), str(bar.number), fill="#000000", font=font, anchor="lm")


def fitting(label: str, font):
    """Smaller letters where a label would run out of the picture."""
    room = (LABELS - 16) * SCALE
    size = TEXT * SCALE
    while font.getlength(label) > room and size > 8 * SCALE:
        size -= 1
        font = ImageFont.load_default(size)
    return font
