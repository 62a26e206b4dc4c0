"""Makes the schedule cells of a project and tells, for an office clerk, what its schedule leaves open."""

from collections.abc import Iterator, Mapping, Sequence

from fujidesk.domain.changes import Disagreement, Statement
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ScheduleCell
from fujidesk.exchange.plan_document.cells import clean_text
from fujidesk.exchange.plan_document.roadmap import RoadmapRow
from fujidesk.exchange.plan_document.schedule import Finding, Outcome, decide
from fujidesk.exchange.plan_document.sheet_rows import ENDED, Codes, Names, SheetRows, each_filled
from fujidesk.exchange.plan_document.sheets import Sheet

SHEET, ROADMAP = "個票", "ロードマップ"
_REASONS = {
    Finding.LOST_COLUMNS: (
        "個票の表は欄が欠けていて、ロードマップと合わない半期があります。"
        "欄のそろったロードマップを取りました。合わない半期を確かめてください。"
    ),
    Finding.CONFLICT: (
        "個票とロードマップの段階が違います。半期ごとに書かれた個票を取りました。確かめてください。"
    ),
    Finding.SURPLUS_COLUMNS: (
        "個票の表の欄が半期の数より多く、どの欄が余分か決められません。"
        "左から順に取りました。未確定の半期を確かめてください。"
    ),
    Finding.OPEN_END: "書かれていない半期があるため、前の半期の段階を続けました。確かめてください。",
    Finding.NO_END_IN_ROADMAP: (
        "個票は終了（-）を示しています。ロードマップは終了を示さないため、個票を取りました。"
    ),
}
_DAMAGED = "個票の部署の行に段階の語が入っているため、となりの欄の部署を取りました。"
_Cells = tuple[ScheduleCell, ...]


class Scheduler:
    """Makes schedules; keeps what it has made, since many projects share phases and department."""

    def __init__(self, profile: PlanProfile) -> None:
        self._half_years = profile.half_years
        self._outcomes: dict[tuple[Codes, int, Codes, tuple[bool, ...]], Outcome] = {}
        self._schedules: dict[tuple[Codes, tuple[bool, ...], tuple[Names, ...]], _Cells] = {}
        self._no_ends = (False,) * len(self._half_years)
        self.disagreements: list[Disagreement] = []

    def schedule(
        self, sheet: Sheet, rows: SheetRows | None, road: RoadmapRow | None, departments: Names
    ) -> _Cells:
        """Return the schedule of a project and list what is open in it; () where no place gives one."""
        codes, width = (rows.codes, rows.width) if rows else ((), 0)
        phases = road.phases if road else ()
        key = (codes, width, phases, self._ends(sheet.actions) if ENDED in codes else self._no_ends)
        outcome = self._outcomes.get(key)
        if outcome is None:
            outcome = self._outcomes[key] = decide(*key)
        if outcome.finding or (rows and rows.damaged is not None):
            self._tell(sheet, rows, road, outcome)
        names = self._departments(rows, outcome, departments)
        made = (outcome.codes, outcome.settled, names)
        cells = self._schedules.get(made)
        if cells is None:
            cells = self._schedules[made] = self._make(*made)
        return cells

    def _ends(self, actions: Mapping[int, str]) -> tuple[bool, ...]:
        return tuple(actions.get(when.fiscal_year, "").strip() == "-" for when in self._half_years)

    def _departments(self, rows: SheetRows | None, outcome: Outcome, departments: Names) -> tuple[Names, ...]:
        """Return the departments of each half-year: the sheet's by column, else those of the project.

        A single one stands for all half-years.
        """
        if not rows or not rows.departments:
            return (departments,)
        if len(rows.departments) == 1:
            return rows.departments
        count = len(self._half_years)
        columns = (
            range(count)
            if Finding.LOST_COLUMNS not in outcome.finding
            else (_column_of_phase(rows.codes, outcome.codes))
        )
        return each_filled(rows.departments, count, columns.__getitem__)

    def _make(self, codes: Codes, settled: tuple[bool, ...], names: tuple[Names, ...]) -> _Cells:
        if len(names) == 1:
            names *= len(codes)
        return tuple(
            [
                ScheduleCell(year, half, code or None, names[at] if code else (), settled[at])
                for at, ((year, half), code) in enumerate(zip(self._half_years, codes, strict=True))
                if code is not None
            ]
        )

    def _tell(self, sheet: Sheet, rows: SheetRows | None, road: RoadmapRow | None, outcome: Outcome) -> None:
        said = []
        if rows:
            text = f"{_shown(rows.codes)}（{max(rows.width, len(rows.codes))} 欄）"
            said.append(Statement(SHEET, text, rows.line + 1))
        if road:
            said.append(Statement(ROADMAP, self._printed(road), road.line + 1))
        reasons = [text for finding, text in _REASONS.items() if finding in outcome.finding]
        if rows and rows.damaged is not None:
            said.append(Statement(SHEET, "部署の行に段階の語", rows.damaged + 1))
            reasons.append(_DAMAGED)
        if outcome.finding & (Finding.LOST_COLUMNS | Finding.CONFLICT):
            said.extend(self._actions(sheet, outcome))
        self.disagreements.append(
            Disagreement(
                sheet.number,
                "schedule",
                tuple(said),
                self._taken(outcome),
                "".join(reasons),
                all(outcome.settled),
            )
        )

    def _actions(self, sheet: Sheet, outcome: Outcome) -> Iterator[Statement]:
        """Yield the yearly actions of the open years: they may help the office to decide."""
        states = zip(self._half_years, outcome.settled, strict=True)
        for year in dict.fromkeys(when.fiscal_year for when, sure in states if not sure):
            if year in sheet.actions:
                yield Statement(
                    SHEET, f"{long_year(year)}: {clean_text(sheet.actions[year])}", sheet.line + 1
                )

    def _printed(self, road: RoadmapRow) -> str:
        marks = []
        before: int | None = None
        for at, phase in enumerate(road.phases):
            if phase != before:
                marks.append(f"{self._half_years[at].label}から{phase}")
            before = phase
        return f"{'、'.join(marks) or '段階の記載なし'}（{len(road.phases)} 欄）"

    def _taken(self, outcome: Outcome) -> str:
        open_ones = [
            when.label for when, sure in zip(self._half_years, outcome.settled, strict=True) if not sure
        ]
        return _shown(outcome.codes) + (f"（未確定: {'・'.join(open_ones)}）" if open_ones else "")


def _shown(codes: Sequence[int | None]) -> str:
    """Return codes for people: phases, "-" ended, "＿" blank."""
    return " ".join("＿" if code is None else "-" if code == ENDED else str(code) for code in codes)


def _column_of_phase(columns: Codes, codes: Codes) -> list[int]:
    """Return for each half-year the nearest column of the sheet that has its phase."""
    return [
        min(
            range(len(columns)),
            key=lambda column: (columns[column] != code, abs(column - at)),
        )
        for at, code in enumerate(codes)
    ]
