"""From the counts of an evaluation to what the cards show: bars, cross tables, the matrix of changes."""

from collections.abc import Mapping, Sequence

from fujidesk.domain.evaluation import (
    NO_STATUS,
    By,
    Columns,
    CrossLine,
    CrossTable,
    EvaluationData,
    Transitions,
    cross_table,
    distribution,
    group_names,
)
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import ABSENT, mark_name, marks_of
from fujidesk.domain.scoring import Standing
from fujidesk.domain.surveys import Approval
from fujidesk.ui.formats import short_day
from fujidesk.ui.widgets.bar_lines import BarLine, BarSegment
from fujidesk.ui.widgets.figure_model import EMPTY_CELL, FigureCell, FigureColumn, FigureRow, Tone


def by_words(profile: PlanProfile) -> Mapping[By, str]:
    """Return what rows can be grouped by, in the words of the plan."""
    levels = (By.POLICY, By.MEASURE)[: len(profile.level_names)]
    names = dict(zip(levels, profile.level_names, strict=False))
    return {By.ALL: "全体", **names, By.CATEGORY: "事業分類", By.DEPARTMENT: profile.words.department}


def approval_word(approval: Approval | None, profile: PlanProfile) -> str:
    """Return when the headquarters approved a year, or that it has not yet."""
    return f"{short_day(approval.at[:10])} {profile.words.approval}" if approval is not None else "未承認"


def mark_phrase(mark: str) -> str:
    """Return a mark as a caption says it: 「評価 A」, 「未評価」."""
    return mark_name(mark) if mark in _NO_GRADES else f"評価 {mark_name(mark)}"


_NO_GRADES = frozenset({*(standing.value for standing in Standing), ABSENT})


def bar_lines(data: EvaluationData, fiscal_year: int, by: By) -> list[BarLine]:
    """Return the bars of the distribution: grades from best to lowest, then states of their own."""
    order = marks_of(data.profile)
    year = long_year(fiscal_year)
    lines = []
    for bar in distribution(data.year(fiscal_year), by, group_names(data, by)):
        place = "" if by is By.ALL else f" {bar.label}"
        segments = tuple(
            BarSegment(mark, bar.counts[mark],
                       ProjectFilter(numbers=bar.numbers[mark], caption=f"{year}{place} {mark_phrase(mark)}"))
            for mark in order if bar.counts.get(mark)
        )  # fmt: skip
        lines.append(BarLine(bar.label, bar.total, segments))
    return lines


def made_cross_table(data: EvaluationData, fiscal_year: int, by: By, columns: Columns) -> CrossTable:
    """Return a cross table of a year, with last year's averages to compare."""
    return cross_table(
        data.year(fiscal_year), by, data.profile, columns,
        before=data.year(fiscal_year - 1), names=group_names(data, by),
    )  # fmt: skip


def cross_columns(table: CrossTable, heading: str) -> list[FigureColumn]:
    """Return the columns of a cross table; states that no project is in are left out, 未評価 is not."""
    shown = [
        FigureColumn(word, True, max(2 * len(word), _digits(table.total.cells.get(key, ()))), key)
        for key, word in _shown(table)
    ]
    average = FigureColumn("平均点", is_figure=True, chars=6, tip="評価のある事業の ①＋②＋③ の平均")
    change = FigureColumn("前年差", is_figure=True, chars=6, tip="同じ区分の前年度の平均点との差")
    return [
        FigureColumn(heading),
        *shown,
        FigureColumn("計", is_figure=True, chars=_digits(table.total.numbers)),
        average,
        change,
    ]


def _digits(numbers: Sequence[str]) -> int:
    """Return the half-width characters that a count takes, with air for a bold one."""
    return len(f"{len(numbers):,}") + 1


def cross_rows(table: CrossTable, year: str) -> list[FigureRow]:
    """Return the lines of a cross table and the one of all; year: for the captions, 「令和4年度」."""
    keys = [key for key, _ in _shown(table)]
    words = dict(zip(table.columns, table.labels, strict=True))
    most = max((len(line.cells.get(key, ())) for line in table.lines for key in keys), default=0)
    rows = [_cross_row(line, keys, words, most, f"{year} {line.label}") for line in table.lines]
    if len(rows) > 1:
        rows.append(_cross_row(table.total, keys, words, 0, year, is_total=True))
    return rows


