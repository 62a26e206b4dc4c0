"""組織改正 step by step: what happens, which departments, from when, which project goes where, in numbers."""

import datetime as dt
import re
from functools import partial

from PySide6.QtCore import QDate, QItemSelectionModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from fujidesk.domain.plan_days import next_april, plan_period
from fujidesk.domain.reorganising import (
    REORGANISATION_NAMES,
    ReorganisationKind,
    ReorganisationOrder,
)
from fujidesk.errors import FujideskError
from fujidesk.services.reorganising import ReorganisationPreview
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.people.commands import PeopleCommands
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.figure_table import FigureTable

_COLUMNS = (
    FigureColumn("事業番号", chars=10),
    FigureColumn("事業名"),
    FigureColumn("引き継ぐ部署", chars=22),
)
_SEPARATORS = re.compile(r"[、,，\n]")
_TABLE_PX, _WIDTH_PX = 112, 640
_FIELDS = {
    "before": ("改正する部署", "いくつもあるときは「、」で区切る"),
    "after": ("改正後の部署", "分割では、主な後継の部署を先に書く"),
    "reason": ("理由", "機構改革 など"),
    "meeting": ("決定した会議", ""),
}


class ReorganiseDialog(AskingDialog):
    """Does it only after it has shown, in numbers, what will be done."""

    def __init__(
        self, workspace: Workspace, context: ScreenContext, commands: PeopleCommands, name: str,
        parent: QWidget,
    ) -> None:  # fmt: skip
        """Ask; name: the department that is proposed."""
        text = (
            "部署の名称変更・統合・分割を、1 つの手順で登録します。改正の日より前の半期と報告はそのまま残り、"
            "動いている事業は新しい部署に移ります。Ctrl+Z で元に戻せます。"
        )
        super().__init__("組織改正", text, "組織改正をする", parent)
        self._service = workspace.reorganising
        self._commands = commands
        self._takers: dict[str, str] = {}
        self.kind = QComboBox(self)
        for kind, word in REORGANISATION_NAMES.items():
            self.kind.addItem(word, kind)
        self.texts = {key: QLineEdit(self) for key in _FIELDS}
        for key, (label, hint) in _FIELDS.items():
            self.texts[key].setPlaceholderText(hint)
            self.texts[key].setAccessibleName(label)
        self._offer(workspace, context.clock.today())
        self._add_fields()
        self.texts["before"].setText(name)
        theme = context.theme
        self.table = FigureTable("移る事業", theme, self, whole_rows=True, act="引き継ぐ部署を次のものにする")
        self.table.setMinimumHeight(theme.gap(_TABLE_PX))
        self.taker = QComboBox(self)
        self.taker.setAccessibleName("引き継ぐ部署")
        self.assign_button = button("選んだ事業を引き継がせる", self)
        self.check_button = button("内容を確かめる", self)
        self.outcome = text_label("", "strong", self, wrap=True)
        self._lay_out()
        room = self.screen().availableSize().width()
        self.setMinimumWidth(min(theme.px(_WIDTH_PX), room - theme.px(40)))
        self._connect()
        self._on_changed()

    def _offer(self, workspace: Workspace, today: dt.date) -> None:
        """Propose the next 1 April, and departments while one is typed."""
        first, last = plan_period(workspace.profile)
        self.day = day_edit(next_april(workspace.profile, today), self)
        self.day.setDateRange(_shown(first), _shown(last))
        names = [item.name for item in workspace.people.departments(today.isoformat())]
        for key in ("before", "after"):
            self.texts[key].setCompleter(ListCompleter(names, self.texts[key]))

    def order(self) -> ReorganisationOrder:
        """Return what is entered."""
        given = {key: field.text().strip() for key, field in self.texts.items()}
        after = _names(given["after"])
        kind = ReorganisationKind(self.kind.currentData())
        takers = {number: name for number, name in self._takers.items() if name in after}
        return ReorganisationOrder(
            kind, _names(given["before"]), after, day_of(self.day), given["reason"], given["meeting"],
            takers if kind is ReorganisationKind.SPLIT else {},
        )  # fmt: skip

    def act(self) -> None:
        """Do it."""
        self._commands.write(partial(self._service.make, self.order()))

    def _on_changed(self) -> None:
        """Ask for the numbers again: something else is entered than was checked."""
        self._show_outcome("")
        self.do_button.setToolTip("先に「内容を確かめる」を押してください。")
        self.check_button.setDefault(True)

    def _show_outcome(self, words: str) -> None:
        """Show what will be done, with the projects and the button that does it; "" before it is known."""
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self.table.setVisible(bool(words))
        is_split = self.kind.currentData() == ReorganisationKind.SPLIT
        for widget in (self.taker, self.assign_button):
            widget.setVisible(bool(words) and is_split)
        self.do_button.setEnabled(bool(words))

    def _on_check(self) -> None:
        """Show what will be done, or why it cannot be."""
        order = self.order()
        try:
            shown = self._service.preview(order)
        except FujideskError as error:
            self._on_changed()
            self.message.setText(str(error))
            return
        self.message.setText("")
        self._show_projects(order)
        self._show_outcome(_words(shown))
        self.do_button.setToolTip("")
        self.do_button.setDefault(True)

    def _show_projects(self, order: ReorganisationOrder) -> None:
        """List the projects with who takes them; of a split the choice is open."""
        rows = [
            FigureRow(
                tuple(FigureCell(text) for text in (item.number, item.title, order.taker(item.number))),
                item.number,
            )
            for item in self._service.concerned(order)
        ]
        self.table.show_rows(rows, _COLUMNS)
        chosen = self.taker.currentText()
        self.taker.clear()
        self.taker.addItems(order.after)
        self.taker.setCurrentText(chosen if chosen in order.after else order.after[-1])

    def _on_assign(self) -> None:
        """Give the selected projects to the department chosen, and show the numbers anew."""
        chosen = {index.row() for index in self.table.selectionModel().selectedRows()}
        for row in chosen:
            self._takers[self.table.figures.rows[row].number] = self.taker.currentText()
        self._on_check()
        self._select(chosen)

    def _select(self, rows: set[int]) -> None:
        """Select rows again after the table was filled."""
        flag = QItemSelectionModel.SelectionFlag
        for row in rows:
            index = self.table.figures.index(row, 0)
            self.table.selectionModel().select(index, flag.Select | flag.Rows)

    def _add_fields(self) -> None:
        """Put the fields under each other; two in a row where they are short."""
        pairs = (("種類", self.kind, "改正の日", self.day),
                 ("理由", self.texts["reason"], "決定した会議", self.texts["meeting"]))  # fmt: skip
        for label, first, other, second in pairs:
            row = QHBoxLayout()
            row.addWidget(first, 1)
            row.addWidget(text_label(other, parent=self))
            row.addWidget(second, 1)
            for word, field in ((label, first), (other, second)):
                field.setAccessibleName(word)
            self.fields.addRow(label, row)
        for place, key in enumerate(("before", "after"), start=1):
            self.fields.insertRow(place, _FIELDS[key][0], self.texts[key])

    def _lay_out(self) -> None:
        """Put check, numbers and projects between fields and message."""
        row = QHBoxLayout()
        row.addWidget(self.taker)
        row.addWidget(self.assign_button)
        row.addStretch(1)
        row.addWidget(self.check_button)
        self.box.insertWidget(2, self.outcome)
        self.box.insertWidget(3, self.table, 1)
        self.box.setStretchFactor(self.area, 0)  # what is left goes to the projects alone
        self.box.insertLayout(4, row)

    def _connect(self) -> None:
        """Wire the parts."""
        self.kind.currentIndexChanged.connect(self._on_changed)
        self.day.dateChanged.connect(self._on_changed)
        for field in self.texts.values():
            field.textChanged.connect(self._on_changed)
        self.check_button.clicked.connect(self._on_check)
        self.assign_button.clicked.connect(self._on_assign)
        self.table.opened.connect(self._on_assign)


def _shown(day: dt.date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def _names(text: str) -> tuple[str, ...]:
    """Return the departments of a line."""
    return tuple(name.strip() for name in _SEPARATORS.split(text) if name.strip())


def _words(shown: ReorganisationPreview) -> str:
    """Return the numbers as a sentence."""
    return (
        f"終わる部署 {shown.ending} 課、新しい部署 {shown.beginning} 課、移る事業 {shown.projects} 件、"
        f"書き換える半期 {shown.half_years}、引き継ぐ任期 {shown.members} 件"
    )
