"""What the city publishes, by types that have no place for anything internal (002: 経費は内部管理項目).

No cost, no score ②, no total of the three scores (beside ① and ③ it would give ② away), no reason of a
score, no note of a hearing, no person, no path: no field here could carry them. Whatever is written for the
website is made from these values alone.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from fujidesk.domain.charts import ChartName, FlowChart, HeatChart, StackedChart, StripChart, TrendChart
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.publication.whole_content import PublicWhole
from fujidesk.domain.reports import SCORE_SIGNS

PublicChart: TypeAlias = StackedChart | FlowChart | HeatChart | TrendChart | StripChart
"""The charts that may be published: all but that of amounts."""


UPPER_PLAN = "upper_plan"
"""Group of the codes of other plans."""


@dataclass(frozen=True, slots=True)
class PublicCode:
    """A code with its word and what it means. group: which codes it belongs to (「phase」)."""

    group: str
    code: str
    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class PublicLevel:
    """A policy or measure; parent: code of the level above, "" for the highest."""

    code: str
    title: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class PublicIndicator:
    """施策指標: the target in words and, where it has one, figure, unit, direction and due fiscal year."""

    text: str = ""
    figure: Decimal | None = None
    unit: str = ""
    direction: str = ""
    due_year: int | None = None

    @property
    def is_given(self) -> bool:
        """Whether the project has one."""
        return bool(self.text) or self.figure is not None


@dataclass(frozen=True, slots=True)
class PublicHalf:
    """A half-year of a project's schedule.

    planned and reached: number of the phase, 0 where the project has ended, None where nothing is said.
    is_settled: False where the plan leaves the phase open. departments: by the plan.
    """

    fiscal_year: int
    half: int
    planned: int | None = None
    reached: int | None = None
    is_settled: bool = True
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicResult:
    """What was reported and evaluated of a project in a fiscal year; "" and None: nothing is known.

    status: key of 実施状況. state: key of where the evaluation stands (`domain.scoring.Standing`). progress
    and content: scores ① and ③, 1 to 5. grade: "" where there is none, or where none is published. action,
    indicator_note, change: the department's own words. outlook: key of 今後の方向性.
    """

    fiscal_year: int
    status: str = ""
    state: str = ""
    progress: int | None = None
    content: int | None = None
    grade: str = ""
    action: str = ""
    indicator_value: Decimal | None = None
    indicator_note: str = ""
    outlook: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class PublicProject:
    """A project as the plan prints it, and its results year by year.

    category and ended: keys. ended_since: ISO date. successors: numbers that it went into. planned_actions:
    fiscal year → what the plan says for it. strip: its years as a chart.
    """

    number: str
    title: str
    policy: str
    measure: str
    category: str
    is_dx: bool
    page: int | None
    departments: tuple[str, ...]
    sogo_codes: tuple[str, ...]
    keiei_codes: tuple[str, ...]
    texts: Mapping[str, str]
    indicator: PublicIndicator
    halves: tuple[PublicHalf, ...]
    planned_actions: Mapping[int, str]
    results: tuple[PublicResult, ...]
    strip: StripChart
    ended: str = ""
    ended_since: str = ""
    successors: tuple[str, ...] = ()

    def result(self, fiscal_year: int) -> PublicResult | None:
        """Return the result of a year; None where the project has none."""
        return next((item for item in self.results if item.fiscal_year == fiscal_year), None)

    @property
    def own_figures(self) -> frozenset[int]:
        """The whole figures of its indicator, of target and years, which any text may tell."""
        values = (self.indicator.figure, *(result.indicator_value for result in self.results))
        return frozenset(int(value) for value in values if value is not None)


@dataclass(frozen=True, slots=True)
class PublicYear:
    """A fiscal year of results; approved_on: ISO date of the headquarters' approval, "" without it."""

    fiscal_year: int
    approved_on: str = ""


@dataclass(frozen=True)
class PublicPlan:
    """What the plan is called, and its words. levels and project: names of its levels, top first.

    dx_name: "" in a plan without the DX flag. body: what approves a year. score_words: names of the three
    scores, of which the middle one is never published.
    """

    city: str
    name: str
    first_year: int
    last_year: int
    level_names: tuple[str, ...]
    project_name: str
    dx_name: str
    body: str
    codes: tuple[PublicCode, ...]
    score_words: tuple[str, ...]
    department_word: str = STANDARD_WORDS.department
    office_word: str = STANDARD_WORDS.office

    def score_label(self, place: int) -> str:
        """Return what a score is called, with its sign; place: from 0 (「①進捗」)."""
        return f"{SCORE_SIGNS[place]}{self.score_words[place]}"

    @property
    def has_upper_plans(self) -> bool:
        """Whether projects may carry codes of other plans."""
        return any(code.group == UPPER_PLAN for code in self.codes)

    def word(self, group: str, code: str | int) -> str:
        """Return the word of a code; the code itself where it has none, "" for none."""
        wanted = str(code)
        return self._words.get((group, wanted), wanted)

    @cached_property
    def _words(self) -> Mapping[tuple[str, str], str]:
        """The words by group and code; asked for some fifty times a page."""
        return {(item.group, item.code): item.name for item in self.codes}

    def group(self, group: str) -> tuple[PublicCode, ...]:
        """Return the codes of a group in their order."""
        return tuple(item for item in self.codes if item.group == group)


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is published of a fiscal year and the years before it.

    day: of the data. charts: of the whole plan, in the order shown. with_grades: whether the overall grade
    is among them (it is derived partly from ②, so the office chooses). sample: word that marks made-up
    answers, "" for real ones. whole: the evaluation of the whole plan, None where it is not published.
    """

    plan: PublicPlan
    fiscal_year: int
    day: dt.date
    years: tuple[PublicYear, ...]
    levels: tuple[PublicLevel, ...]
    projects: tuple[PublicProject, ...]
    charts: Mapping[ChartName, PublicChart] = field(default_factory=dict)
    with_grades: bool = True
    sample: str = ""
    whole: PublicWhole | None = None

    @property
    def title(self) -> str:
        """What the publication is called."""
        return f"{self.plan.name} 進捗状況"

    @property
    def open_years(self) -> tuple[int, ...]:
        """The fiscal years that the headquarters has not approved."""
        return tuple(year.fiscal_year for year in self.years if not year.approved_on)

    @property
    def is_approved(self) -> bool:
        """Whether the headquarters approved the newest year."""
        return self.fiscal_year not in self.open_years
