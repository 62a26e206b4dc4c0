"""What is published as tidy tables: one datum a cell, one row of ASCII names, long where years go on.

They obey 「行政データにおける機械可読性に関するルール」 (2026-03-31): lists have tables of their own (L1-07),
nothing known is blank and never 0 (L1-09), choices are codes (L2-04), years go down, not across (L3-09).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TypeAlias

from fujidesk.domain.publication import codes
from fujidesk.domain.publication import fields as f
from fujidesk.domain.publication.codes import KEIEI, SOGO
from fujidesk.domain.publication.content import Publication, PublicPlan, PublicProject, PublicResult
from fujidesk.domain.publication.fields import Field
from fujidesk.domain.publication.portable import portable
from fujidesk.domain.publication.whole_content import PublicFinal, PublicWhole

Value: TypeAlias = str | int | Decimal | None
"""What stands in a cell; None where nothing is known."""
_UPPER_PLANS = "upper-plans"
"""Left out where the plan's projects carry no codes of other plans."""
Line: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is published. name: in ASCII, as in the names of its files. rows: in the fields' order."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[Line, ...]


def one_line(text: str) -> str | None:
    """Return a text without line breaks and needless spaces (L1-06, L1-14), written portably (L1-08).

    None stands for an empty one.
    """
    return " ".join(portable(text).split()) or None


def data_tables(publication: Publication) -> tuple[Table, ...]:
    """Return the tables of the data; those of codes and definitions are made in `dictionary`."""
    found = [
        _of_projects(
            "projects",
            "{project}",
            _project_fields(publication),
            publication,
            partial(_project, has_dx=bool(publication.plan.dx_name)),
        ),
        _of_projects("departments", "{project}の{department}", f.DEPARTMENTS, publication, _departments),
        _of_projects(_UPPER_PLANS, "{project}と上位計画の対応", f.UPPER_PLANS, publication, _upper_plans),
        _of_projects("successors", "統合・分割された事業の行き先", f.SUCCESSORS, publication, _successors),
        _of_projects("schedule", "半期ごとの進捗段階（計画と実績）", f.SCHEDULE, publication, _schedule),
        _of_projects(
            "schedule-departments",
            "半期ごとの{department}（計画）",
            f.SCHEDULE_DEPARTMENTS,
            publication,
            _staff,
        ),
        _of_projects("actions", "年度ごとの取組内容（計画）", f.ACTIONS, publication, _actions),
        _of_projects("results", "年度ごとの実施状況と取組", f.RESULTS, publication, _results),
        _of_projects(
            "scores", "年度ごとの評価", _score_fields(publication), publication, _scores(publication)
        ),
    ]
    if publication.whole is not None:
        lines = _outcomes(publication.whole)
        found.append(_of_projects("outcomes", "計画全体の評価", f.OUTCOMES, publication, lines))
    if not publication.plan.has_upper_plans:
        found = [table for table in found if table.name != _UPPER_PLANS]
    return marked_tables(found, publication)


def marked_tables(tables: Iterable[Table], publication: Publication) -> tuple[Table, ...]:
    """Return tables in the plan's words, that say in each row where the answers are made up."""
    return tuple(_marked(_worded(table, publication.plan), publication.sample) for table in tables)


def _worded(table: Table, plan: PublicPlan) -> Table:
    """Return a table whose title and columns speak the plan's words."""
    fields = tuple(
        replace(field, label=f.in_words(field.label, plan), meaning=f.in_words(field.meaning, plan))
        for field in table.fields
    )
    return replace(table, title=f.in_words(table.title, plan), fields=fields)


def _of_projects(
    name: str,
    title: str,
    fields: tuple[Field, ...],
    publication: Publication,
    lines: Callable[[PublicProject], Iterable[Line]],
) -> Table:
    """Return a table with the lines of every project, each after the project's number."""
    rows = ((item.number, *line) for item in publication.projects for line in lines(item))
    return Table(name, title, fields, tuple(rows))


def _marked(table: Table, sample: str) -> Table:
    """Return a table with a first column that says that the answers are made up."""
    if not sample:
        return table
    rows = tuple((sample, *row) for row in table.rows)
    return Table(table.name, table.title, (f.SAMPLE, *table.fields), rows)


