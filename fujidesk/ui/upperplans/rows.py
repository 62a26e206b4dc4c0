"""From the cross-reference to the rows of its two tables."""

from collections.abc import Sequence

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.records import ProjectRow
from fujidesk.domain.report_rows import ABSENT, mark_name, marks_of
from fujidesk.domain.scoring import Standing
from fujidesk.domain.searching import fold, terms
from fujidesk.domain.upper_plans import (
    CODE_WORDS,
    PLAN_NAMES,
    CodeLine,
    Scheme,
    UpperPlans,
    code_key,
    codes_of,
    marks_text,
    titled,
)
from fujidesk.ui.itemmodels.project_columns import ColumnTexts
from fujidesk.ui.widgets.figure_model import EMPTY_CELL, FigureCell, FigureColumn, FigureRow

_NUMBER_CHARS, _CATEGORY_CHARS, _DEPARTMENT_CHARS, _MARK_CHARS = 9, 5, 14, 5
_STRIP_CHARS = 27
"""Half-width characters that ten cells take."""
_UNANSWERED = Standing.UNANSWERED.value


def line_key(line: CodeLine) -> str:
    """Return what a row of a code is known by; codes of two plans may be alike."""
    return f"{line.scheme.value} {line.code}"


def passing_lines(data: UpperPlans, scheme: Scheme, text: str) -> list[CodeLine]:
    """Return the codes that hold all words of a text in themselves or in one of their projects."""
    words = terms(text)
    return [
        line
        for line in data.lines[scheme]
        if any(_has(words, line.code, row) for row in line.projects)
    ]  # fmt: skip


def passing_projects(data: UpperPlans, text: str, *, all_projects: bool) -> list[ProjectRow]:
    """Return the projects with a code, or all, that hold all words of a text in themselves or their codes."""
    words = terms(text)
    rows = data.rows if all_projects else data.serving
    return [row for row in rows if _has(words, " ".join((*row.sogo_codes, *row.keiei_codes)), row)]


def _has(words: Sequence[str], codes: str, row: ProjectRow) -> bool:
    """Tell whether code, number, title or departments hold all words."""
    text = fold(f"{codes} {row.number} {row.title} {' '.join(row.departments)}")
    return all(word in text for word in words)


def code_columns(scheme: Scheme, fiscal_year: int) -> list[FigureColumn]:
    """Return the columns of the codes of a scheme."""
    tip = "その番号の事業の総合評価（棒の長さは事業数）"
    return [
        FigureColumn(CODE_WORDS[scheme], chars=10),
        FigureColumn("事業数", is_figure=True, chars=7),
        FigureColumn(f"{short_year(fiscal_year)} 評価", tip=tip),
    ]


def code_rows(data: UpperPlans, lines: Sequence[CodeLine], fiscal_year: int) -> list[FigureRow]:
    """Return codes with the number and the grades of their projects."""
    most = max((len(line.projects) for line in lines), default=1)
    return [
        FigureRow(
            (
                _code_cell(line),
                FigureCell(f"{len(line.projects):,}", key=len(line.projects)),
                _bar_cell(data, line, fiscal_year, most),
            ),
            number=line_key(line),
        )
        for line in lines
    ]


def of_project_columns(fiscal_year: int) -> list[FigureColumn]:
    """Return the columns of the codes of a project."""
    return [
        FigureColumn("上位計画", chars=16),
        FigureColumn("番号", chars=11),
        FigureColumn("同じ番号の事業", is_figure=True, chars=15),
        FigureColumn(f"{short_year(fiscal_year)} 評価", tip="同じ番号の事業の総合評価"),
    ]


def of_project_rows(data: UpperPlans, row: ProjectRow, fiscal_year: int) -> list[FigureRow]:
    """Return the codes of a project with what else serves them."""
    lines = [
        line
        for scheme in Scheme
        for code in codes_of(row, scheme)
        if (line := data.line(scheme, code)) is not None
    ]
    most = max((len(line.projects) for line in lines), default=1)
    return [
        FigureRow(
            (
                FigureCell(PLAN_NAMES[line.scheme]),
                _code_cell(line),
                FigureCell(f"{len(line.projects):,}", key=len(line.projects)),
                _bar_cell(data, line, fiscal_year, most),
            ),
            number=line_key(line),
        )
        for line in lines
    ]


def project_columns(data: UpperPlans, fiscal_year: int) -> list[FigureColumn]:
    """Return the columns of the projects of a code: the grades of the answered years stand at the end."""
    years = data.answered_until(fiscal_year)
    return [
        FigureColumn("番号", chars=_NUMBER_CHARS),
        FigureColumn(data.profile.project_name, wraps=True),
        FigureColumn("分類", chars=_CATEGORY_CHARS),
        FigureColumn(data.profile.words.department, chars=_DEPARTMENT_CHARS),
        FigureColumn("進捗段階（計画）", chars=_STRIP_CHARS),
        *(FigureColumn(f"{short_year(year)}", chars=_MARK_CHARS, tip=_grade_tip(year)) for year in years),
    ]


