"""What charts are made from, read once from one state of the data, and what stands under each of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from fujidesk.domain.charts import ChartFoot, ChartHead, ChartName
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.fiscal import era_day, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.domain.scoring import Standing


@dataclass(frozen=True, slots=True)
class ChartData:
    """All that charts are made from.

    fiscal_year: the year whose results are shown; later ones are left out. records: every project in the
    plan's order. reports: of that year, by number. today: the day of the charts.
    originals: phases of schedules as they were before they were revised, by number (`domain.as_of`).
    """

    profile: PlanProfile
    evaluation: EvaluationData
    records: tuple[ProjectRecord, ...]
    reports: Mapping[str, StatusReport]
    fiscal_year: int
    today: dt.date
    originals: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """The projects of the year."""
        return self.evaluation.year(self.fiscal_year)

    @property
    def has_answers(self) -> bool:
        """Whether any project is answered in the year."""
        return any(row.standing is not Standing.UNANSWERED for row in self.rows)

    def report_foot(self, denominator: str, remark: str = "") -> ChartFoot:
        """Return what stands under a chart made from the year's reports."""
        found = self.evaluation.approvals.get(self.fiscal_year)
        word = self.profile.words.approval
        approval = "未承認" if found is None else f"{era_day(dt.date.fromisoformat(found.at[:10]))} {word}"
        year = short_year(self.fiscal_year)
        source = f"{self.profile.plan_name} 進捗状況報告（{year}、{approval}）"
        return ChartFoot(source, self._as_of, denominator, remark)

    def plan_foot(self, denominator: str, remark: str = "") -> ChartFoot:
        """Return what stands under a chart made from the register."""
        return ChartFoot(self.profile.plan_name, self._as_of, denominator, remark)

    @property
    def _as_of(self) -> str:
        """The day, 「令和8年7月10日現在」."""
        return f"{era_day(self.today)}現在"

    def head(
        self, name: ChartName, title: str, foot: ChartFoot, message: str = "", *, internal: bool = False
    ) -> ChartHead:
        """Return the head of a chart, with the word that marks made-up answers where they are."""
        sample = SAMPLE_WORD if self.evaluation.is_sample else ""
        return ChartHead(name, title, foot, message, sample, internal)
