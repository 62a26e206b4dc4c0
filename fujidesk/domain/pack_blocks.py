"""What a pack of meeting papers contains, before any format: one model for all files and the wall.

A pack is a list of parts, a part a list of blocks. A writer lays blocks out as its format does, but takes
every figure and word from here, so that a figure is the same in all of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from fujidesk.domain.charts import Chart, ChartFoot, StripChart
from fujidesk.domain.meetings import MeetingTerm, PartKind

INTERNAL_WORD = "取扱注意"
"""Stands on every page of a part with internal figures."""


@dataclass(frozen=True, slots=True)
class MarkCell:
    """A grade, or the key of the standing in its place (`domain.report_rows.mark_name`)."""

    mark: str


@dataclass(frozen=True, slots=True)
class PhasesCell:
    """A strip of phases: one character a half-year, planned above reached; "" where there are none.

    settled: of each half-year planned, "0" where the plan leaves its phase open; "" where all are settled.
    """

    planned: str
    reached: str = ""
    settled: str = ""


Cell: TypeAlias = str | int | Decimal | MarkCell | PhasesCell | None


class CellAlign(StrEnum):
    """On which side the values of a column stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. weight: its share of the width, in full-width characters. unit: of its figures.

    years: of a column of PhasesCells, the names of its fiscal years (「R4」), as many half-years each.
    """

    label: str
    weight: float
    align: CellAlign = CellAlign.LEFT
    unit: str = ""
    years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. is_group: a heading over the lines below, its text in the first cell.

    number: of the project that it is about, "" for none.
    """

    cells: tuple[Cell, ...]
    is_group: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. title: over it, "" for none. foot: below it, None where it needs none."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: ChartFoot | None = None
    empty: str = "該当する事業はありません。"

    @property
    def lines(self) -> tuple[Row, ...]:
        """The lines without the headings of groups."""
        return tuple(row for row in self.rows if not row.is_group)


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart, and the office's note to it ("" for none)."""

    chart: Chart
    note: str = ""


class Tone(StrEnum):
    """What a figure means; shown by a bar at its side, never by colour alone."""

    PLAIN = "plain"
    GOOD = "good"
    CARE = "care"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that matters: 「33 事業」 with what it counts; numbers: its projects."""

    value: str
    unit: str
    label: str
    tone: Tone = Tone.PLAIN
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FiguresBlock:
    """The figures that matter, side by side."""

    figures: tuple[KeyFigure, ...]


class TextStyle(StrEnum):
    """How texts are set."""

    SENTENCES = "sentences"
    """The box with the sentences that a reader should take with them."""
    BODY = "body"
    ITEMS = "items"
    """A numbered list (次第)."""


_BELOW = ("（", "(", "　", "・")
"""Begins an item that stands below the one before."""


def numbered_items(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield number and text of the items of a numbered list, the same in all formats and on the wall.

    What begins with a bracket, a dot or a wide blank stands below the item before and has no number ("").
    """
    number = 0
    for text in texts:
        is_below = text.startswith(_BELOW)
        number += not is_below
        yield ("" if is_below else str(number)), text.strip("　")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Texts, a paragraph each. title: over them, "" for none."""

    style: TextStyle
    texts: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """The sheet of one project as the plan prints it, with the year's report beside it.

    facts: (label, value) of short values. texts: (label, text) of long ones. report: (label, value) of the
    year's report. questions: (question, answer) of 想定問答, for the office alone: on the wall's second
    screen, never printed with the sheet.
    """

    number: str
    title: str
    category: str
    is_dx: bool
    facts: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    strip: StripChart | None
    report_title: str = ""
    report: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()


Block: TypeAlias = TextBlock | FiguresBlock | ChartBlock | TableBlock | SheetBlock


@dataclass(frozen=True, slots=True)
class PackPart:
    """A part of a pack. label: 「資料1」, 「次第」, 「参考資料1」. note: the office's, under the title."""

    kind: PartKind
    label: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    is_internal: bool = False

    @property
    def caption(self) -> str:
        """Label and title in one, 「資料1　進捗状況の概要」; one of them where both are the same."""
        return self.title if self.title == self.label else f"{self.label}　{self.title}"

    @property
    def charts(self) -> Iterator[Chart]:
        """The charts of the part, in order."""
        return (block.chart for block in self.blocks if isinstance(block, ChartBlock))


@dataclass(frozen=True, slots=True)
class DataState:
    """From which state of the data a pack was made.

    as_of: day in words. approval: 「令和8年7月10日 本部承認」 or 「未承認」. digest: SHA-256 of the data,
    equal for equal data. sample: word that marks made-up answers, "" for real ones.
    """

    as_of: str
    approval: str
    digest: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers of a meeting.

    fiscal_year: that it is named by. day: of the meeting in words, "" not set. phase_words: of the plan's
    phases in their order, for the legend of strips.
    """

    meeting: MeetingTerm
    city: str
    plan_name: str
    fiscal_year: int
    day: str
    place: str
    parts: tuple[PackPart, ...]
    state: DataState
    phase_words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """City and meeting; 「富士市」 and 「市議会」 share their 市."""
        name = self.meeting.name
        return f"{self.city.removesuffix(name[:1])}{name}"

    @property
    def title(self) -> str:
        """City, meeting and day, as they stand on every page."""
        return "　".join(part for part in (self.name, self.day) if part)

    @property
    def is_internal(self) -> bool:
        """Whether any part has internal figures."""
        return any(part.is_internal for part in self.parts)