def project_rows(data: UpperPlans, projects: Sequence[ProjectRow], fiscal_year: int) -> list[FigureRow]:
    """Return the projects of a code."""
    texts = ColumnTexts(data.profile)
    years = data.answered_until(fiscal_year)
    return [
        FigureRow(
            (
                *_head_cells(row),
                FigureCell(data.profile.category_name(row.category), key=texts.category_place(row)),
                FigureCell("、".join(row.departments), tip="\n".join(row.departments)),
                _strip_cell(row, texts),
                *(_mark_cell(data, row, year) for year in years),
            ),
            number=row.number,
        )
        for row in projects
    ]


def choice_columns(data: UpperPlans, fiscal_year: int) -> list[FigureColumn]:
    """Return the columns of the projects to choose from; the year's grade where it has answers."""
    years = _graded_year(data, fiscal_year)
    return [
        FigureColumn("番号", chars=_NUMBER_CHARS),
        FigureColumn(data.profile.project_name, wraps=True),
        *(FigureColumn(PLAN_NAMES[scheme], chars=16, tip=CODE_WORDS[scheme]) for scheme in Scheme),
        *(FigureColumn(short_year(year), chars=_MARK_CHARS, tip=_grade_tip(year)) for year in years),
    ]


def choice_rows(data: UpperPlans, projects: Sequence[ProjectRow], fiscal_year: int) -> list[FigureRow]:
    """Return projects with their codes."""
    years = _graded_year(data, fiscal_year)
    return [
        FigureRow(
            (
                *_head_cells(row),
                *(_codes_cell(row, scheme) for scheme in Scheme),
                *(_mark_cell(data, row, year) for year in years),
            ),
            number=row.number,
        )
        for row in projects
    ]


def _graded_year(data: UpperPlans, fiscal_year: int) -> tuple[int, ...]:
    """Return the year alone where it has answers, else nothing."""
    return tuple(year for year in data.answered_until(fiscal_year) if year == fiscal_year)


def _grade_tip(fiscal_year: int) -> str:
    """Return what a column of grades is."""
    return f"{short_year(fiscal_year)} の総合評価：クリックで並べ替え"


def _head_cells(row: ProjectRow) -> tuple[FigureCell, FigureCell]:
    """Return number and title of a project."""
    title = titled(row)
    tip = f"{row.number} {title}\nEnter かダブルクリックで個票を開きます"
    return FigureCell(row.number, key=float(sort_value(row.number)), tip=tip), FigureCell(
        titled(row), tip=tip
    )


def _code_cell(line: CodeLine) -> FigureCell:
    """Return a code; it sorts by its figures."""
    return FigureCell(line.code, key=code_key(line.code)[0], tip=line.caption)


def _codes_cell(row: ProjectRow, scheme: Scheme) -> FigureCell:
    """Return a project's codes of a scheme."""
    codes = codes_of(row, scheme)
    text = "、".join(codes)
    return FigureCell(text, key="\x01".join(code_key(code)[0] for code in codes), tip=text)


def _bar_cell(data: UpperPlans, line: CodeLine, fiscal_year: int, most: int) -> FigureCell:
    """Return the grades of a code's projects as a small bar; nothing for a year without answers."""
    if not _graded_year(data, fiscal_year):
        return EMPTY_CELL
    marks = data.marks(line.projects, fiscal_year)
    if not marks:
        return EMPTY_CELL
    text = marks_text(marks)
    order = marks_of(data.profile)
    key = float(min(order.index(mark) for mark, _ in marks))
    return FigureCell(
        text, parts=marks, length=len(line.projects) / most, key=key, tip=f"{line.caption}：{text}", said=text
    )


def _strip_cell(row: ProjectRow, texts: ColumnTexts) -> FigureCell:
    """Return the plan's phases; copied, they are figures with dots between, － for the end."""
    marks = "・".join("－" if mark == "-" else mark.strip() for mark in row.phases)
    course = texts.course(row)
    return FigureCell(
        marks if row.phases else "記載なし", strip=(row.phases, row.settled), tip=course,
        said=course.replace("\n", "、"),
    )  # fmt: skip


def _mark_cell(data: UpperPlans, row: ProjectRow, fiscal_year: int) -> FigureCell:
    """Return a project's grade of a year, or the state in its place; nothing where none is in or owed."""
    mark = data.mark(row, fiscal_year)
    word = f"{short_year(fiscal_year)} {mark_name(mark)}"
    key = float((*marks_of(data.profile), ABSENT).index(mark))
    return FigureCell(
        marks=() if mark in (_UNANSWERED, ABSENT) else (mark,), key=key, tip=word, said=mark_name(mark)
    )
