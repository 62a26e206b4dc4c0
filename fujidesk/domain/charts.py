"""The charts of meetings and publication as values, before anything is drawn.

Each says under itself what it is made from (source, day, denominator), can say itself in words (`alt`) and as
a table (`table`), and carries the projects behind each figure. How a chart looks is laid out in
`plots/chart_scenes`; native charts of PowerPoint and Excel are written from the same values.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from fujidesk.domain.fiscal import HalfYear


class ChartName(StrEnum):
    """The charts by their names on the command line (`fujidesk chart NAME`)."""

    GRADES_BY_POLICY = "grades-by-policy"
    GRADES_BY_CATEGORY = "grades-by-category"
    GRADE_CHANGE = "grade-change"
    PHASES = "phases"
    STATUS = "status"
    INDICATORS = "indicators"
    DEPARTMENT_LOAD = "department-load"
    BUDGET = "budget"
    OUTCOMES = "outcomes"
    GRADES_BY_YEAR = "grades-by-year"
    GRADE_COURSE = "grade-course"
    STRIP = "strip"


INTERNAL_CHARTS = frozenset({ChartName.BUDGET})
"""Never in anything published (002: 経費は内部管理項目)."""
GRADE_CHARTS = frozenset({
    ChartName.GRADES_BY_POLICY, ChartName.GRADES_BY_CATEGORY, ChartName.GRADE_CHANGE,
    ChartName.GRADES_BY_YEAR, ChartName.GRADE_COURSE,
})  # fmt: skip
"""Left out where grades are not published, and before they are approved."""


class Looks(StrEnum):
    """Which colours the marks of a chart take (`domain.palette`)."""

    GRADE = "grade"
    PHASE = "phase"
    STATUS = "status"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class ChartFoot:
    """What stands under a chart: source, day and denominator, and what else must be known to read it."""

    source: str
    as_of: str
    denominator: str
    remark: str = ""

    @property
    def text(self) -> str:
        """The foot in one line; parts that are empty are left out."""
        source = f"出典：{self.source}" if self.source else ""
        return "　".join(part for part in (self.denominator, self.as_of, source, self.remark) if part)


Entry: TypeAlias = str | int | Decimal | None
"""What stands in a table; None where nothing is known."""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A chart as a table: one header line, one line a bar or point."""

    header: tuple[str, ...]
    lines: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartHead:
    """What every chart has.

    title: what is shown. message: the sentence that the chart says, as the heading of a wall page. sample:
    word that marks made-up answers, "" for real ones. is_internal: shows 経費.
    """

    name: ChartName
    title: str
    foot: ChartFoot
    message: str = ""
    sample: str = ""
    is_internal: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: key of its mark, its word, and the projects it counts."""

    key: str
    word: str
    numbers: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many projects."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class StackedBar:
    """A bar of segments in the order of the chart's marks; segments without projects are left out."""

    label: str
    segments: tuple[Segment, ...]

    @property
    def total(self) -> int:
        """How many projects the bar counts."""
        return sum(segment.count for segment in self.segments)

    def count(self, key: str) -> int:
        """Return how many projects have a mark."""
        return sum(segment.count for segment in self.segments if segment.key == key)


@dataclass(frozen=True, slots=True)
class StackedChart:
    """Bars of counts: grades by policy or category, phases over half-years, 実施状況.

    marks: (key, word) of all segments that occur, in order. upright: bars stand side by side (time goes
    across); else they lie under each other.
    """

    head: ChartHead
    looks: Looks
    marks: tuple[tuple[str, str], ...]
    bars: tuple[StackedBar, ...]
    upright: bool = False

    @property
    def table(self) -> ChartTable:
        """A line a bar, a column a mark, and the total."""
        header = (self.head.title, *(word for _, word in self.marks), "計")
        return ChartTable(
            header,
            tuple((bar.label, *(bar.count(key) for key, _ in self.marks), bar.total) for bar in self.bars),
        )

    @property
    def alt(self) -> str:
        """The chart in words."""
        told = "。".join(
            f"{bar.label}は{bar.total}事業で、"
            + "、".join(f"{segment.word} {segment.count}" for segment in bar.segments)
            for bar in self.bars
        )
        return f"{self.head.title}。{told}。"


