"""Prints the pages of 評価: charts and cross tables of the year, indicators, and lists as they stand."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.domain.charts import GRADE_CHARTS, INTERNAL_CHARTS, Chart, ChartFoot, ChartName
from fujidesk.domain.evaluation import By, Columns, EvaluationData, denominator
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.pack_blocks import ChartBlock, TableBlock
from fujidesk.domain.printed import PrintedPaper, PrintedPart, printed_paper
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.evaluation.achievement_page import AchievementPage
from fujidesk.ui.evaluation.gathering import (
    approval_word,
    by_words,
    cross_columns,
    cross_rows,
    made_cross_table,
)
from fujidesk.ui.evaluation.oddity_page import OddityPage
from fujidesk.ui.evaluation.pages import EvaluationPages
from fujidesk.ui.evaluation.settle_page import SettlePage
from fujidesk.ui.evaluation.whole_page import WholePage
from fujidesk.ui.page_printing import PagePrinting
from fujidesk.ui.widgets.printed_figures import figures_block, figures_part

_AVERAGE = "平均点は総合評価のある事業の合計点（①＋②＋③）の平均"
_ACROSS = {Columns.GRADE: "評価", Columns.STATUS: "実施状況"}


class EvaluationPrinting(QObject):
    """Prints the page in front.

    Costs, totals of scores, questions and corrections are marked 取扱注意, grades as long as the headquarters
    has not approved them (001, 図表6-2).
    """

    def __init__(
        self, workspace: Workspace, context: ScreenContext, pages: EvaluationPages, tab: QWidget
    ) -> None:
        super().__init__(tab)
        self._workspace = workspace
        self._clock = context.clock
        self._shown = pages
        self.pages = PagePrinting(context, tab)

    def print_page(self, data: EvaluationData, fiscal_year: int) -> None:
        """Print what the page in front shows of a year."""
        page, today = self._shown.currentWidget(), self._clock.today()
        if isinstance(page, AchievementPage):
            listed = figures_part("施策指標の達成", page.table.figures, page.about)
            gather = partial(indicators_paper, self._workspace, fiscal_year, today, listed)
        elif isinstance(page, OddityPage | SettlePage):
            title = "気づきと照会" if isinstance(page, OddityPage) else "評価の確定"
            part = figures_part(title, page.table.figures, page.about, internal=True)
            gather = partial(printed_paper, (part,), data.profile, fiscal_year, today, sample=data.is_sample)
        elif isinstance(page, WholePage):
            part = figures_part(page.heading.text(), page.table.figures, page.about)
            gather = partial(printed_paper, (part,), data.profile, fiscal_year, today, sample=data.is_sample)
        else:
            gather = partial(overview_paper, self._workspace, data, fiscal_year, today)
        self.pages.print_gathered(gather)


def overview_paper(
    workspace: Workspace, data: EvaluationData, fiscal_year: int, today: dt.date
) -> PrintedPaper:
    """Return the charts of a year, each on a page, and its cross tables; reads the charts' data."""
    charts = workspace.charts.all(fiscal_year, today)
    internal = INTERNAL_CHARTS if fiscal_year in data.approvals else INTERNAL_CHARTS | GRADE_CHARTS
    parts = [
        _chart(chart, internal=name in internal)
        for name, chart in charts.items() if name is not ChartName.INDICATORS
    ]  # fmt: skip
    parts += cross_parts(data, fiscal_year)
    return printed_paper(tuple(parts), data.profile, fiscal_year, today, sample=data.is_sample)


def indicators_paper(
    workspace: Workspace, fiscal_year: int, today: dt.date, listed: PrintedPart
) -> PrintedPaper:
    """Return the chart of the indicators and their list; reads the chart's data."""
    charts = workspace.charts.all(fiscal_year, today)
    chart = charts.get(ChartName.INDICATORS)
    parts = (listed,) if chart is None else (_chart(chart), listed)
    return printed_paper(parts, workspace.profile, fiscal_year, today, sample=workspace.is_sample)


def _chart(chart: Chart, *, internal: bool = False) -> PrintedPart:
    """Return a chart on a page of its own; internal: for the office alone."""
    return PrintedPart("評価の図", (ChartBlock(chart),), is_internal=internal)


def cross_parts(data: EvaluationData, fiscal_year: int) -> list[PrintedPart]:
    """Return the cross tables of a year: grades by level, category and department, then 実施状況.

    The averages are of totals with ②経費; where a group is a single project they would give it away.
    """
    words = by_words(data.profile)
    about = f"{long_year(fiscal_year)}　{denominator(data.year(fiscal_year))}"
    approval = approval_word(data.approvals.get(fiscal_year), data.profile)
    foot = ChartFoot("", "", approval, _AVERAGE)
    groups = [by for by in words if by is not By.ALL]
    grades = tuple(_cross(data, fiscal_year, by, Columns.GRADE, foot) for by in groups)
    statuses = tuple(_cross(data, fiscal_year, by, Columns.STATUS, foot) for by in groups[:1])
    return [PrintedPart("評価の集計", (*grades, *statuses), about, is_internal=True)]


def _cross(data: EvaluationData, fiscal_year: int, by: By, columns: Columns, foot: ChartFoot) -> TableBlock:
    """Return a cross table, as the card shows it."""
    table, word = made_cross_table(data, fiscal_year, by, columns), by_words(data.profile)[by]
    rows = cross_rows(table, long_year(fiscal_year))
    title, heads = f"{word} × {_ACROSS[columns]}", cross_columns(table, word)
    return figures_block(f"{by}-{columns}", title, heads, rows, foot)
