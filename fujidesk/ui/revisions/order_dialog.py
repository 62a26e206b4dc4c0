"""Enters a change: what kind, which projects, what is new, when, why and who decided; counted before done."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from fujidesk.domain.plan_days import next_april
from fujidesk.domain.records import Category
from fujidesk.domain.revising import ORDERED_KINDS, RegisterNow, RevisionOrder
from fujidesk.domain.revision_lines import summary_words
from fujidesk.domain.revisions import Revision, RevisionKind, revision_name
from fujidesk.errors import FujideskError
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.forms.fitting_dialog import FittingDialog
from fujidesk.ui.revisions.order_words import numbers_in, offered
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label

_PAUSE_MS = 200
"""The outcome is worked out after so long a pause in typing."""
_TITLES_ROWS = 3
_KIND = RevisionKind
_SHOWN = {
    _KIND.RENAME: ("title",), _KIND.MOVE: ("measure",), _KIND.CATEGORY: ("category",),
    _KIND.MERGE: ("into", "new_titles", "new_measure", "ends_plan"),
    _KIND.SPLIT: ("new_titles", "new_measure", "ends_plan"),
    _KIND.SUSPEND: ("ends_plan",), _KIND.COMPLETE: ("ends_plan",), _KIND.RESUME: (),
}  # fmt: skip
"""Which fields a kind asks for beside projects, day, reason and meeting."""


class OrderDialog(FittingDialog):
    """Asks and does; stays open with the sentence where it was refused; freed when closed."""

    def __init__(
        self,
        now: RegisterNow,
        calls: tuple[Callable[[RevisionOrder, RegisterNow], Revision], Callable[[RevisionOrder], None]],
        theme: Theme,
        parent: QWidget,
        today: dt.date,
        numbers: Sequence[str] = (),
    ) -> None:
        """Ask.

        Args:
            now: the register as it is read for the questions.
            calls: what works the change out, and what makes it.
            theme: for lengths.
            parent: the page.
            today: after which a day is proposed.
            numbers: projects that are chosen already.
        """
        super().__init__("変更を登録", parent)
        self._now, self._theme = now, theme
        self._plan, self._make = calls
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._work_out)
        self._make_choices(next_april(now.profile, today))
        self._make_texts(numbers)
        self._add_rows()
        self.outcome = text_label("", "strong", self, wrap=True)
        self.do_button = button("登録する", self, primary=True)
        self.cancel = button("やめる", self)
        self._lay_out()
        self._connect()
        self._on_kind()

    def _make_choices(self, day: dt.date) -> None:
        """Make what is chosen from a list, and the day with its proposal."""
        profile = self._now.profile
        self.kind = QComboBox(self)
        for kind in ORDERED_KINDS:
            self.kind.addItem(revision_name(kind, profile.words), kind)
        self.measure, self.new_measure = QComboBox(self), QComboBox(self)
        self.measure.addItem("（選んでください）", "")
        self.new_measure.addItem("最初の事業と同じ", "")
        for code, title in self._now.places.items():
            for box in (self.measure, self.new_measure):
                box.addItem(f"{code} {title}", code)
        self.category = QComboBox(self)
        for term in profile.categories:
            self.category.addItem(term.name, term.category)
        self.ends_plan = QCheckBox("この日から後の計画の半期を「終了（-）」にする", self)
        self.ends_plan.setChecked(True)
        self.day = QDateEdit(self)
        self.day.setDisplayFormat("yyyy年M月d日")
        self.day.setCalendarPopup(True)
        self.day.setDate(QDate(day.year, day.month, day.day))

    def _make_texts(self, numbers: Sequence[str]) -> None:
        """Make what is typed."""
        names = offered(self._now)
        self.numbers = QLineEdit("、".join(numbers), self)
        self.numbers.setPlaceholderText("番号か事業名の一部を入力（複数は「、」で区切る）")
        self.into = QLineEdit(self)
        self.into.setPlaceholderText("残る事業の番号（空欄なら新しい事業をつくる）")
        for field in (self.numbers, self.into):
            field.setCompleter(ListCompleter(names, field))
        self.title, self.reason, self.meeting = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.new_titles = QPlainTextEdit(self)
        self.new_titles.setPlaceholderText("1 行に 1 つ")
        self.new_titles.setTabChangesFocus(True)

    def _add_rows(self) -> None:
        """Put the fields under each other, each with its name."""
        level = self._now.profile.level_names[-1]
        self.asked: dict[str, tuple[str, QWidget]] = {
            "kind": ("種類", self.kind), "numbers": ("変更する事業", self.numbers),
            "title": ("新しい事業名", self.title), "measure": (f"移す先の{level}", self.measure),
            "category": ("新しい事業分類", self.category), "into": ("統合先", self.into),
            "new_titles": ("新しい事業の名前", self.new_titles),
            "new_measure": (f"新しい事業の{level}", self.new_measure),
            "day": ("期日（この日から）", self.day), "reason": ("理由", self.reason),
            "meeting": ("決定した会議", self.meeting), "ends_plan": ("", self.ends_plan),
        }  # fmt: skip
        for name, field in self.asked.values():
            if name:
                field.setAccessibleName(name)
            self.fields.addRow(name, field)

    def _lay_out(self) -> None:
        """Put the outcome under the fields, the buttons below."""
        gap = self._theme.gap
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.do_button)
        box = self.box
        box.setContentsMargins(gap(20), gap(16), gap(20), gap(16))
        box.setSpacing(gap(12))
        box.addWidget(self.area, 1)
        box.addWidget(self.outcome)
        box.addLayout(row)
        self.setMinimumWidth(self._theme.px(560))
        line = self.new_titles.fontMetrics().lineSpacing()
        self.new_titles.setFixedHeight(line * _TITLES_ROWS + gap(16))
        self.do_button.setDefault(True)

    def _connect(self) -> None:
        """Work the outcome out after every change."""
        self.into.textChanged.connect(self._on_kind)
        for field in (self.numbers, self.title, self.reason, self.meeting, self.new_titles):
            field.textChanged.connect(self._on_changed)
        for box in (self.measure, self.new_measure, self.category):
            box.currentIndexChanged.connect(self._on_changed)
        self.day.dateChanged.connect(self._on_changed)
        self.ends_plan.toggled.connect(self._on_changed)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.do_button.clicked.connect(self._on_do)
        self.cancel.clicked.connect(self.reject)

    def order(self) -> RevisionOrder:
        """Return what is entered; only what the kind asks for."""
        kind = RevisionKind(self.kind.currentData())
        asked = _SHOWN[kind]
        into = numbers_in(self.into.text(), self._now) if "into" in asked else ()
        measure = self.measure if "measure" in asked else self.new_measure
        lines = self.new_titles.toPlainText().splitlines()
        makes_new = "new_titles" in asked and not into
        return RevisionOrder(
            kind, numbers_in(self.numbers.text(), self._now),
            str(self.day.date().toString(Qt.DateFormat.ISODate)), self.reason.text(), self.meeting.text(),
            title=self.title.text(), measure=str(measure.currentData() or ""),
            category=Category(self.category.currentData()) if "category" in asked else None,
            into="".join(into[:1]),
            new_titles=tuple(line for line in lines if line.strip()) if makes_new else (),
            ends_plan=self.ends_plan.isChecked(),
        )  # fmt: skip

    def _on_kind(self) -> None:
        """Show the fields that the kind asks for; a merge into a project that stays makes no new one."""
        asked = set(_SHOWN[RevisionKind(self.kind.currentData())])
        if "into" in asked and self.into.text().strip():
            asked -= {"new_titles", "new_measure"}
        for key in {name for names in _SHOWN.values() for name in names}:
            self.fields.setRowVisible(self.asked[key][1], key in asked)
        self._on_changed()

    def _on_changed(self) -> None:
        """Nothing can be done until the outcome has been worked out and shown."""
        self.do_button.setEnabled(False)
        self._timer.start()

    def _work_out(self) -> None:
        """Show in numbers what would be done, or why nothing can be."""
        try:
            planned = self._plan(self.order(), self._now)
        except FujideskError as error:
            self.outcome.setText(str(error))
            self.do_button.setToolTip(str(error))
            return
        self.outcome.setText(summary_words(planned))
        self.do_button.setToolTip("")
        self.do_button.setEnabled(True)

    def _on_do(self) -> None:
        """Make the change and close, or say why not."""
        try:
            self._make(self.order())
        except FujideskError as error:
            self.outcome.setText(str(error))
            return
        self.accept()