def _shown(table: CrossTable) -> list[tuple[str, str]]:
    """Return key and word of the columns that are shown."""
    kept = frozenset({Standing.UNEVALUATED.value})
    states = frozenset({*(standing.value for standing in Standing), NO_STATUS}) - kept
    return [
        (key, word)
        for key, word in zip(table.columns, table.labels, strict=True)
        if key not in states or table.total.cells.get(key)
    ]


def _cross_row(line: CrossLine, keys: Sequence[str], words: Mapping[str, str], most: int, caption: str, *,
               is_total: bool = False) -> FigureRow:  # fmt: skip
    """Return a line: its label, a figure with its bar for each column, average and change."""
    whole = ProjectFilter(numbers=line.numbers, caption=caption)
    cells = [FigureCell(line.label, whole, tip=line.label)]
    for key in keys:
        numbers = line.cells.get(key, ())
        if not numbers:
            cells.append(EMPTY_CELL)
            continue
        behind = ProjectFilter(numbers=numbers, caption=f"{caption} {_column_phrase(key, words[key])}")
        count = len(numbers)
        cells.append(FigureCell(f"{count:,}", behind, count / most if most else 0.0, key=count,
                                tip=f"{behind.caption} {count:,} 事業"))  # fmt: skip
    cells.append(FigureCell(f"{len(line.numbers):,}", whole, key=len(line.numbers)))
    cells += [_average_cell(line.average), change_cell(line.change)]
    return FigureRow(tuple(cells), is_total=is_total)


def _column_phrase(key: str, word: str) -> str:
    """Return a column as a caption says it."""
    return f"評価 {word}" if len(key) == 1 else word


def _average_cell(average: float | None) -> FigureCell:
    """Return the mean total with one decimal."""
    return EMPTY_CELL if average is None else FigureCell(f"{average:.1f}", key=average)


def change_cell(change: float | None) -> FigureCell:
    """Return a difference with its sign; one that rounds to nothing is ±0.0."""
    if change is None:
        return EMPTY_CELL
    rounded = round(change, 1)
    if not rounded:
        return FigureCell("±0.0", key=change)
    sign, tone = ("+", Tone.UP) if rounded > 0 else ("−", Tone.DOWN)
    return FigureCell(f"{sign}{abs(rounded):.1f}", tone=tone, key=change)


def change_columns(found: Transitions, before: int, after: int) -> list[FigureColumn]:
    """Return the columns of the matrix of changes: the marks of the later year."""
    marks = [FigureColumn(mark_name(mark), is_centred=True, mark=mark) for mark in found.marks]
    return [FigureColumn(f"{short_year(before)} ＼ {short_year(after)}", chars=9), *marks]


def change_rows(found: Transitions, profile: PlanProfile, before: int, after: int) -> list[FigureRow]:
    """Return the matrix: a row a mark of the earlier year; cells say ↑ or ↓ where a grade moved."""
    ranks = {bound.grade: rank for rank, bound in enumerate(profile.grades)}
    rows = []
    for was in found.marks:
        head = FigureCell(marks=(was,), said=mark_name(was), key=found.marks.index(was))
        cells = [
            _change_cell(found.cells.get((was, now), ()), (was, now), (ranks.get(was), ranks.get(now)),
                         f"{short_year(before)} {mark_phrase(was)} → {short_year(after)} {mark_phrase(now)}")
            for now in found.marks
        ]  # fmt: skip
        rows.append(FigureRow((head, *cells)))
    return rows


def _change_cell(
    numbers: tuple[str, ...], pair: tuple[str, str], ranks: tuple[int | None, int | None], caption: str
) -> FigureCell:
    """Return a cell of the matrix; the diagonal is shaded even where it is empty."""
    was, now = ranks
    graded = was is not None and now is not None
    tone, sign, word = Tone.PLAIN, "", ""
    if graded and was is not None and now is not None:
        tone, sign, word = (
            (Tone.SAME, "", "変わらない") if was == now
            else (Tone.UP, "↑ ", "上がった") if now < was else (Tone.DOWN, "↓ ", "下がった")
        )  # fmt: skip
    elif pair[0] == pair[1]:
        tone = Tone.SAME
    if not numbers:
        return FigureCell(tone=Tone.SAME, shaded=True, key=0) if tone is Tone.SAME else FigureCell(key=0)
    count = len(numbers)
    behind = ProjectFilter(numbers=numbers, caption=caption)
    tip = f"{caption}：{count:,} 事業" + (f"（{word}）" if word else "")
    return FigureCell(f"{sign}{count:,}", behind, tone=tone, shaded=True, key=count, tip=tip, said=tip)
