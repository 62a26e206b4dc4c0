"""Slides as values, before any file format: what stands where on each slide of a deck.

Texts, tables and charts stay what they are, so that they can be edited where they are opened; only their
places are settled. Lengths are points from the top left corner, y grows downwards.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from fujidesk.domain.charts import AmountChart, FlowChart, StackedChart, TrendPanel
from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Align

NativeChart: TypeAlias = StackedChart | FlowChart | AmountChart | TrendPanel
"""Charts that are written as charts; heat maps and strips are written as tables with coloured cells."""
NAMES_SHARE, LYING_SHARE, UPRIGHT_SHARE = 0.36, 0.8, 0.65
"""Of a native chart: share of the width for the names of lying bars; of the height for the bars."""
_PER_DIGIT, _BESIDE = 0.62, 0.2
"""Width of a digit or sign, and room beside a figure, in sizes."""
_BAR_SHARE = 0.72
"""Width of an upright bar in the distance from one to the next."""


def is_upright(chart: NativeChart) -> bool:
    """Tell whether the bars of a chart stand side by side."""
    return isinstance(chart, StackedChart) and chart.upright


def before_marks(chart: FlowChart) -> tuple[tuple[str, str], ...]:
    """Return the marks that any project had in the earlier year: a bar each."""
    return tuple((key, word) for key, word in chart.marks if chart.side(key, before=True))


def wholes(chart: NativeChart) -> tuple[int, ...]:
    """Return for each bar what the whole length of the drawing counts; lying bars of shares fill it."""
    if isinstance(chart, StackedChart):
        most = max((bar.total for bar in chart.bars), default=1)
        return tuple(most if chart.upright else bar.total for bar in chart.bars)
    if isinstance(chart, FlowChart):
        sides = [chart.side(key, before=True) for key, _ in before_marks(chart)]
        return (max(sides, default=1),) * len(sides)
    return ()


@dataclass(frozen=True, slots=True)
class SlideBox:
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SlideFont:
    """How a text is written; size in points."""

    size: float
    ink: str = PAPER.text
    bold: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class SlideText:
    """A text, a paragraph each.

    fill, edge: of the box, "" for none. pad: between its edge and the text. is_middle: around its middle,
    else from its top. wraps: whether it is broken to its box; else it may stand out of it.
    """

    box: SlideBox
    paragraphs: tuple[str, ...]
    font: SlideFont
    fill: str = ""
    edge: str = ""
    pad: float = 0.0
    is_middle: bool = False
    wraps: bool = True
    bullet: str = ""
    """Sign before each paragraph, in the colour of headings; "" for none."""


@dataclass(frozen=True, slots=True)
class SlideCell:
    """A cell of a table. across, down: columns and rows that it takes. fill: "" for none."""

    text: str
    font: SlideFont
    fill: str = ""
    across: int = 1
    down: int = 1
    is_ruled: bool = False
    """Whether a line stands at its left and right."""


@dataclass(frozen=True, slots=True)
class SlideRow:
    """A row of a table; None where a cell from the left or from above reaches into it. height: at least."""

    height: float
    cells: tuple[SlideCell | None, ...]


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table. heads: whether its first row names the columns.

    alt: what it shows, for those who do not see it.
    """

    left: float
    top: float
    widths: tuple[float, ...]
    rows: tuple[SlideRow, ...]
    alt: str
    heads: bool = True
    pad: float = 4.0

    @property
    def box(self) -> SlideBox:
        """The place of the whole table."""
        return SlideBox(self.left, self.top, sum(self.widths), sum(row.height for row in self.rows))


@dataclass(frozen=True, slots=True)
class SlideChart:
    """A chart that can be edited, without title and foot. size: of its texts in points. alt: it in words.

    labels: names of its bars or points, broken to their room.
    """

    box: SlideBox
    chart: NativeChart
    size: float
    alt: str
    labels: tuple[str, ...]

    def is_narrow(self, count: int, whole: int) -> bool:
        """Tell whether a part of a bar has no room for its figure; whole: what the longest bar counts."""
        if is_upright(self.chart):
            return self.box.height * UPRIGHT_SHARE * count < self.size * whole
        return self.box.width * (1 - NAMES_SHARE) * count < self._needed(f"{count}") * whole

    def has_room(self, lead: str, count: int, whole: int) -> bool:
        """Tell whether a part that is not narrow has room for the sign of its mark too. lead: that sign."""
        words = self._needed(f"{lead} {count}")
        if isinstance(self.chart, StackedChart) and self.chart.upright:
            return words <= self.box.width / len(self.chart.bars) * _BAR_SHARE
        return words * whole <= self.box.width * (1 - NAMES_SHARE) * count

    def _needed(self, words: str) -> float:
        """Return the width of a figure with its sign, in points."""
        return self.size * (_PER_DIGIT * len(words) + _BESIDE)


SlideItem: TypeAlias = SlideText | SlideTable | SlideChart


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide. part: index of the part of the pack. number: from 1. notes: for the speaker, a paragraph each.

    page: where 「n / N」 stands.
    """

    part: int
    number: int
    count: int
    title: str
    items: tuple[SlideItem, ...]
    page: SlideText
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SlideDeck:
    """All slides of a pack, of one size. heading: where each slide's title stands, and how."""

    title: str
    width: float
    height: float
    heading: SlideText
    slides: tuple[Slide, ...]
