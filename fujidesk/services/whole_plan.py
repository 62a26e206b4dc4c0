"""The evaluation of the whole plan: for the screen, as JSON, and as the workbook of its pack."""

import datetime as dt
import json
from pathlib import Path

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.meetings import WHOLE_MEETING
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.whole_plan.model import WholePlan
from fujidesk.domain.whole_plan.values import whole_values
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.services.packs import PackService
from fujidesk.services.reports import ReportService


class WholePlanService:
    """Gives what the pack of the whole plan gives, so that no two places can differ."""

    def __init__(self, packs: PackService, reports: ReportService, profile: PlanProfile) -> None:
        self._packs = packs
        self._reports = reports
        self._profile = profile

    def held_in(self, through: int | None = None) -> int:
        """Return the fiscal year by which the pack is named that knows the results of a year.

        Args:
            through: the last year whose results are looked at; None: the last one with answers.

        Raises:
            UserError: the year is not of the plan.
        """
        years = self._profile.fiscal_years
        if through is not None and through not in years:
            first, last = long_year(years[0]), long_year(years[-1])
            raise UserError(
                f"{long_year(through)}は計画の期間（{first}～{last}）の外です。期間の中の年度を指定してください。"
            )
        answered = self._reports.answered_years()
        known = through if through is not None else max(answered, default=years[0])
        return self._packs.meeting(WHOLE_MEETING).held_in(known) + 1

    def data(self, through: int | None = None, today: dt.date | None = None) -> WholePlan:
        """Return the evaluation by the results up to a year; None: by all that there are.

        Raises:
            UserError: the year is not of the plan.
        """
        whole = self._pack_data(through, today).whole
        if whole is None:
            raise UserError(
                "会議「計画全体の評価」の資料に、計画全体の評価がありません。プロファイルの会議の資料を確かめてください。"
            )
        return whole

    def json_text(self, through: int | None = None) -> str:
        """Return the evaluation as JSON text; internal, since it tells amounts.

        Raises:
            UserError: as `data`.
        """
        return json.dumps(whole_values(self.data(through)), ensure_ascii=False, indent=1) + "\n"

    def write_workbook(
        self, path: Path, through: int | None = None, progress: Progress | None = None
    ) -> None:
        """Write the papers of the whole plan as one workbook; internal, since it shows amounts.

        Raises:
            UserError: as `data`.
            MachineError: the file cannot be written.
            CancelledError: the user stopped it; no file is left.
        """
        from fujidesk.exchange.pack_xlsx import pack_workbook  # late: brings openpyxl

        pack = self._packs.of_data(self._pack_data(through, None))
        replace_with_bytes(path, pack_workbook(pack, progress or NoProgress()))

    def _pack_data(self, through: int | None, today: dt.date | None) -> PackData:
        """Return what the pack is made from."""
        day = today or dt.date.today()  # noqa: DTZ011 - the user's own calendar day
        return self._packs.data(WHOLE_MEETING, self.held_in(through), day)
