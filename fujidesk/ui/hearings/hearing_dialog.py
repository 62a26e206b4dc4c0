"""Asks for a hearing: who, when, where, about what; clashes are told and do not stop anyone."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.hearing_agenda import AGENDAS
from fujidesk.domain.hearing_rules import clashes
from fujidesk.domain.hearings import HEARING_STATE_NAMES, KIND_NAMES, Hearing, HearingKind, HearingState
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.widgets.basics import InlineMessage, button

_CHARACTERS, _AGENDA_LINES = 46, 6


class HearingDialog(QDialog):
    """Shows a hearing for typing; freed when closed. saved(Hearing): the user agreed."""

    saved = Signal(Hearing)

    def __init__(self, hearing: Hearing, others: Sequence[Hearing], departments: Sequence[str],
                 numbers: Sequence[str], parent: QWidget) -> None:  # fmt: skip
        """Show a hearing.

        Args:
            hearing: as it is, or proposed for a slot.
            others: all hearings, for the clashes.
            departments: offered while a name is typed.
            numbers: of the projects that may be named.
            parent: the page.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("ヒアリングの予定")
        self._hearing, self._others, self._numbers = hearing, list(others), frozenset(numbers)
        self._kind = _choice(KIND_NAMES, hearing.kind, self)
        self._state = _choice(HEARING_STATE_NAMES, hearing.state, self)
        self._department = QLineEdit(hearing.department, self)
        self._department.setCompleter(_contains(departments, self))
        self._dated = QCheckBox("日を決める", self)
        self._day = QDateEdit(self)
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy年M月d日")
        self._start, self._end = QTimeEdit(self), QTimeEdit(self)
        self._place = QLineEdit(hearing.place, self)
        self._attendees = QLineEdit("、".join(hearing.attendees), self)
        self._projects = QLineEdit("、".join(hearing.numbers), self)
        self._projects.setCompleter(ListCompleter(numbers, self))
        self._agenda = QPlainTextEdit(self)
        self._agenda.setTabChangesFocus(True)
        self._warning = InlineMessage(self)
        self._save = button("保存する", self, primary=True)
        self._cancel = button("やめる", self)
        self._lay_out()
        self._show()
        self._connect()
        self._check()
        self._department.setFocus()

    def value(self) -> Hearing:
        """Return the hearing as it stands in the fields."""
        return replace(
            self._hearing, kind=HearingKind(self._kind.currentData()),
            department=self._department.text().strip(),
            state=HearingState(self._state.currentData()),
            day=self._day.date().toString(Qt.DateFormat.ISODate) if self._dated.isChecked() else "",
            start=self._start.time().toString("HH:mm"), end=self._end.time().toString("HH:mm"),
            place=self._place.text().strip(), attendees=_names(self._attendees.text()),
            numbers=_names(self._projects.text()),
            agenda=tuple(line.strip() for line in self._agenda.toPlainText().splitlines() if line.strip()),
        )  # fmt: skip

    def warning(self) -> str:
        """Return what is wrong or clashes, as shown."""
        return self._warning.text()

    def _show(self) -> None:
        """Fill what needs more than a text."""
        hearing = self._hearing
        self._dated.setChecked(bool(hearing.day))
        day = QDate.fromString(hearing.day, Qt.DateFormat.ISODate)
        self._day.setDate(day if day.isValid() else QDate(hearing.fiscal_year, 6, 1))
        self._start.setTime(QTime.fromString(hearing.start or "09:00", "HH:mm"))
        self._end.setTime(QTime.fromString(hearing.end or "10:00", "HH:mm"))
        self._agenda.setPlainText("\n".join(hearing.agenda or AGENDAS[hearing.kind]))

    def _lay_out(self) -> None:
        """Put labels before fields, warnings and buttons below."""
        form = QFormLayout()
        when = QHBoxLayout()
        for part in (self._dated, self._day, self._start, self._end):
            when.addWidget(part)
        rows: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            ("種類", self._kind), ("部署", self._department), ("日時", when), ("会場", self._place),
            ("出席者（職名、「、」で区切る）", self._attendees),
            ("対象事業の番号（「、」で区切る）", self._projects),
            ("次第（1 行に 1 つ）", self._agenda), ("状態", self._state),
        )  # fmt: skip
        for label, field in rows:
            if isinstance(field, QWidget):
                field.setAccessibleName(label.partition("（")[0])
                form.addRow(label, field)
            else:
                form.addRow(label, field)
        for name, part in (("日", self._day), ("開始", self._start), ("終了", self._end)):
            part.setAccessibleName(name)
        for time in (self._start, self._end):
            time.setDisplayFormat("HH:mm")
        metrics = self.fontMetrics()
        self._agenda.setFixedHeight(metrics.lineSpacing() * _AGENDA_LINES)
        self._attendees.setMinimumWidth(metrics.averageCharWidth() * _CHARACTERS)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._warning)
        layout.addLayout(row)

    def _connect(self) -> None:
        """Check at every change."""
        for line in (self._department, self._place, self._attendees, self._projects):
            line.textChanged.connect(self._check)
        for box in (self._start, self._end):
            box.timeChanged.connect(self._check)
        self._day.dateChanged.connect(self._on_day)
        self._dated.toggled.connect(self._check)
        self._state.currentIndexChanged.connect(self._check)
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)

    def _on_day(self) -> None:
        """A day that is picked counts."""
        with QSignalBlocker(self._dated):
            self._dated.setChecked(True)
        self._check()

    def _on_kind(self) -> None:
        """Take the agenda of the kind, unless the user has written one."""
        if _lines(self._agenda.toPlainText()) in {("",), *AGENDAS.values()}:
            self._agenda.setPlainText("\n".join(AGENDAS[HearingKind(self._kind.currentData())]))

    def _check(self) -> None:
        """Say what cannot be stored, else what clashes."""
        fault = self._fault()
        said = fault or "\n".join(f"⚠ 重複：{text}" for text in clashes(self.value(), self._others))
        self._warning.show_message(said, "bad" if fault else "care")
        self._save.setEnabled(not fault)

    def _fault(self) -> str:
        """Return why the fields cannot be stored; "" where they can."""
        value = self.value()
        strange = [number for number in value.numbers if number not in self._numbers]
        if not value.department:
            return "部署を入れてください。"
        if value.end <= value.start:
            return "終了は開始より後の時刻にしてください。"
        if strange:
            return f"事業番号 {'、'.join(strange)} はありません。番号を確かめてください。"
        return ""

    def _on_save(self) -> None:
        """Hand the hearing over and close."""
        self.saved.emit(self.value())
        self.accept()


def _choice(
    names: "dict[HearingKind, str] | dict[HearingState, str]", chosen: str, parent: QWidget
) -> QComboBox:
    """Return a box with the names of the values."""
    box = QComboBox(parent)
    for value, name in names.items():
        box.addItem(name, str(value))
    box.setCurrentIndex(box.findData(str(chosen)))
    return box


def _contains(names: Sequence[str], parent: QWidget) -> QCompleter:
    """Return a completer that finds a part of a name."""
    made = QCompleter(list(names), parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def _names(text: str) -> tuple[str, ...]:
    """Return the names set apart by commas of any kind."""
    parts = text.replace(",", "、").replace("，", "、").split("、")
    return tuple(part.strip() for part in parts if part.strip())


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text; ("",) where it is empty."""
    return tuple(line.strip() for line in text.splitlines()) or ("",)
