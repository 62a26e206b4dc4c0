"""Makes the schedule cells of a project and tells, for an office clerk, what its schedule leaves open.

`schedule` decides the phases; here they get fiscal years, departments by half-year (they may change from
phase to phase: 001, 3 進行管理) and the words of a disagreement.
"""

from collections.abc import Iterator, Mapping

from fujidesk.domain.changes import Disagreement, Statement
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ScheduleCell
from fujidesk.exchange.plan_document.cells import DASHES, clean_text
from fujidesk.exchange.plan_document.roadmap import RoadmapRow
from fujidesk.exchange.plan_document.schedule import Finding, Outcome, agreed, decide
from fujidesk.exchange.plan_document.schedule_words import DAMAGED_REASON, DAMAGED_ROW, ScheduleWords
from fujidesk.exchange.plan_document.sheet_rows import Codes, Names, SheetRows, each_filled
from fujidesk.exchange.plan_document.sheets import Sheet

SHEET, ROADMAP = "個票", "ロードマップ"
_WITHOUT_ACTIONS = frozenset({Finding.NONE, Finding.OPEN_END, Finding.NO_END_IN_ROADMAP})
"""Findings that the yearly actions cannot help to decide."""
_Cells = tuple[ScheduleCell, ...]


class Scheduler:
    """Makes schedules; keeps what it has made, since many projects share phases and department."""

    def __init__(self, profile: PlanProfile) -> None:
        """Take from the profile the half-years, the last phase and the words with which an action begins it.

        "運用・実施" begins with 運用開始 in the yearly actions of the real plan.
        """
        self._half_years = profile.half_years
        self._operation = profile.operation_phase
        self._beginning = f"{profile.phase_name(self._operation).partition('・')[0]}開始"
        self._schedules: dict[tuple[Codes, tuple[bool, ...], tuple[Names, ...]], _Cells] = {}
        self._words = ScheduleWords(self._half_years)
        self._count = len(self._half_years)
        self.disagreements: list[Disagreement] = []

    def schedule(
        self, sheet: Sheet, rows: SheetRows | None, road: RoadmapRow | None, departments: Names
    ) -> _Cells:
        """Return the schedule of a project and list what is open in it; () where no place gives one."""
        codes, width = (rows.codes, rows.width) if rows else ((), 0)
        phases = road.phases if road else ()
        outcome = agreed(codes, width, phases, self._count)
        if outcome is None:
            actions = sheet.actions
            borne_out = self._bear_out(actions, codes, phases)
            outcome = decide(codes, width, phases, self._ends(actions), borne_out=borne_out)
        if outcome.finding or (rows and rows.damaged is not None):
            self._tell(sheet, rows, road, outcome)
        names = self._departments(rows, outcome, departments)
        made = (outcome.codes, outcome.settled, names)
        cells = self._schedules.get(made)
        if cells is None:
            cells = self._schedules[made] = self._make(*made)
        return cells

    def _ends(self, actions: Mapping[int, str]) -> tuple[bool, ...]:
        """Tell for each half-year whether the action of its year is "-": nothing is done any more."""
        return tuple(actions.get(when.fiscal_year, "").strip() in DASHES for when in self._half_years)

    def _bear_out(self, actions: Mapping[int, str], codes: Codes, phases: Codes) -> bool:
        """Tell whether the year whose action says that operation begins is the sheet's, not the roadmap's."""
        years = [year for year, text in actions.items() if self._beginning in text]
        return bool(years) and self._begins(codes) in years and self._begins(phases) not in years

    def _begins(self, codes: Codes) -> int | None:
        """Return the fiscal year in which a row reaches the last phase; None where it does not."""
        if self._operation not in codes:
            return None
        return self._half_years[codes.index(self._operation)].fiscal_year

    def _departments(self, rows: SheetRows | None, outcome: Outcome, departments: Names) -> tuple[Names, ...]:
        """Return the departments of each half-year: the sheet's by column, else those of the project.

        A single one stands for all half-years.
        """
        if not rows or not rows.departments:
            return (departments,)
        if len(rows.departments) == 1:
            return rows.departments
        count = self._count
        columns = (
            range(count)
            if Finding.LOST_COLUMNS not in outcome.finding
            else (_column_of_phase(rows.codes, outcome.codes))
        )
        return each_filled(rows.departments, count, columns.__getitem__)

    def _make(self, codes: Codes, settled: tuple[bool, ...], names: tuple[Names, ...]) -> _Cells:
        """Return the cells of a schedule, in the order of time.

        Args:
            codes: by half-year; None gives no cell, ENDED one without phase and departments.
            settled: by half-year.
            names: departments by half-year, or a single one for all of them.
        """
        if len(names) == 1:
            names *= len(codes)
        return tuple(
            [
                ScheduleCell(year, half, code or None, printed if code else (), sure)
                for (year, half), code, sure, printed in zip(
                    self._half_years, codes, settled, names, strict=True
                )
                if code is not None
            ]
        )

    def _tell(self, sheet: Sheet, rows: SheetRows | None, road: RoadmapRow | None, outcome: Outcome) -> None:
        """List what is open or damaged: what each place says, what was taken and why."""
        words, finding = self._words, outcome.finding
        reason = words.reason(finding)
        said = []
        if rows:
            said.append(Statement(SHEET, words.row(rows.codes, rows.width), rows.line + 1))
        if road:
            said.append(Statement(ROADMAP, words.roadmap(road.phases), road.line + 1))
        if rows and rows.damaged is not None:
            said.append(Statement(SHEET, DAMAGED_ROW, rows.damaged + 1))
            reason += DAMAGED_REASON
        if finding not in _WITHOUT_ACTIONS:
            said.extend(self._actions(sheet, outcome))
        taken = words.taken(outcome.codes, outcome.settled)
        settled = False not in outcome.settled
        self.disagreements.append(Disagreement(sheet.number, "schedule", tuple(said), taken, reason, settled))

    def _actions(self, sheet: Sheet, outcome: Outcome) -> Iterator[Statement]:
        """Yield the yearly actions of the open years: they may help the office to decide."""
        states = zip(self._half_years, outcome.settled, strict=True)
        for year in dict.fromkeys(when.fiscal_year for when, sure in states if not sure):
            if year in sheet.actions:
                yield Statement(
                    SHEET, f"{long_year(year)}: {clean_text(sheet.actions[year])}", sheet.line + 1
                )


def _column_of_phase(columns: Codes, codes: Codes) -> list[int]:
    """Return for each half-year the nearest column of the sheet that has its phase."""
    return [
        min(
            range(len(columns)),
            key=lambda column: (columns[column] != code, abs(column - at)),
        )
        for at, code in enumerate(codes)
    ]
