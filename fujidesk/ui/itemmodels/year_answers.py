"""What the list says of a year's survey: status and evaluation of a project in words, and their order."""

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRow
from fujidesk.domain.report_rows import ABSENT, mark_name, marks_of
from fujidesk.domain.row_marks import NOTHING, char_of_mark, char_of_status, mark_of_char, status_of_char
from fujidesk.domain.scoring import Standing

_LAST = 10**9


class YearAnswers:
    """Knows, for the chosen fiscal year, what `ProjectRow.grades` and `.statuses` stand for."""

    def __init__(self, profile: PlanProfile) -> None:
        self._profile = profile
        self._year: int | None = None
        self._mark_order = {char_of_mark(mark): place for place, mark in enumerate(marks_of(profile))}
        self._mark_order[NOTHING] = _LAST
        self._status_order = {char_of_status(term.key): term.code for term in profile.statuses}

    def set_year(self, place: int | None) -> None:
        """Let answers be those of the n-th fiscal year of the plan; None: of no year."""
        self._year = place

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year; None for none."""
        return None if self._year is None else self._profile.fiscal_years[self._year]

    @property
    def year_word(self) -> str:
        """The short name of the fiscal year, 「R4」; "" for none."""
        return "" if self.fiscal_year is None else short_year(self.fiscal_year)

    def char(self, row: ProjectRow) -> str:
        """Return the character of the year's evaluation (`domain.row_marks`)."""
        return _char(row.grades, self._year)

    def marks(self, row: ProjectRow) -> list[str]:
        """Return the marks of all years of the plan: grades, or the keys of standings without one."""
        return [
            mark_of_char(row.grades[place : place + 1]) for place in range(len(self._profile.fiscal_years))
        ]

    def grade(self, row: ProjectRow) -> str:
        """Return the letter of the year's grade, or the word of a state without one; "" unanswered."""
        mark = mark_of_char(self.char(row))
        return "" if mark in (Standing.UNANSWERED.value, ABSENT) else mark_name(mark)

    def status(self, row: ProjectRow) -> str:
        """Return the year's 実施状況 in the words of the plan; "" where it is not answered."""
        return self._profile.status_name(status_of_char(_char(row.statuses, self._year)))

    def results(self, row: ProjectRow) -> str:
        """Return statuses and grades of all years in words, one year a line."""
        lines = []
        for place, (year, mark) in enumerate(zip(self._profile.fiscal_years, self.marks(row), strict=True)):
            status = self._profile.status_name(status_of_char(row.statuses[place : place + 1]))
            word = mark_name(mark)
            said = [part for part in (status, word if word != status else "") if part]
            lines.append(f"{short_year(year)}　{'　'.join(said)}")
        return "\n".join(lines)

    def grade_key(self, row: ProjectRow) -> int:
        """Sort by grade, best first, then the states without one, years without an answer last."""
        return self._mark_order.get(self.char(row), _LAST)

    def status_key(self, row: ProjectRow) -> int:
        """Sort by the order of 実施状況 in the plan, unanswered ones last."""
        return self._status_order.get(_char(row.statuses, self._year), _LAST)


def _char(chars: str, year: int | None) -> str:
    """Return the character of a year; NOTHING where nothing was answered, or for no year."""
    return NOTHING if year is None else chars[year : year + 1] or NOTHING
