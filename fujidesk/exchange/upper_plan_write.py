"""Writes the cross-reference with the upper plans as a workbook for a pack: codes → projects and back.

A row holds one code and one project, so that Excel can filter and sort it; the number of projects stands in
a code's first row only, so that the column adds up to the memberships (延べ). What the figures count and the
day stand under each table. Grades are told, ②経費 is not; as long as a year is not approved, its grades are
for the office only (001, 図表6-2: the headquarters approves in July).
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.grade_figure import day_text
from fujidesk.domain.records import ProjectRow
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.upper_plans import (
    CODE_WORDS,
    PLAN_NAMES,
    CodeLine,
    Scheme,
    UpperPlans,
    codes_of,
    scheme_label,
    titled,
)
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import INTERNAL_WORD, Column, TableBook, TableSheet, TableValue
from fujidesk.exchange.workbook_format import letter_of

_CODE, _COUNT, _NUMBER, _TITLE, _CATEGORY, _DEPARTMENTS, _YEAR = 12.0, 7.0, 9.0, 34.0, 7.0, 28.0, 7.0
_CODES = 16.0
_HEADS = (
    Column("事業番号", "rt_code"), Column("事業名"), Column("分類", "rt_code"),
)  # fmt: skip


def write_upper_plans(path: Path, data: UpperPlans, fiscal_year: int, today: dt.date) -> None:
    """Write the workbook, whole or not at all.

    Args:
        path: of the file.
        data: of the register.
        fiscal_year: the last one whose grades are shown.
        today: the day that the sheets name.

    Raises:
        MachineError: the file cannot be written.
    """
    book = _Book(data, fiscal_year, today)
    for scheme in Scheme:
        book.add_codes(scheme)
    book.add_projects()
    book.add_bare()
    replace_with_bytes(path, book.tables.data())


class _Book:
    """The sheets of the workbook; tables: what they are made in."""

    def __init__(self, data: UpperPlans, fiscal_year: int, today: dt.date) -> None:
        self._data = data
        self._fiscal_year = fiscal_year
        self._heads = (*_HEADS, Column(data.profile.words.department))
        self._years = data.answered_until(fiscal_year)
        self._today = today
        open_years = data.unapproved(fiscal_year)
        care = (
            f"{INTERNAL_WORD}　庁内限り（{_years_text(open_years)}は{data.profile.words.approval}前の評価）"
            if open_years
            else ""
        )
        self.tables = TableBook(
            f"{data.profile.plan_name} 上位計画との対応", sample=data.is_sample, care=care
        )

    def add_codes(self, scheme: Scheme) -> None:
        """Add the codes of a scheme with their projects, one pair a row."""
        plan = PLAN_NAMES[scheme]
        widths = (_CODE, _COUNT, _NUMBER, _TITLE, _CATEGORY, _DEPARTMENTS, *self._year_widths())
        sheet = self.tables.add_sheet(f"{plan}→事業", f"{plan}の{CODE_WORDS[scheme]}ごとの事業", widths)
        keys = (Column(CODE_WORDS[scheme], "rt_code"), Column("事業数", "rt_count"))
        columns = [*keys, *self._heads, *self._year_columns()]
        rows = [values for line in self._data.lines[scheme] for values in self._code_rows(line)]
        head = sheet.table(columns, rows)
        self._colour(sheet, head, len(columns), len(rows))
        sheet.note(self._data.count_sentence(scheme))
        sheet.note(
            "事業数は、番号の最初の行だけに記入しています。1 つの事業が複数の番号に入ることがあります。"
        )
        self._finish(sheet, head)

    def add_projects(self) -> None:
        """Add the projects that serve any code, each with its codes."""
        widths = (_NUMBER, _TITLE, _CATEGORY, _DEPARTMENTS, _CODES, _CODES, *self._year_widths())
        sheet = self.tables.add_sheet("事業→コード", "事業ごとの上位計画の番号", widths)
        labels = (Column(scheme_label(scheme), "rt_code") for scheme in Scheme)
        columns = [*self._heads, *labels, *self._year_columns()]
        rows = [
            [*self._head(row), *("、".join(codes_of(row, scheme)) for scheme in Scheme), *self._marks(row)]
            for row in self._data.serving
        ]
        head = sheet.table(columns, rows)
        self._colour(sheet, head, len(columns), len(rows))
        for scheme in Scheme:
            sheet.note(f"{PLAN_NAMES[scheme]}：{self._data.count_sentence(scheme)}")
        self._finish(sheet, head)

    def add_bare(self) -> None:
        """Add the projects that serve no code; those whose sheet has a place for one are worth a look."""
        widths = (_NUMBER, _TITLE, _CATEGORY, _DEPARTMENTS, 12.0, *self._year_widths())
        sheet = self.tables.add_sheet("番号のない事業", "上位計画の番号のない事業", widths)
        columns = [*self._heads, Column("番号の欄", "rt_code"), *self._year_columns()]
        rows = [
            [*self._head(row), "あり" if self._data.may_have_codes(row) else "なし", *self._marks(row)]
            for row in self._data.bare
        ]
        head = sheet.table(columns, rows)
        self._colour(sheet, head, len(columns), len(rows))
        sheet.note(self._data.bare_sentence())
        sheet.note("「番号の欄」が「なし」の分類の個票には、上位計画の番号を載せません。")
        self._finish(sheet, head)

    def _finish(self, sheet: TableSheet, head: int) -> None:
        """Name day and source under the table and set the page up."""
        name = self._data.profile.plan_name
        sheet.note(f"評価は進捗状況報告の総合評価です。出典：{name}、進捗状況報告　{day_text(self._today)}")
        if not self._years:
            sheet.note("進捗状況報告の回答はまだありません。")
        sheet.finish(landscape=True, head=head, is_list=True)

    def _code_rows(self, line: CodeLine) -> list[list[TableValue]]:
        """Return a code's projects, one a row."""
        return [
            [
                line.code, None if place else len(line.projects), *self._head(row), *self._marks(row),
            ]
            for place, row in enumerate(line.projects)
        ]  # fmt: skip

    def _head(self, row: ProjectRow) -> list[TableValue]:
        """Return who and where a project is, by `_heads`."""
        category = self._data.profile.category_name(row.category)
        return [row.number, titled(row), category, "、".join(row.departments)]

    def _marks(self, row: ProjectRow) -> list[TableValue]:
        """Return a project's grade, or its state in its place, of each year."""
        return [mark_name(self._data.mark(row, year)) for year in self._years]

    def _year_columns(self) -> list[Column]:
        """Return the columns of the grades."""
        return [Column(f"{short_year(year)}\n評価", "rt_grade") for year in self._years]

    def _year_widths(self) -> tuple[float, ...]:
        """Return the widths of the grades: 「未評価」 fits on one line."""
        return tuple(_YEAR for _ in self._years)

    def _colour(self, sheet: TableSheet, head: int, columns: int, rows: int) -> None:
        """Colour the grades of a table; they are its last columns."""
        if self._years and rows:
            first, last = (letter_of(column) for column in (columns - len(self._years) + 1, columns))
            sheet.colour_grades(f"{first}{head + 1}:{last}{head + rows}")


def _years_text(years: Sequence[int]) -> str:
    """Return fiscal years in short, 「R6・R7」."""
    return "・".join(map(short_year, years))
