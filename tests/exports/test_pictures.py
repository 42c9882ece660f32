"""A chart as a picture: it can be opened, and what is not known looks different without colour."""

import io
import itertools

from PIL import Image

from directory.exports.pictures import png_of
from directory.reports.charts import Bar, Chart

CHART = Chart("structure", "Structure", (Bar("Group", 20), Bar("One to one", 5), Bar("Not known", 12, True)))


def test_it_is_a_picture_that_grows_with_its_bars():
    small = Image.open(io.BytesIO(png_of(Chart("a", "A", CHART.bars[:1]))))
    large = Image.open(io.BytesIO(png_of(CHART)))
    assert large.format == "PNG"
    assert large.size[0] == small.size[0]
    assert large.size[1] > small.size[1]


def test_the_same_chart_gives_the_same_bytes():
    assert png_of(CHART) == png_of(CHART)


def test_what_is_not_known_is_hatched():
    """Along the middle of its bar light and dark take turns; a known bar is dark all along."""
    picture = Image.open(io.BytesIO(png_of(CHART))).convert("L")
    turns = [changes(picture, row) for row in (44, 164)]
    assert turns[0] <= 4
    assert turns[1] > 20


def changes(picture, y):
    """How often light and dark take turns, from the labels' edge to the end of the shorter bar."""
    line = [picture.getpixel((x, y)) < 128 for x in range(605, 900)]
    return sum(one != other for one, other in itertools.pairwise(line))


def test_a_label_of_any_length_stays_inside():
    assert png_of(Chart("a", "A", (Bar("n" * 200, 1),)))
