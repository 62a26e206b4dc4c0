"""The tables and words of the public evaluation of the whole plan."""

from fujidesk.domain.publication import codes
from fujidesk.domain.publication.content import Publication, PublicPlan
from fujidesk.domain.publication.page_blocks import Cell, Grid, Lines, Link, paragraphs
from fujidesk.domain.publication.page_lists import target_lines
from fujidesk.domain.publication.places import project_path
from fujidesk.domain.publication.whole_content import PublicCounts, PublicCourse, PublicFinal, PublicSpan
from fujidesk.domain.whole_plan.model import FORECAST
from fujidesk.domain.whole_plan.outcomes import Outcome


def outcome_text(plan: PublicPlan, course: PublicCourse) -> str:
    """Return the word of an outcome, with 見込み where it may still change."""
    return _marked(plan.word(codes.OUTCOME, course.outcome), course.is_forecast)


def final_text(plan: PublicPlan, found: PublicFinal | None) -> str:
    """Return the word of an indicator's result, with 見込み where it may still change; "" without one."""
    return "" if found is None else _marked(plan.word(codes.FINAL, found.result), found.is_forecast)


def slip_text(course: PublicCourse) -> str:
    """Return a slip in words, "" for none to tell; that against the plan before it was revised beside it."""
    own = _slip_word(course.slip)
    if course.first_slip is None or course.first_slip == course.slip:
        return own
    return f"{own}（当初の計画に対しては{_slip_word(course.first_slip)}）"


def _slip_word(slip: int | None) -> str:
    """Return half-years in words: 「2 半期の遅れ」, which a screen reader says as well."""
    if slip is None:
        return ""
    if not slip:
        return "ずれなし"
    return f"{-slip} 半期の遅れ" if slip < 0 else f"{slip} 半期早い"


def _marked(word: str, is_forecast: bool) -> str:
    """Return a word, marked where it may still change."""
    return f"{word}（{FORECAST}）" if is_forecast else word


class SpanGrids:
    """Makes the tables of one period."""

    def __init__(self, publication: Publication, span: PublicSpan) -> None:
        self._plan = publication.plan
        self._span = span
        self._projects = {item.number: item for item in publication.projects}
        self._depth = max((level.depth for level in span.levels), default=0)

    @property
    def lowest(self) -> str:
        """The name of the level that is appraised."""
        return self._plan.level_names[self._depth]

    def outcomes(self) -> Grid:
        """Return how many projects of each level have which outcome, and the largest slip."""
        kinds = self._plan.group(codes.OUTCOME)
        rows = tuple(
            self._row(level, level.projects, *(level.outcomes[kind.code] for kind in kinds), level.worst_slip)
            for level in (*self._span.levels, self._span.everything)
        )
        head = ("区分", "事業", *(kind.name for kind in kinds), "最大の遅れ（半期）")
        return Grid(self._caption("事業の数"), head, rows, wide=True, kind="counts")

    def indicator_counts(self) -> Grid:
        """Return how many indicators of each level are reached, not reached, or cannot be judged."""
        kinds = self._plan.group(codes.FINAL)
        rows = tuple(
            self._row(level, sum(level.finals.values()), *(level.finals[kind.code] for kind in kinds))
            for level in (*self._span.levels, self._span.everything)
        )
        head = ("区分", "施策指標", *(kind.name for kind in kinds))
        return Grid(self._caption("施策指標の数"), head, rows, wide=True, kind="counts")

    def appraisals(self) -> Grid:
        """Return what is said of each level that is appraised."""
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (level.name, paragraphs(level.appraisal.text))
            for level in self._span.levels
            if level.appraisal is not None
        )
        return Grid(self._caption(f"{self.lowest}ごとの評価"), (self.lowest, "評価"), rows)

    def reasons(self, outcome: Outcome, title: str) -> Grid | None:
        """Return the projects of one outcome with the reasons, the most delayed first; None without any."""
        courses = [course for course in self._span.courses if course.outcome == outcome]
        if not courses:
            return None
        is_late = outcome is Outcome.LATE
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (
                *self._named(course), "、".join(self._projects[course.number].departments),
                *((slip_text(course),) if is_late else ()), course.reason,
            )
            for course in sorted(courses, key=lambda course: course.slip or 0)
        )  # fmt: skip
        head = ("番号", "事業名", self._plan.department_word, *(("ずれ",) if is_late else ()), "判定の理由")
        return Grid(self._caption(title), head, rows, wide=True, kind="reasons")

    def indicators(self) -> Grid | None:
        """Return each indicator with its result and the reason; None where no project has one."""
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (
                *self._named(course), self._target(course.number), final_text(self._plan, course.final),
                course.final.reason,
            )
            for course in self._span.courses
            if course.final is not None
        )  # fmt: skip
        head = ("番号", "事業名", "目標", "判定", "判定の理由")
        grid = Grid(self._caption("施策指標ごとの判定"), head, rows, wide=True, kind="reasons")
        return grid if rows else None

    def _caption(self, what: str) -> str:
        """Return the caption of a table, another for each period."""
        return f"{self._span.name or '計画全体'}の{what}{self._span.mark}"

    def _row(self, level: PublicCounts, *figures: int) -> tuple[Cell, ...]:
        """Return the line of a level; one that sums up others says so."""
        is_sum = self._depth and not level.depth
        return (f"{level.name}（計）" if is_sum else level.name, *figures)

    def _named(self, course: PublicCourse) -> tuple[Cell, Cell]:
        """Return number and title of a project."""
        return course.number, Link(self._projects[course.number].title, project_path(course.number))

    def _target(self, number: str) -> Lines:
        """Return the target of a project in the plan's words, without any as a figure with its due year."""
        first, *_ = (*target_lines(self._plan, self._projects[number].indicator), "")
        return Lines(tuple(first.split("　")))