@dataclass(frozen=True, slots=True)
class Flow:
    """The projects that went from one mark to another."""

    before: str
    after: str
    numbers: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many projects."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class FlowChart:
    """How the grades changed between two years. before_word, after_word: the years (「R5」)."""

    head: ChartHead
    marks: tuple[tuple[str, str], ...]
    before_word: str
    after_word: str
    flows: tuple[Flow, ...]
    up: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    down: tuple[str, ...] = ()

    def side(self, key: str, *, before: bool) -> int:
        """Return how many projects have a mark in the earlier or the later year."""
        return sum(flow.count for flow in self.flows if (flow.before if before else flow.after) == key)

    @property
    def moved(self) -> str:
        """What went up and down, in one line."""
        return f"上がった {len(self.up)}　変わらない {len(self.same)}　下がった {len(self.down)}"

    @property
    def table(self) -> ChartTable:
        """A line an earlier mark, a column a later one."""
        counts = {(flow.before, flow.after): flow.count for flow in self.flows}
        words = tuple(word for _, word in self.marks)
        lines: tuple[tuple[Entry, ...], ...] = tuple(
            (word, *(counts.get((key, after), 0) for after, _ in self.marks), self.side(key, before=True))
            for key, word in self.marks
        )
        return ChartTable((f"{self.before_word} ＼ {self.after_word}", *words, "計"), lines)

    @property
    def alt(self) -> str:
        """The chart in words."""
        words = dict(self.marks)
        told = "、".join(
            f"{words[flow.before]}から{words[flow.after]}へ {flow.count}"
            for flow in self.flows
            if flow.before != flow.after
        )
        moved = f"変わったのは{told}。" if told else ""
        return (
            f"{self.head.title}。{self.before_word}から{self.after_word}にかけて、"
            f"上がった {len(self.up)}事業、変わらない {len(self.same)}事業、"
            f"下がった {len(self.down)}事業。{moved}"
        )


@dataclass(frozen=True, slots=True)
class HeatLine:
    """A line of a heat map: its label and the projects of each cell."""

    label: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HeatChart:
    """A heat map of counts: departments × half-years or grades; each cell shows its figure too.

    whole_most: the largest count of the map that this is a page of, so that all pages have the same shades;
    0 for a whole one.
    """

    head: ChartHead
    columns: tuple[str, ...]
    lines: tuple[HeatLine, ...]
    first_column: str = "部署"
    whole_most: int = 0

    @property
    def most(self) -> int:
        """The largest count of a cell, at least 1; on a page of a map that of the map."""
        return max([len(cell) for line in self.lines for cell in line.cells] + [1, self.whole_most])

    @property
    def table(self) -> ChartTable:
        """The map as it is."""
        lines: tuple[tuple[Entry, ...], ...] = tuple(
            (line.label, *(len(cell) for cell in line.cells)) for line in self.lines
        )
        return ChartTable((self.first_column, *self.columns), lines)

    @property
    def alt(self) -> str:
        """The largest lines in words; all figures stand in the table."""
        ranked = sorted(self.lines, key=lambda line: -max((len(cell) for cell in line.cells), default=0))
        told = "、".join(
            f"{line.label} 最大{max((len(cell) for cell in line.cells), default=0)}事業"
            for line in ranked[:5]
        )
        return f"{self.head.title}。{len(self.lines)}部署のうち多いのは{told}。"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year of an indicator; value None where none was reported; word: how it stands (「達成」)."""

    fiscal_year: int
    value: Decimal | None
    word: str = ""


@dataclass(frozen=True, slots=True)
class TrendPanel:
    """An indicator against its target. at_most: the target is not to be exceeded."""

    number: str
    title: str
    unit: str
    target: Decimal | None
    target_text: str
    points: tuple[TrendPoint, ...]
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Indicators against their targets over the years, a small panel each."""

    head: ChartHead
    panels: tuple[TrendPanel, ...]

    @property
    def table(self) -> ChartTable:
        """A line an indicator, a column a year."""
        years = tuple(dict.fromkeys(point.fiscal_year for panel in self.panels for point in panel.points))
        lines = tuple(
            (panel.number, panel.title, panel.target_text, panel.unit, *_by_year(panel, years))
            for panel in self.panels
        )
        return ChartTable(("番号", "事業", "目標", "単位", *(str(year) for year in years)), lines)

    @property
    def alt(self) -> str:
        """The last known value of each indicator in words."""
        return f"{self.head.title}。" + "".join(f"{_last_words(panel)}。" for panel in self.panels)


