"""The plan profile: what differs from city to city, as data (resources/profiles/*.toml).

Level names, number of levels, period and its terms, phases, categories, scores, grades, bodies, the calendar
and the city's words come from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fujidesk.domain.fiscal import HalfYear, half_years
from fujidesk.domain.hearing_terms import STANDARD_HEARINGS, HearingTerm, HearingWords
from fujidesk.domain.meetings import STANDARD_MEETINGS, MeetingTerm
from fujidesk.domain.plan_calendar import STANDARD_CALENDAR, STANDARD_PERIOD, CalendarTerm, PeriodMark
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.records import Category


@dataclass(frozen=True, slots=True)
class PhaseTerm:
    """A phase of progress: its number (1 is the first), its name in the plan and a short name."""

    number: int
    name: str
    short_name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class CategoryTerm:
    """A category of projects: its word in the plan and the fields its sheet has (図: 個票の見方)."""

    category: Category
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GradeBound:
    """A grade and the least total of the three scores that earns it (002, 図表2)."""

    grade: str
    minimum: int


@dataclass(frozen=True, slots=True)
class ScoreTerm:
    """A scored aspect with the official words of its steps; internal ones never leave the office."""

    key: str
    name: str
    internal: bool
    steps: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ChoiceTerm:
    """A choice of the status report: its code in drop-downs, its key and its word (002, 図表1)."""

    code: int
    key: str
    name: str

    @property
    def entry(self) -> str:
        """The choice as it stands in a drop-down: its code first (「2 実施中」)."""
        return f"{self.code} {self.name}"


STANDARD_STATUSES = (
    ChoiceTerm(1, "done", "完了"), ChoiceTerm(2, "running", "実施中"), ChoiceTerm(3, "stopped", "中止"),
    ChoiceTerm(4, "not_started", "未実施"),
)  # fmt: skip
"""実施状況 in the order of 002, 図表1 (1); for profiles, and stored plans, that name none of their own."""
STANDARD_OUTLOOKS = (
    ChoiceTerm(1, "continue", "継続"), ChoiceTerm(2, "review", "見直し"), ChoiceTerm(3, "complete", "完了"),
    ChoiceTerm(4, "merge", "統合"), ChoiceTerm(5, "stop", "中止"),
)  # fmt: skip
"""今後の方向性 (002, 図表1 (6), whose words the plan leaves to the survey)."""


@dataclass(frozen=True, slots=True)
class CommitteeTerm:
    """A body that the plan is brought to, from working group to headquarters.

    is_person: it is one person, such as a chief information officer (004).
    """

    key: str
    name: str
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class PlanTerm:
    """A part of the plan's period with an action plan of its own (004: 前期 R3–R5, 後期 R6–R8).

    first_year and last_year are fiscal years, both included.
    """

    name: str
    first_year: int
    last_year: int

    @property
    def fiscal_years(self) -> range:
        """The fiscal years of the term."""
        return range(self.first_year, self.last_year + 1)


STANDARD_PROFILE = "fuji"
"""Key of the profile of the database that ships."""
WHOLE_TERM = "計画期間"
"""Name of the one term of a plan that is not divided."""


@dataclass(frozen=True, slots=True)
class PlanProfile:
    """All that the program needs to know of a plan's shape.

    level_names: names above the project, top first (one or two). first_year and last_year are fiscal
    years. dx_name: what a project with the DX flag is called, "" in a plan without such a flag. terms: parts
    of the period in order, never empty: a plan that is not divided has one, its whole period.
    """

    key: str
    city: str
    plan_name: str
    short_name: str
    first_year: int
    last_year: int
    level_names: tuple[str, ...]
    project_name: str
    dx_name: str
    phases: tuple[PhaseTerm, ...]
    categories: tuple[CategoryTerm, ...]
    scores: tuple[ScoreTerm, ...]
    grades: tuple[GradeBound, ...]
    committees: tuple[CommitteeTerm, ...]
    statuses: tuple[ChoiceTerm, ...] = STANDARD_STATUSES
    outlooks: tuple[ChoiceTerm, ...] = STANDARD_OUTLOOKS
    calendar: tuple[CalendarTerm, ...] = STANDARD_CALENDAR
    period_marks: tuple[PeriodMark, ...] = STANDARD_PERIOD
    meetings: tuple[MeetingTerm, ...] = STANDARD_MEETINGS
    terms: tuple[PlanTerm, ...] = ()
    words: PlanWords = STANDARD_WORDS
    hearings: tuple[HearingTerm, ...] = STANDARD_HEARINGS

    def __post_init__(self) -> None:
        """Give a plan without terms the one that is its whole period."""
        if not self.terms:
            whole = PlanTerm(WHOLE_TERM, self.first_year, self.last_year)
            object.__setattr__(self, "terms", (whole,))

    @property
    def is_divided(self) -> bool:
        """Whether the period has more than one term."""
        return len(self.terms) > 1

    @property
    def hearing_words(self) -> HearingWords:
        """What the city calls its hearings, and what they begin with."""
        return HearingWords(self.hearings, self.words.office)

    @property
    def has_dx(self) -> bool:
        """Whether projects of the plan may carry the DX flag."""
        return bool(self.dx_name)

    @property
    def has_upper_plans(self) -> bool:
        """Whether projects may carry the codes of other plans (総合計画, 行政経営プラン)."""
        return self.has_field("sogo_codes") or self.has_field("keiei_codes")

    def has_field(self, field: str) -> bool:
        """Tell whether the sheet of any category has a field ("sogo_codes")."""
        return any(field in term.fields for term in self.categories)

    @property
    def half_years(self) -> tuple[HalfYear, ...]:
        """All half-years of the plan's period, in order."""
        return half_years(self.first_year, self.last_year)

    @property
    def fiscal_years(self) -> range:
        """The fiscal years of the period."""
        return range(self.first_year, self.last_year + 1)

    @property
    def operation_phase(self) -> int:
        """The last phase: the project runs."""
        return self.phases[-1].number

    def category_name(self, category: Category) -> str:
        """Return the plan's word for a category (重点, 推進, 継続)."""
        return next((term.name for term in self.categories if term.category is category), category.value)

    def category_title(self, category: Category) -> str:
        """Return what projects of a category are called: 「重点事業」."""
        name = self.category_name(category)
        return name if name.endswith("事業") else f"{name}事業"

    def usual_category(self, wanted: Category = Category.PROMOTION) -> Category:
        """Return a category if the plan has it, else the plan's last one: what a new project begins with."""
        known = [term.category for term in self.categories]
        return wanted if wanted in known or not known else known[-1]

    @property
    def leading_category(self) -> Category:
        """The category whose sheets the meetings see: 重点 (002), in a plan without it the first one."""
        known = [term.category for term in self.categories]
        return Category.PRIORITY if Category.PRIORITY in known or not known else known[0]

    def category_fields(self, category: Category) -> tuple[str, ...]:
        """Return the field names that the sheet of a category has."""
        return next((term.fields for term in self.categories if term.category is category), ())

    def phase_name(self, number: int) -> str:
        """Return the plan's word for a phase number; the number itself where the profile has none."""
        return next((term.name for term in self.phases if term.number == number), str(number))

    def status_name(self, key: str | None) -> str:
        """Return the word for 実施状況 (「実施中」); "" where there is no answer."""
        return next((term.name for term in self.statuses if term.key == key), key or "")

    def outlook_name(self, key: str | None) -> str:
        """Return the word for 今後の方向性 (「継続」); "" where there is no answer."""
        return next((term.name for term in self.outlooks if term.key == key), key or "")

    def score(self, key: str) -> ScoreTerm:
        """Return a scored aspect by its key: progress, cost or content.

        Raises:
            KeyError: there is none.
        """
        return {term.key: term for term in self.scores}[key]

    def meeting(self, key: str) -> MeetingTerm | None:
        """Return a meeting by its key; None where the profile has none of that key."""
        return next((term for term in self.meetings if term.key == key), None)
