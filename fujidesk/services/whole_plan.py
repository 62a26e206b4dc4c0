"""The evaluation of the whole plan: for the screen, as JSON, and as the workbook of its pack."""

import datetime as dt
import json
from pathlib import Path

from fujidesk.domain.meetings import WHOLE_MEETING
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.pack_parts.whole_words import written_appraisals
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.whole_plan.model import Span, WholePlan
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

    def data(
        self, through: int | None = None, today: dt.date | None = None, span: Span | None = None
    ) -> WholePlan:
        """Return the evaluation by the results up to a year; None: by all that there are.

        span: a term of the plan; None: all of it.

        Raises:
            UserError: the year is not of the plan.
        """
        data = self._pack_data(through, today)
        wholes = (data.whole, *data.whole_terms)
        whole = next((each for each in wholes if each is not None and each.span == (span or each.span)), None)
        if whole is None:
            raise UserError(
                "会議「計画全体の評価」の資料に、計画全体の評価がありません。プロファイルの会議の資料を確かめてください。"
            )
        return whole

    def appraisals(self, through: int) -> dict[str, str]:
        """Return the appraisals that the office wrote for the meeting on the results up to a year.

        By code of the level; empty where it wrote none, or where the profile has no such meeting.
        """
        if self._profile.meeting(WHOLE_MEETING) is None:
            return {}
        return written_appraisals(self._packs.edition(WHOLE_MEETING, through))

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
        """Return what the pack is made from that knows the results up to a year; None: up to the last one.

        Raises:
            UserError: the year is not of the plan.
        """
        day = today or dt.date.today()  # noqa: DTZ011 - the user's own calendar day
        known = through or max(self._reports.answered_years(), default=self._profile.first_year)
        return self._packs.data(WHOLE_MEETING, known, day)