def _by_year(panel: TrendPanel, years: tuple[int, ...]) -> Iterator[Decimal | None]:
    """Yield the value of each year."""
    values = {point.fiscal_year: point.value for point in panel.points}
    return (values.get(year) for year in years)


def _last_words(panel: TrendPanel) -> str:
    """Return target and last known value of an indicator."""
    known = [point for point in panel.points if point.value is not None]
    if not known:
        return f"{panel.number} {panel.title}は目標 {panel.target_text}、実績なし"
    last = known[-1]
    value = f"{last.value:,f}{panel.unit}"
    return f"{panel.number} {panel.title}は目標 {panel.target_text}、{last.fiscal_year}年度の実績 {value}"


@dataclass(frozen=True, slots=True)
class AmountPair:
    """Budget and actual cost of a group in 千円, internal; of how many projects each is known."""

    label: str
    budget_kyen: int
    actual_kyen: int
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AmountChart:
    """Budget beside actual cost; internal."""

    head: ChartHead
    pairs: tuple[AmountPair, ...]

    @property
    def table(self) -> ChartTable:
        """A line a group, amounts in 千円."""
        lines = tuple((pair.label, pair.budget_kyen, pair.actual_kyen) for pair in self.pairs)
        return ChartTable(("区分", "予算額（千円）", "実績額（千円）"), lines)

    @property
    def alt(self) -> str:
        """The chart in words."""
        told = "。".join(
            f"{pair.label}は予算 {pair.budget_kyen:,}千円、実績 {pair.actual_kyen:,}千円"
            for pair in self.pairs
        )
        return f"{self.head.title}。{told}。"


@dataclass(frozen=True, slots=True)
class StripChart:
    """Five years of one project: phases planned and reached, grade a year, indicator a year.

    planned and reached: one character a half-year, as `domain.timeline.Track.phases`; "" where there are
    none. original: the plan as it was before it was revised, "" where it is the same. grades: mark of each
    fiscal year. values: words of the indicator's value a year.
    """

    head: ChartHead
    number: str
    halves: tuple[HalfYear, ...]
    phase_words: tuple[str, ...]
    planned: str
    reached: str
    grades: tuple[tuple[int, str, str], ...] = ()
    values: tuple[tuple[int, str], ...] = ()
    original: str = ""

    @property
    def tracks(self) -> tuple[tuple[str, str], ...]:
        """The rows of phases with their names: 当初 only where the plan was revised."""
        rows = (("計画", self.planned), ("実績", self.reached))
        return (("当初", self.original), *rows) if self.original else rows

    @property
    def table(self) -> ChartTable:
        """A line a half-year: phase planned (first as it was, where it was revised) and reached."""
        lines = tuple(
            (when.long_label, *(self.phase_word(track, place) for _, track in self.tracks))
            for place, when in enumerate(self.halves)
        )
        return ChartTable(("時期", *(name for name, _ in self.tracks)), lines)

    @property
    def alt(self) -> str:
        """The chart in words."""
        names = [name for name, _ in self.tracks]
        told = "。".join(
            f"{when}は"
            + "、".join(f"{name} {word or '記載なし'}" for name, word in zip(names, words, strict=True))
            for when, *words in self.table.lines
        )
        grades = "、".join(f"{year}年度 {word}" for year, _, word in self.grades)
        return f"{self.head.title}。{told}。{f'評価は{grades}。' if grades else ''}"

    def phase_word(self, track: str, place: int) -> str:
        """Return the word of a phase at a place of a track; "" where nothing is said."""
        sign = track[place : place + 1]
        if sign.isdigit():
            return self.phase_words[min(int(sign), len(self.phase_words)) - 1]
        return "終了" if sign == "-" else ""


Chart: TypeAlias = StackedChart | FlowChart | HeatChart | TrendChart | AmountChart | StripChart
