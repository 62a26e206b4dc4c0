"""The cross-reference with the upper plans as JSON values, for the command line and other programs.

Keys are English, words are those of the plan document; a grade is null where there is none, and `state` then
says why.
"""

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import STATE_KIND_NAMES, ProjectRow
from fujidesk.domain.report_rows import ABSENT, mark_name
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.domain.scoring import STANDING_NAMES, Standing
from fujidesk.domain.upper_plans import CodeLine, Scheme, UpperPlans, scheme_label


def upper_plan_values(data: UpperPlans, fiscal_year: int, as_of: str) -> dict[str, JsonValue]:
    """Return codes with their projects, and projects with their codes and grades up to a fiscal year.

    Args:
        data: of the register.
        fiscal_year: the last one whose grades are told; `by_mark` is of this year.
        as_of: the day on which it was asked, ISO.

    Returns:
        the values in the order in which docs/cli.md names them; "sample" only for made-up answers.
    """
    values: dict[str, JsonValue] = {
        "fiscal_year": fiscal_year,
        "year": short_year(fiscal_year),
        "as_of": as_of,
        "total": len(data.rows),
        "unapproved_years": list(data.unapproved(fiscal_year)),
    }
    for scheme in Scheme:
        values[scheme.value] = _scheme(data, scheme, fiscal_year)
    values["projects"] = [_project(data, row, fiscal_year) for row in data.serving]
    values["without_codes"] = [
        {**_head(row, data.profile), "may_have_codes": data.may_have_codes(row)} for row in data.bare
    ]
    if data.is_sample:
        values[SAMPLE_KEY] = True
    return values


def _scheme(data: UpperPlans, scheme: Scheme, fiscal_year: int) -> JsonValue:
    """Return the codes of a scheme; projects are distinct, memberships are pairs of code and project."""
    return {
        "name": scheme_label(scheme),
        "projects": data.distinct(scheme),
        "memberships": data.memberships(scheme),
        "codes": [_line(data, line, fiscal_year) for line in data.lines[scheme]],
    }


def _line(data: UpperPlans, line: CodeLine, fiscal_year: int) -> JsonValue:
    """Return a code with the numbers of its projects and their marks of the year."""
    marks = data.marks(line.projects, fiscal_year)
    return {
        "code": line.code,
        "count": len(line.projects),
        "numbers": list(line.numbers),
        "by_mark": {mark_name(mark): count for mark, count in marks},
    }


def _project(data: UpperPlans, row: ProjectRow, fiscal_year: int) -> JsonValue:
    """Return a project with its codes and its grade of each year."""
    return {
        **_head(row, data.profile),
        Scheme.SOGO.value: list(row.sogo_codes),
        Scheme.KEIEI.value: list(row.keiei_codes),
        "grades": [_grade(year, data.mark(row, year)) for year in data.years_until(fiscal_year)],
    }


def _head(row: ProjectRow, profile: PlanProfile) -> dict[str, JsonValue]:
    """Return who and where a project is; running is null unless it rests or has ended."""
    return {
        "number": row.number,
        "title": row.title,
        "running": None if row.state is None else STATE_KIND_NAMES[row.state],
        "category": profile.category_name(row.category),
        "departments": list(row.departments),
    }


def _grade(fiscal_year: int, mark: str) -> JsonValue:
    """Return a year's grade, null where there is none, and its state."""
    standing = _STANDINGS.get(mark, Standing.EVALUATED)
    has_grade = standing is Standing.EVALUATED and mark != ABSENT
    return {
        "fiscal_year": fiscal_year,
        "grade": mark if has_grade else None,
        "state": STANDING_NAMES[standing] if mark != ABSENT else mark_name(mark),
    }


_STANDINGS = {standing.value: standing for standing in Standing}
