"""The columns of the project list: what each says, sorts by and explains, in the plan's words.

To add a column: a member of `ProjectColumn` (its name is its key in stored views, so it stays for good), its
text in `_shown`, its heading in `header`, a key in `_keys` where the text does not sort right, and a width in
`RowLook.columns`. Keys are int or str only: Qt compares nothing else reliably.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from operator import attrgetter

from fujidesk.domain.fields import field_label
from fujidesk.domain.filtering import half_year_index, list_key, natural_key, phase_word, phases_key
from fujidesk.domain.fiscal import HalfYear, short_year
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import STATE_KIND_NAMES, LevelRecord, ProjectRow
from fujidesk.domain.row_marks import year_of_half
from fujidesk.ui.itemmodels.year_answers import YearAnswers

_NO_PAGE = 10**9
_NO_TEXT = "\U0010ffff"


class ProjectColumn(IntEnum):
    """The columns of the list, in their first order."""

    NUMBER = 0
    TITLE = 1
    DEPARTMENTS = 2
    CATEGORY = 3
    DX = 4
    PHASES = 5
    STATUS = 6
    GRADE = 7
    INDICATOR = 8
    PAGE = 9
    MEASURE = 10
    SUMMARY = 11
    SOGO = 12
    KEIEI = 13


COLUMN_KEYS: Mapping[ProjectColumn, str] = {column: column.name.lower() for column in ProjectColumn}
"""Names of the columns in stored views and settings."""


class ColumnTexts:
    """What each column of a project says, sorts by and explains; knows the plan's words."""

    def __init__(self, profile: PlanProfile, levels: Sequence[LevelRecord] = ()) -> None:
        self._profile = profile
        self._titles: dict[str, str] = {}
        self.set_levels(levels)
        self._category_order = {term.category: place for place, term in enumerate(profile.categories)}
        self._half_years = profile.half_years
        self.at: int | None = None
        self.answers = YearAnswers(profile)
        self._shown: dict[ProjectColumn, Callable[[ProjectRow], str]] = {
            ProjectColumn.NUMBER: attrgetter("number"),
            ProjectColumn.TITLE: _titled,
            ProjectColumn.DEPARTMENTS: departments_text,
            ProjectColumn.CATEGORY: self._category,
            ProjectColumn.DX: _dx,
            ProjectColumn.PHASES: _phases,
            ProjectColumn.STATUS: self.answers.status,
            ProjectColumn.GRADE: self.answers.grade,
            ProjectColumn.INDICATOR: attrgetter("indicator"),
            ProjectColumn.PAGE: _page,
            ProjectColumn.MEASURE: self.measure,
            ProjectColumn.SUMMARY: attrgetter("summary"),
            ProjectColumn.SOGO: _sogo,
            ProjectColumn.KEIEI: _keiei,
        }
        self._keys: dict[ProjectColumn, Callable[[ProjectRow], int | str]] = {
            ProjectColumn.NUMBER: _number_key,
            ProjectColumn.DEPARTMENTS: _departments_key,
            ProjectColumn.CATEGORY: self.category_place,
            ProjectColumn.DX: _dx_key,
            ProjectColumn.PHASES: self._phases_key,
            ProjectColumn.STATUS: self.answers.status_key,
            ProjectColumn.GRADE: self.answers.grade_key,
            ProjectColumn.PAGE: _page_key,
        }

    def set_levels(self, levels: Sequence[LevelRecord]) -> None:
        """Take the titles of policies and measures."""
        self._titles = {level.code: level.title for level in levels}

    def set_half_year(self, when: HalfYear) -> None:
        """Let the phase column sort by this half-year, and show answers and grades of its year."""
        self.at = half_year_index(self._profile, when)
        self.answers.set_year(year_of_half(self.at))

    def header(self, column: ProjectColumn) -> str:
        """Return the heading of a column."""
        return {
            ProjectColumn.NUMBER: "番号",
            ProjectColumn.TITLE: self._profile.project_name,
            ProjectColumn.DEPARTMENTS: self._profile.words.department,
            ProjectColumn.CATEGORY: "分類",
            ProjectColumn.DX: "DX",
            ProjectColumn.PHASES: "進捗段階（計画）",
            ProjectColumn.STATUS: f"{self.answers.year_word} 状況".lstrip(),
            ProjectColumn.GRADE: f"{self.answers.year_word} 評価".lstrip(),
            ProjectColumn.INDICATOR: "施策指標",
            ProjectColumn.PAGE: "頁",
            ProjectColumn.MEASURE: self._profile.level_names[-1],
            ProjectColumn.SUMMARY: "要約",
            ProjectColumn.SOGO: field_label("sogo_codes"),
            ProjectColumn.KEIEI: field_label("keiei_codes"),
        }[column]

    def offers(self, column: ProjectColumn) -> bool:
        """Tell whether the plan has what a column shows: categories to tell apart, DX, codes of others."""
        if column is ProjectColumn.DX:
            return self._profile.has_dx
        if column is ProjectColumn.CATEGORY:
            return len(self._profile.categories) > 1
        field = {ProjectColumn.SOGO: "sogo_codes", ProjectColumn.KEIEI: "keiei_codes"}.get(column)
        return field is None or self._profile.has_field(field)

    def shown(self, row: ProjectRow, column: ProjectColumn) -> str:
        """Return the text of a cell."""
        return self._shown[column](row)

    def sort_key(self, column: ProjectColumn) -> Callable[[ProjectRow], int | str]:
        """Return the function that a column sorts by; texts go by folded, number-aware order."""
        return self._keys.get(column) or _TextKey(self._shown[column])

    def is_blank(self, row: ProjectRow, column: ProjectColumn) -> bool:
        """Tell whether the plan gives nothing for the cell; an absent DX flag says something, too."""
        if column is ProjectColumn.PHASES:
            return not (row.phases if self.at is None else row.phases[self.at : self.at + 1]).strip()
        return column is not ProjectColumn.DX and not self._shown[column](row)

    def tooltip(self, row: ProjectRow, column: ProjectColumn) -> str:
        """Return the explanation of a cell: the full text, or the phases half-year by half-year."""
        if column is ProjectColumn.PHASES:
            return self.course(row)
        if column is ProjectColumn.DEPARTMENTS:
            return "\n".join(row.departments)
        if column is ProjectColumn.TITLE:
            return f"{row.number} {row.title}" + (f"\n{row.summary}" if row.summary else "")
        if column is ProjectColumn.DX:
            return self._profile.dx_name if row.is_dx else ""
        if column in (ProjectColumn.STATUS, ProjectColumn.GRADE):
            return self.answers.results(row)
        return self.shown(row, column)

    def measure(self, row: ProjectRow) -> str:
        """Return code and title of the level that the project stands under."""
        code = row.measure or row.policy
        return f"{code} {self._titles.get(code, '')}".strip()

    def course(self, row: ProjectRow) -> str:
        """Return the plan's phases in words, equal half-years of a row joined: R4上～R5下 (3) 導入準備."""
        if not row.phases:
            return "計画に進捗段階の記載がありません。"
        lines: list[str] = []
        start = 0
        marks = list(zip(row.phases, row.settled.ljust(len(row.phases), "1"), strict=False))
        for place in range(1, len(marks) + 1):
            if place < len(marks) and marks[place] == marks[start]:
                continue
            lines.append(self._stretch(start, place - 1, *marks[start]))
            start = place
        return "\n".join(lines)

    def year_words(self) -> list[str]:
        """Return the short names of the plan's fiscal years, R4 … R8."""
        return [short_year(year) for year in self._profile.fiscal_years]

    def category_place(self, row: ProjectRow) -> int:
        """Return the place of the project's category in the profile, 0 for the first."""
        return self._category_order.get(row.category, len(self._category_order))

    def _stretch(self, first: int, last: int, mark: str, settled: str) -> str:
        """Return one line of `course`: from the first to the last half-year the mark is the same."""
        names = self._half_years
        when = names[first].label if first == last else f"{names[first].label}～{names[last].label}"
        return f"{when}　{phase_word(mark, self._profile)}{'' if settled == '1' else '（計画書では未確定）'}"

    def _category(self, row: ProjectRow) -> str:
        """Return the plan's word for the category."""
        return self._profile.category_name(row.category)

    def _phases_key(self, row: ProjectRow) -> str:
        """Sort by the phase in the half-year that holds, see `phases_key`."""
        return phases_key(row.phases, self.at)


