"""Reads what the tab shows beside the window; oddities and scores only when first asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.oddities import OddityLine
from fujidesk.domain.progress import Progress
from fujidesk.domain.settling import Settlement, settlements
from fujidesk.domain.surveys import SurveyStatus
from fujidesk.domain.whole_plan.model import Span, WholePlan
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext

EVALUATION_TITLE = "評価の集計"
"""Title of the work that fills the first page."""


@dataclass(frozen=True)
class FoundOddities:
    """The oddities of a year and what was asked about them."""

    fiscal_year: int
    lines: Sequence[OddityLine]


@dataclass(frozen=True)
class FoundScores:
    """The scores of a year as they are settled, with the state of its round."""

    fiscal_year: int
    settlements: Sequence[Settlement]
    status: SurveyStatus


class EvaluationLoader(QObject):
    """Reads in the worker, hands over in the window's thread; only the newest of a kind counts."""

    evaluation_read = Signal(object)
    indicators_read = Signal(object)
    oddities_read = Signal(object)
    scores_read = Signal(object)
    whole_read = Signal(object)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = context.tasks
        self._clock = context.clock
        self._asked = {"evaluation": 0, "indicators": 0, "oddities": 0, "scores": 0, "whole": 0}

    def read_evaluation(self, fiscal_year: int) -> None:
        """Read a year and the one before, which it is compared with."""
        turn = self._turn("evaluation")
        work = partial(self._evaluation, (fiscal_year - 1, fiscal_year))
        self._tasks.run(EVALUATION_TITLE, work, partial(self._on_evaluation, turn))

    def read_indicators(self) -> None:
        """Read the indicators over all years."""
        turn = self._turn("indicators")
        work = partial(self._evaluation, None)
        self._tasks.run("施策指標の集計", work, partial(self._on_indicators, turn))

    def read_oddities(self, fiscal_year: int) -> None:
        """Look for the oddities of a year."""
        turn = self._turn("oddities")
        work = partial(self._oddities, fiscal_year)
        self._tasks.run("気づきの確認", work, partial(self._on_oddities, turn))

    def read_scores(self, fiscal_year: int) -> None:
        """Read the scores of a year and of the year before."""
        turn = self._turn("scores")
        self._tasks.run("評価の読み込み", partial(self._scores, fiscal_year), partial(self._on_scores, turn))

    def read_whole(self, fiscal_year: int, span: Span) -> None:
        """Read the evaluation of the whole plan, or of a term, by the results up to a year."""
        turn = self._turn("whole")
        work = partial(self._whole, fiscal_year, span)
        self._tasks.run("計画全体の集計", work, partial(self._on_whole, turn))

    def _turn(self, kind: str) -> int:
        """Count what was asked for."""
        self._asked[kind] += 1
        return self._asked[kind]

    def _evaluation(self, years: tuple[int, ...] | None, _progress: Progress) -> EvaluationData:
        """Read some years, or all with the indicators; in the worker."""
        return self._workspace.evaluation.data(years)

    def _oddities(self, fiscal_year: int, _progress: Progress) -> FoundOddities:
        """Look for oddities; in the worker."""
        return FoundOddities(fiscal_year, self._workspace.oddities.lines(fiscal_year))

    def _whole(self, fiscal_year: int, span: Span, _progress: Progress) -> WholePlan:
        """Read the evaluation of the whole plan; in the worker."""
        return self._workspace.whole_plan.data(fiscal_year, self._clock.today(), span)

    def _scores(self, fiscal_year: int, _progress: Progress) -> FoundScores:
        """Read the scores; in the worker."""
        space = self._workspace
        years = space.profile.fiscal_years
        before = space.reports.of_year(fiscal_year - 1) if fiscal_year - 1 in years else {}
        status = space.surveys.status(fiscal_year, self._clock.today())
        asked = {number: line.entry.department for line in status.departments for number in line.numbers}
        rows = ((row.number, row.title, asked.get(row.number, "")) for row in space.registry.rows())
        found = settlements(rows, space.reports.of_year(fiscal_year), before)
        return FoundScores(fiscal_year, found, status)

    def _on_evaluation(self, turn: int, data: EvaluationData) -> None:
        """Hand over what was read last."""
        if turn == self._asked["evaluation"]:
            self.evaluation_read.emit(data)

    def _on_indicators(self, turn: int, data: EvaluationData) -> None:
        """Hand over what was read last."""
        if turn == self._asked["indicators"]:
            self.indicators_read.emit(data)

    def _on_oddities(self, turn: int, found: FoundOddities) -> None:
        """Hand over what was read last."""
        if turn == self._asked["oddities"]:
            self.oddities_read.emit(found)

    def _on_whole(self, turn: int, whole: WholePlan) -> None:
        """Hand over what was read last."""
        if turn == self._asked["whole"]:
            self.whole_read.emit(whole)

    def _on_scores(self, turn: int, found: FoundScores) -> None:
        """Hand over what was read last."""
        if turn == self._asked["scores"]:
            self.scores_read.emit(found)
