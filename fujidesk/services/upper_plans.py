"""上位計画: the codes of the city's other plans with the projects that serve them, for screen, JSON and pack.

Read with the list's own queries, a handful of statements, so that it opens at once also with 20,000 projects.
"""

import datetime as dt
import json
from pathlib import Path

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.upper_plan_values import upper_plan_values
from fujidesk.domain.upper_plans import UpperPlans, upper_plans
from fujidesk.models import reading, row_marks, survey_rows
from fujidesk.models.engine import Database


class UpperPlanService:
    """Gathers the cross-reference from the register and the reports; it writes files, never the register."""

    def __init__(self, database: Database, profile: PlanProfile, *, is_sample: bool = False) -> None:
        self._database = database
        self._profile = profile
        self._is_sample = is_sample

    def data(self) -> UpperPlans:
        """Return the cross-reference with the grades of all years, from one state of the file."""
        with self._database.reading() as session:
            marks = row_marks.year_marks(session, self._profile)
            rows = reading.project_rows(session, self._profile.half_years, marks)
            rounds = survey_rows.rounds(session)
        approved = (year for year, item in rounds.items() if item.record.approval is not None)
        return upper_plans(self._profile, rows, approved, is_sample=self._is_sample)

    def json_text(self, fiscal_year: int, today: dt.date | None = None) -> str:
        """Return the cross-reference with the grades up to a year as JSON text; today None: the day it is."""
        values = upper_plan_values(self.data(), fiscal_year, _day(today).isoformat())
        return json.dumps(values, ensure_ascii=False, indent=1) + "\n"

    def write_workbook(
        self, fiscal_year: int, path: Path, progress: Progress | None = None, today: dt.date | None = None
    ) -> None:
        """Write the cross-reference with the grades up to a year as a workbook that prints on A4.

        Raises:
            MachineError: the file cannot be written.
            CancelledError: the user stopped it; no file is left.
        """
        from fujidesk.exchange.upper_plan_write import write_upper_plans  # late: brings openpyxl

        tell = progress or NoProgress()
        tell.step(0, 2, "集計")
        data = self.data()
        tell.step(1, 2, path.name)
        write_upper_plans(path, data, fiscal_year, _day(today))
        tell.step(2, 2, path.name)


def _day(today: dt.date | None) -> dt.date:
    """Return the day given, or the user's own calendar day."""
    return today or dt.date.today()  # noqa: DTZ011 - the user's own calendar day