class _TextKey:
    """Sorts by a cell's text, empty ones last."""

    def __init__(self, shown: Callable[[ProjectRow], str]) -> None:
        self._shown = shown

    def __call__(self, row: ProjectRow) -> str:
        """Return the folded, number-aware text."""
        return natural_key(self._shown(row)) or _NO_TEXT


def departments_text(row: ProjectRow) -> str:
    """Return the departments as the plan lists them."""
    return "、".join(row.departments)


def _number_key(row: ProjectRow) -> int:
    """Sort 1-1-2 before 1-1-10."""
    return sort_value(row.number)


def _departments_key(row: ProjectRow) -> str:
    """Sort by the first department, then the second …; without any last."""
    return list_key(row.departments)


def _titled(row: ProjectRow) -> str:
    """Return the title, with the word of its state behind it where the project rests or has ended."""
    return row.title if row.state is None else f"{row.title}［{STATE_KIND_NAMES[row.state]}］"


def _dx(row: ProjectRow) -> str:
    """Mark DX as the plan's index does, by a circle."""
    return "○" if row.is_dx else ""


def _dx_key(row: ProjectRow) -> int:
    """Sort DX first, as one looks for those."""
    return 0 if row.is_dx else 1


def _phases(row: ProjectRow) -> str:
    """Return one character a half-year (see `ProjectRow`), the end without what is not given."""
    return row.phases.rstrip()


def _page(row: ProjectRow) -> str:
    """Return the page of the printed plan, nothing where the project has none."""
    return "" if row.page is None else str(row.page)


def _page_key(row: ProjectRow) -> int:
    """Sort by page, projects without one last."""
    return _NO_PAGE if row.page is None else row.page


def _sogo(row: ProjectRow) -> str:
    """Return the codes of the 総合計画, which only 重点 projects have (002, 個票の見方)."""
    return "、".join(row.sogo_codes)


def _keiei(row: ProjectRow) -> str:
    """Return the codes of the 行政経営プラン, which only 重点 projects have (002, 個票の見方)."""
    return "、".join(row.keiei_codes)
