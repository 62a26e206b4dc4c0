"""What the city publishes of the evaluation of the whole plan; its types have no place for internal values.

No amount, no score ②, no total stands here, as in `content`; what became of a project is told by the phases
that plan and reports show (001, 図表6-3: 計画全体の評価).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fujidesk.domain.charts import ChartName, FlowChart, StackedChart
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.whole_plan.model import FORECAST


@dataclass(frozen=True, slots=True)
class PublicFinal:
    """How a project's indicator stands at the end of a period.

    result: key of `finals.Final`. fiscal_year: of the value that was judged, None where there is none.
    is_forecast: it may still change.
    """

    result: str
    reason: str
    fiscal_year: int | None = None
    is_forecast: bool = False


@dataclass(frozen=True, slots=True)
class PublicCourse:
    """What became of a project over a period.

    outcome: key of `outcomes.Outcome`. slip: half-years at the last report, negative behind the plan, None
    where none can be told. first_slip: the same against the plan before it was revised, None where it was
    not. final: None where the project has no indicator.
    """

    number: str
    outcome: str
    reason: str
    slip: int | None = None
    first_slip: int | None = None
    is_forecast: bool = False
    final: PublicFinal | None = None


@dataclass(frozen=True, slots=True)
class PublicAppraisal:
    """What is said of a level in words. is_written: by the office, else made from the counts."""

    text: str
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class PublicCounts:
    """What the projects of a level reached together.

    code: of the level, "" for all projects. depth: 0 for the highest level. projects: how many. outcomes,
    finals: how many by key. worst_slip: half-years of the largest slip behind the plan, 0 for none.
    appraisal: None where the level is not appraised.
    """

    code: str
    name: str
    depth: int
    projects: int
    outcomes: Mapping[str, int]
    finals: Mapping[str, int]
    worst_slip: int = 0
    appraisal: PublicAppraisal | None = None


@dataclass(frozen=True)
class PublicSpan:
    """The evaluation of the whole plan, or of one of its terms.

    name: 「」 for the whole, else 「前期」. through: the last fiscal year whose results count. is_forecast:
    the last year's results are still to come, or not approved. levels: in the plan's order. everything: of
    all projects. courses: in the plan's order.
    """

    name: str
    first_year: int
    last_year: int
    through: int
    is_forecast: bool
    levels: tuple[PublicCounts, ...]
    everything: PublicCounts
    courses: tuple[PublicCourse, ...]

    @property
    def title(self) -> str:
        """What it is called: 「計画全体の評価（令和4年度～令和8年度）」, with 見込み while it is one."""
        years = f"{long_year(self.first_year)}～{long_year(self.last_year)}"
        return f"{self.name or '計画全体'}の評価（{years}）{self.mark}"

    @property
    def mark(self) -> str:
        """What every heading and caption ends with while results may still change."""
        return f"【{FORECAST}】" if self.is_forecast else ""

    def course(self, number: str) -> PublicCourse:
        """Return what became of a project.

        Raises:
            KeyError: the project is not of the plan.
        """
        return self._by_number[number]

    @cached_property
    def _by_number(self) -> Mapping[str, PublicCourse]:
        """The courses by number; asked for on every page of a project."""
        return {course.number: course for course in self.courses}


@dataclass(frozen=True, slots=True)
class PublicWhole:
    """The evaluation of the whole plan. spans: the whole first, then its terms. charts: of the whole."""

    spans: tuple[PublicSpan, ...]
    charts: Mapping[ChartName, StackedChart | FlowChart] = field(default_factory=dict)

    @property
    def written(self) -> tuple[str, ...]:
        """The appraisals that the office wrote."""
        return tuple(
            level.appraisal.text
            for span in self.spans
            for level in span.levels
            if level.appraisal is not None and level.appraisal.is_written
        )