def _project_fields(publication: Publication) -> tuple[Field, ...]:
    """Return the columns of the projects; without DX in a plan that has no such flag."""
    return tuple(field for field in f.PROJECTS if field.name != "is_dx" or publication.plan.dx_name)


def _project(item: PublicProject, *, has_dx: bool) -> Iterator[Line]:
    """Yield the one line of a project; has_dx: the plan has the DX flag."""
    target = item.indicator
    yield (
        one_line(item.title), item.policy, item.measure or None, item.category,
        *((int(item.is_dx),) if has_dx else ()), item.page,
        *(one_line(item.texts.get(name, "")) for name in f.TEXT_NAMES),
        one_line(target.text), target.figure, one_line(target.unit), target.direction or None,
        target.due_year, item.ended or None, item.ended_since or None,
    )  # fmt: skip


def _departments(item: PublicProject) -> Iterator[Line]:
    """Yield the departments in the plan's order."""
    yield from ((place, one_line(name)) for place, name in enumerate(item.departments, start=1))


def _upper_plans(item: PublicProject) -> Iterator[Line]:
    """Yield the codes of the upper plans."""
    yield from ((SOGO, code) for code in item.sogo_codes)
    yield from ((KEIEI, code) for code in item.keiei_codes)


def _successors(item: PublicProject) -> Iterator[Line]:
    """Yield the projects that it went into."""
    yield from ((number,) for number in item.successors)


def _schedule(item: PublicProject) -> Iterator[Line]:
    """Yield the half-years."""
    for half in item.halves:
        settled = int(half.is_settled) if half.planned is not None else None
        yield half.fiscal_year, half.half, half.planned, settled, half.reached


def _staff(item: PublicProject) -> Iterator[Line]:
    """Yield the departments of each half-year."""
    for half in item.halves:
        for place, name in enumerate(half.departments, start=1):
            yield half.fiscal_year, half.half, place, one_line(name)


def _actions(item: PublicProject) -> Iterator[Line]:
    """Yield what the plan says for each year."""
    yield from ((year, one_line(text)) for year, text in item.planned_actions.items())


def _results(item: PublicProject) -> Iterator[Line]:
    """Yield what was reported in each year."""
    for result in item.results:
        unit = item.indicator.unit if result.indicator_value is not None else ""
        yield (
            result.fiscal_year, result.status or None, one_line(result.action),
            result.indicator_value, one_line(unit), one_line(result.indicator_note),
            result.outlook or None, one_line(result.change),
        )  # fmt: skip


def _score_fields(publication: Publication) -> tuple[Field, ...]:
    """Return the columns of the scores, the grade among them where it is published."""
    fields = f.score_fields(publication.plan.score_words)
    grades = tuple(item.name for item in publication.plan.group(codes.GRADE))
    return (*fields, f.grade_field(grades)) if publication.with_grades else fields


def _scores(publication: Publication) -> Callable[[PublicProject], Iterator[Line]]:
    """Return what yields the scores of a project."""

    def lines(item: PublicProject) -> Iterator[Line]:
        """Yield the scores of each year."""
        for result in item.results:
            grade = (result.grade or None,) if publication.with_grades else ()
            yield *_score_line(result), *grade

    return lines


def _score_line(result: PublicResult) -> Line:
    """Return year, state and the published scores."""
    return result.fiscal_year, result.state, result.progress, result.content


def _outcomes(whole: PublicWhole) -> Callable[[PublicProject], Iterator[Line]]:
    """Return what yields the evaluation of a project over the whole plan and each of its terms."""

    def lines(item: PublicProject) -> Iterator[Line]:
        """Yield the result of each period."""
        for span in whole.spans:
            course = span.course(item.number)
            yield (
                span.first_year, span.last_year, span.through, course.outcome, course.slip, course.first_slip,
                int(course.is_forecast), one_line(course.reason), *_final_line(course.final),
            )  # fmt: skip

    return lines


def _final_line(found: PublicFinal | None) -> Line:
    """Return how an indicator stands."""
    if found is None:
        return None, None, None, None
    return found.result, found.fiscal_year, int(found.is_forecast), one_line(found.reason)
