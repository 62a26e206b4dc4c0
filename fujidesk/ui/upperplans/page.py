"""上位計画: which projects serve a code of the plans above, and which codes a project serves.

A page of 計画・体制; read beside the window, anew after every change of projects or answers. It only shows.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.printed import PrintedPart
from fujidesk.domain.progress import Progress
from fujidesk.domain.upper_plans import (
    CODE_WORDS,
    PLAN_NAMES,
    Scheme,
    UpperPlans,
    codes_of,
    marks_text,
    titled,
)
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.printed_lists import PrintedLists, card_part
from fujidesk.ui.upperplans import rows
from fujidesk.ui.upperplans.empty_page import EmptyPage
from fujidesk.ui.upperplans.tool_row import ToolRow
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.list_card import ListCard
from fujidesk.ui.widgets.split_body import SplitBody
from fujidesk.ui.year_export import YearBook, YearExport

_BY_CODE, _BY_PROJECT = (1, 2), (3, 2)
"""Shares of the width of both cards: projects have more to show than codes."""


class UpperPlansPage(QWidget):
    """The page. open_requested: a project number. filter_requested: the list of what is shown."""

    open_requested = Signal(str)
    filter_requested = Signal(ProjectFilter)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._data: UpperPlans | None = None
        self._year = 0
        self._turn = 0
        theme = context.theme
        book = YearBook("上位計画", "上位計画との対応", workspace.upper_plans.write_workbook)
        self._export = YearExport(book, context, self)
        self.tools = ToolRow(theme, self)
        self.left = ListCard(
            FigureTable("番号と事業", theme, self, whole_rows=True, act="右の一覧へ移るか個票を開く"),
            theme,
            self,
        )
        self.right = ListCard(
            FigureTable("対応する事業か番号", theme, self, whole_rows=True, act="個票か番号を開く"),
            theme,
            self,
        )
        self.list_button = button("事業一覧で見る", self.right)
        self.right.head.addWidget(self.list_button)
        PrintedLists(workspace, context, self, self.tools.print_button, self._printed)
        self._waiting = text_label("読み込んでいます…", "note", self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty = EmptyPage(theme, self)
        self._body = SplitBody(theme, self.left, self.right, self)
        self._scroll = self._body.scrolled(self)
        self._lay_out()
        self._connect()
        self._space()

    def reload(self, changes: Changes) -> None:
        """Read anew what a change touched: codes and titles of projects, answers and approvals."""
        if changes.everything or changes.numbers or changes.years or changes.levels:
            self._read()

    def set_fiscal_year(self, year: int) -> None:
        """Show the grades of another year."""
        if year != self._year:
            self._year = year
            if self._data is None:
                self._read()
            else:
                self._show()

    def _read(self) -> None:
        """Read the cross-reference beside the window; only the newest answer counts."""
        self._turn += 1
        self._context.tasks.run("上位計画の読み込み", self._gather, partial(self._on_read, self._turn))

    def _gather(self, _progress: Progress) -> UpperPlans:
        """Read; in the worker's thread."""
        return self._workspace.upper_plans.data()

    def _on_read(self, turn: int, data: UpperPlans) -> None:
        """Show what was read last."""
        if turn == self._turn:
            self._data = data
            self._show()

    def _show(self) -> None:
        """Fill the left list and, by what it stands on, the right one."""
        data = self._data
        if data is None:
            return
        self.tools.setVisible(not data.is_empty)
        self._stack.setCurrentWidget(self.empty if data.is_empty else self._scroll)
        if data.is_empty:
            return
        self._body.share(*(_BY_CODE if self.tools.is_by_code else _BY_PROJECT))
        if self.tools.is_by_code:
            self._show_codes(data)
        else:
            self._show_projects(data)
        self._show_right()

    def _printed(self) -> list[PrintedPart]:
        """Return both lists as they show; grades before their approval are for the office alone."""
        internal = self._data is not None and bool(self._data.unapproved(self._year))
        return [card_part(card, internal=internal) for card in (self.left, self.right)]

    def _show_codes(self, data: UpperPlans) -> None:
        """List the codes of the plan chosen at the left."""
        scheme = self.tools.scheme
        lines = rows.passing_lines(data, scheme, self.tools.text.text())
        shown = rows.code_rows(data, lines, self._year)
        self.left.table.show_rows(shown, rows.code_columns(scheme, self._year))
        heading = f"{PLAN_NAMES[scheme]} {CODE_WORDS[scheme]}　{_count(len(lines), len(data.lines[scheme]))}"
        self.left.say(heading, data.count_sentence(scheme))

    def _show_projects(self, data: UpperPlans) -> None:
        """List the projects at the left."""
        every = self.tools.all_projects.isChecked()
        found = rows.passing_projects(data, self.tools.text.text(), all_projects=every)
        shown = rows.choice_rows(data, found, self._year)
        self.left.table.show_rows(shown, rows.choice_columns(data, self._year))
        total = len(data.rows if every else data.serving)
        word = "全事業" if every else "番号のある事業"
        self.left.say(f"{word}　{_count(len(found), total)}", data.bare_sentence())

    def _show_right(self) -> None:
        """Show what goes with the row stood on at the left."""
        data, key = self._data, self.left.table.current_number()
        self.list_button.setVisible(bool(key) and self.tools.is_by_code)
        if data is None:
            return
        if not key:
            self.right.say("該当するものがありません", "絞り込みの文字を変えてください。")
            self.right.table.show_rows(())
        elif self.tools.is_by_code:
            self._show_projects_of(data, *_scheme_and_code(key))
        else:
            self._show_codes_of(data, key)

    def _show_projects_of(self, data: UpperPlans, scheme: Scheme, code: str) -> None:
        """List the projects of a code at the right."""
        line = data.line(scheme, code)
        projects = () if line is None else line.projects
        found = rows.project_rows(data, projects, self._year)
        self.right.table.show_rows(found, rows.project_columns(data, self._year))
        year = short_year(self._year)
        graded = self._year in data.answered_until(self._year)
        marks = marks_text(data.marks(projects, self._year)) or "動いている事業はありません"
        marks = marks if graded else "回答はまだありません"
        self.right.say(f"{PLAN_NAMES[scheme]} {code}　{len(projects):,} 事業", f"{year} の総合評価：{marks}")

    def _show_codes_of(self, data: UpperPlans, number: str) -> None:
        """List the codes of a project at the right."""
        row = next(row for row in data.rows if row.number == number)
        found = rows.of_project_rows(data, row, self._year)
        self.right.table.show_rows(found, rows.of_project_columns(self._year))
        said = "　".join(
            f"{PLAN_NAMES[scheme]} {'、'.join(codes_of(row, scheme)) or 'なし'}" for scheme in Scheme
        )
        self.right.say(f"{row.number} {titled(row)}", said)

    def _on_left_opened(self, key: str) -> None:
        """Go on to a code's projects, or open the project stood on."""
        if self.tools.is_by_code:
            self.right.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.open_requested.emit(key)

    def _on_right_opened(self, key: str) -> None:
        """Open a project, or read a code the other way round."""
        if self.tools.is_by_code:
            self.open_requested.emit(key)
            return
        self.tools.show_code(_scheme_and_code(key)[0])
        self.left.table.choose(key)
        self.left.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_list(self) -> None:
        """Ask for the projects of the code stood on as a list."""
        key = self.left.table.current_number()
        line = None if self._data is None or not key else self._data.line(*_scheme_and_code(key))
        if line is not None:
            self.filter_requested.emit(ProjectFilter(numbers=line.numbers, caption=line.caption))

    def _on_export(self) -> None:
        """Write the workbook of the year shown."""
        self._export.ask(self._year)

    def _lay_out(self) -> None:
        """Put the choices over both cards, or what to do first in their place."""
        for card in (self.left, self.right):
            card.table.is_sample = self._workspace.is_sample
        self._stack = QStackedLayout()
        for widget in (self._waiting, self._scroll, self.empty):
            self._stack.addWidget(widget)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self.tools)
        self._inner = QVBoxLayout()
        self._inner.addLayout(self._stack, 1)
        self._outer.addLayout(self._inner, 1)
        self.tools.hide()
        self.setFocusProxy(self.left.table)

    def _connect(self) -> None:
        """Wire the parts to each other and to what they ask of the window."""
        self.tools.changed.connect(self._show)
        self.tools.leave_requested.connect(self.left.table.setFocus)
        self.tools.export_chosen.connect(self._on_export)
        self.left.table.row_changed.connect(self._show_right)
        self.left.table.opened.connect(self._on_left_opened)
        self.right.table.opened.connect(self._on_right_opened)
        self.list_button.clicked.connect(self._on_list)
        self.empty.list_chosen.connect(self.filter_requested)
        self._context.theme.changed.connect(self._space)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._context.theme.gap
        self._inner.setContentsMargins(gap(16), 0, gap(16), gap(12))


def _scheme_and_code(key: str) -> tuple[Scheme, str]:
    """Return what `rows.line_key` was made of."""
    scheme, _, code = key.partition(" ")
    return Scheme(scheme), code


def _count(shown: int, total: int) -> str:
    """Return how many are shown, of how many where a text narrows them."""
    return f"{total:,}" if shown == total else f"{total:,} のうち {shown:,}"
