"""What the parts of a pack are made from, read once from one state of the data."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from fujidesk.domain.charts import Chart, ChartFoot, ChartName, StripChart
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.fiscal import era_day, short_year
from fujidesk.domain.meetings import MeetingTerm
from fujidesk.domain.new_projects import NewProject
from fujidesk.domain.pack_editions import PackEdition
from fujidesk.domain.people import Member
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.revisions import Revision
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.domain.scoring import Standing
from fujidesk.domain.state_comparison import StateChange
from fujidesk.domain.timeline import TimelineData
from fujidesk.domain.upper_plans import UpperPlans
from fujidesk.domain.whole_plan.model import WholePlan


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word that a reader may not know. also: other spellings by which it is found."""

    word: str
    meaning: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an earlier meeting. words: which, 「令和7年7月10日の情報化推進本部会議の控え」."""

    words: str
    changes: tuple[StateChange, ...]


@dataclass(frozen=True)
class PackData:
    """All that a pack is made from.

    fiscal_year: that the pack is named by. records: every project in the plan's order. reports: of the year
    whose results are reported, by number. members: of the meeting's body on its day. revisions: of the
    fiscal years from the reported one to the one the meeting is held in. roadmap: projects with the DX flag.
    charts and strips: ready made (`services.charts`); strips by number. since: None where no earlier state
    was frozen. originals: phases of schedules before they were revised, by number. whole: the evaluation of
    the whole plan, read for meetings with such parts alone; whole_terms: of its terms where it has several.
    """

    profile: PlanProfile
    term: MeetingTerm
    fiscal_year: int
    edition: PackEdition
    today: dt.date
    evaluation: EvaluationData
    records: tuple[ProjectRecord, ...]
    levels: tuple[LevelRecord, ...]
    reports: Mapping[str, StatusReport]
    members: tuple[Member, ...]
    revisions: tuple[Revision, ...]
    new_projects: tuple[NewProject, ...]
    upper: UpperPlans
    roadmap: TimelineData
    charts: Mapping[ChartName, Chart] = field(default_factory=dict)
    strips: Mapping[str, StripChart] = field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    since: Since | None = None
    originals: Mapping[str, str] = field(default_factory=dict)
    whole: WholePlan | None = None
    whole_terms: tuple[WholePlan, ...] = ()

    @property
    def year(self) -> int:
        """The fiscal year whose results are reported."""
        return self.term.results_year(self.fiscal_year)

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """The projects of that year."""
        return self.evaluation.year(self.year)

    @property
    def rows_before(self) -> tuple[ReportRow, ...]:
        """The projects of the year before."""
        return self.evaluation.year(self.year - 1)

    @property
    def has_answers(self) -> bool:
        """Whether any project is answered in that year."""
        return any(row.standing is not Standing.UNANSWERED for row in self.rows)

    @property
    def as_of(self) -> str:
        """The day of the papers, 「令和8年7月10日現在」."""
        return f"{era_day(self.today)}現在"

    @property
    def approval(self) -> str:
        """Whether the reported year is approved, in words."""
        found = self.evaluation.approvals.get(self.year)
        if found is None:
            return "未承認"
        return f"{era_day(dt.date.fromisoformat(found.at[:10]))} {self.profile.words.approval}"

    @property
    def sample(self) -> str:
        """Word that marks made-up answers, "" for real ones."""
        return SAMPLE_WORD if self.evaluation.is_sample else ""

    def foot(self, denominator: str, remark: str = "") -> ChartFoot:
        """Return what stands under a table made from the reports."""
        source = f"{self.profile.plan_name} 進捗状況報告（{short_year(self.year)}、{self.approval}）"
        return ChartFoot(source, self.as_of, denominator, remark)

    def plan_foot(self, denominator: str, remark: str = "") -> ChartFoot:
        """Return what stands under a table made from the register alone."""
        return ChartFoot(self.profile.plan_name, self.as_of, denominator, remark)
