"""Asks for a hearing: who, when, where, about what; clashes are told and do not stop anyone."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from fujidesk.domain.hearing_rules import clashes, day_fault, number_fault, time_fault
from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import HEARING_STATE_NAMES, Hearing, HearingKind, HearingState
from fujidesk.domain.new_projects import department_names
from fujidesk.domain.three_states import Part
from fujidesk.errors import UserError
from fujidesk.ui.formats import day_in_full
from fujidesk.ui.forms.completer import ListCompleter, name_completer
from fujidesk.ui.forms.record_dialog import Keeping, RecordDialog
from fujidesk.ui.hearings.told_field import ToldField
from fujidesk.ui.hearings.when_field import WhenField
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage

_AGENDA_LINES, _WIDTH_PX = 9, 560
_NEW_PROJECT = re.compile(r"R\d{1,2}-\d{3}")
"""The key of a new project, as no 事業番号 is written."""
_WHEN: Part = ("day", "start", "end")
_ABOUT: Part = ("numbers", "new_projects")
_TEXT = "ヒアリングの日時・会場・出席者と次第を決めます。保存した後は Ctrl+Z で元に戻せます。"
_NO_DEPARTMENT = "どの部署のヒアリングか分かりません。部署を入れてください。"
_REFUSED = "まだ保存していません。「{0}」を直してから、もう一度「保存する」を押してください。"


@dataclass(frozen=True)
class HearingChoices:
    """What the dialog compares and offers: all hearings, names of departments, numbers of projects.

    new_projects: those of the year that are still on their way, by key the departments that propose them, as
    `department_names` takes them.
    known_new: keys of all new projects. words: what the city calls its hearings.
    """

    others: Sequence[Hearing]
    departments: Sequence[str]
    numbers: Sequence[str]
    new_projects: Mapping[str, str] = field(default_factory=dict)
    known_new: Collection[str] = ()
    words: HearingWords = STANDARD_HEARING_WORDS


class HearingDialog(RecordDialog[Hearing]):
    """Shows a hearing for typing, as it is or as proposed for a slot; freed when closed.

    What cannot be is told beneath its field; what clashes, below all of them.
    """

    PARTS: ClassVar[Mapping[Part, str]] = {
        ("kind",): "種類", ("state",): "状態", ("department",): "部署", _WHEN: "日時", ("place",): "会場",
        ("attendees",): "出席者", _ABOUT: "対象事業", ("agenda",): "次第",
    }  # fmt: skip

    def __init__(
        self, hearing: Hearing, choices: HearingChoices, keeping: Keeping[Hearing],
        theme: Theme, parent: QWidget, *, is_new: bool,
    ) -> None:  # fmt: skip
        """Show a hearing; is_new: it is only proposed."""
        super().__init__(("ヒアリングの予定", _TEXT, "保存する"), hearing, keeping, parent, is_new=is_new)
        self._choices = choices
        self.kind = _choice({term.kind: term.name for term in choices.words.terms}, hearing.kind, self)
        self.state = _choice(HEARING_STATE_NAMES, hearing.state, self)
        self.department = QLineEdit(hearing.department, self)
        self.department.setCompleter(name_completer(choices.departments, self))
        self.when = WhenField(hearing, theme, self)
        self.place = QLineEdit(hearing.place, self)
        self.attendees = QLineEdit("、".join(hearing.attendees), self)
        self.attendees.setPlaceholderText("職名を「、」で区切って入力")
        self.projects = QLineEdit("、".join((*hearing.numbers, *hearing.new_projects)), self)
        self.projects.setPlaceholderText("事業番号か新規事業の番号を「、」で区切って入力")
        self.projects.setCompleter(ListCompleter([*choices.new_projects, *choices.numbers], self))
        usual = "、".join(choices.words.attendees(hearing.kind, hearing.department))
        self._proposed = {self.attendees: usual}
        self.agenda = QPlainTextEdit("\n".join(hearing.agenda or choices.words.agenda(hearing.kind)), self)
        self.agenda.setTabChangesFocus(True)
        self.agenda.setPlaceholderText("1 行に 1 つ")
        self.told = {
            "部署": ToldField(self.department, self), "日時": ToldField(self.when, self),
            "対象事業": ToldField(self.projects, self),
        }  # fmt: skip
        self.clash = InlineMessage(self)
        self._lay_out(theme)
        self._connect()
        self._check()
        self.department.setFocus()

    def value(self) -> Hearing:
        """Return the hearing as it stands in the fields."""
        day, start, end = self.when.value()
        agenda = (line.strip() for line in self.agenda.toPlainText().splitlines())
        named = _names(self.projects.text())
        new_projects = tuple(name for name in named if _NEW_PROJECT.fullmatch(name))
        return replace(
            self.record, kind=HearingKind(self.kind.currentData()),
            state=HearingState(self.state.currentData()), department=self.department.text().strip(),
            day=day, start=start, end=end, place=self.place.text().strip(),
            attendees=_names(self.attendees.text()), new_projects=new_projects,
            numbers=tuple(name for name in named if name not in new_projects),
            agenda=tuple(line for line in agenda if line),
        )  # fmt: skip

    def act(self) -> None:
        """Store what was entered; what cannot be gets the cursor."""
        self._check_department()
        for name, told in self.told.items():
            if told.fault():
                told.field.setFocus()
                raise UserError(_REFUSED.format(name))
        super().act()

    def show_part(self, part: Part, record: Hearing) -> None:
        """Put a part of a hearing into its fields."""
        if part == _WHEN:
            self.when.show_time(record)
            return
        (name, *_) = part
        match name:
            case "kind" | "state":
                box = self.kind if name == "kind" else self.state
                box.setCurrentIndex(box.findData(str(getattr(record, name))))
            case "department" | "place":
                getattr(self, name).setText(getattr(record, name))
            case "attendees":
                self.attendees.setText("、".join(record.attendees))
            case "agenda":
                self.agenda.setPlainText("\n".join(record.agenda))
            case _:
                self.projects.setText("、".join((*record.new_projects, *record.numbers)))

    def part_words(self, part: Part, record: Hearing) -> str:
        """Return a part of a hearing in words."""
        if part == ("kind",):
            return self._choices.words.name(record.kind)
        if part == ("state",):
            return HEARING_STATE_NAMES[record.state]
        if part == _WHEN:
            times = f" {record.start}～{record.end}" if record.start or record.end else ""
            return f"{day_in_full(record.day)}{times}"
        return super().part_words(part, record)

    def _check(self) -> None:
        """Say beneath a field what cannot be stored, and below all what clashes."""
        value = self.value()
        self.told["日時"].tell(day_fault(value) or time_fault(value))
        self.told["対象事業"].tell(number_fault(value, {*self._choices.numbers, *self._choices.known_new}))
        said = [f"⚠ 重複：{text}" for text in clashes(value, self._choices.others, self._choices.words)]
        self.clash.show_message("\n".join([*said, "このまま保存もできます。"] if said else []), "care")

    def _check_department(self) -> None:
        """Say that a department is missing; not before the user was at it."""
        self.told["部署"].tell("" if self.department.text().strip() else _NO_DEPARTMENT)

    def _propose(self) -> None:
        """Propose who attends and which new projects are heard, in the place of an earlier proposal only."""
        department, kind = self.department.text().strip(), HearingKind(self.kind.currentData())
        is_new = kind is HearingKind.NEW_PROJECT
        proposals_of = self._choices.new_projects.items()
        found = [key for key, names in proposals_of if is_new and department in department_names(names)]
        known = department if department in self._choices.departments else ""
        proposals = {self.attendees: self._choices.words.attendees(kind, known), self.projects: found}
        for asked, names in proposals.items():
            proposed = "、".join(names)
            if asked.text().strip() in ("", self._proposed.get(asked, "")):
                self._proposed[asked] = proposed
                asked.setText(proposed)

    def _on_kind(self) -> None:
        """Take agenda and attendees of the kind, unless the user has written others."""
        words = self._choices.words
        if _lines(self.agenda.toPlainText()) in {("",), *map(words.agenda, HearingKind)}:
            self.agenda.setPlainText("\n".join(words.agenda(HearingKind(self.kind.currentData()))))
        self._propose()

    def _lay_out(self, theme: Theme) -> None:
        """Put the fields under each other, the clashes between them and the buttons."""
        kinds = QWidget(self)
        row = QHBoxLayout(kinds)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 2)
        row.addWidget(self.state, 1)
        for name, asked in (("種類", self.kind), ("状態", self.state), ("部署", self.department),
                            ("対象事業", self.projects)):  # fmt: skip
            asked.setAccessibleName(name)
        self.fields.addRow("種類・状態", kinds)
        for name in ("部署", "日時"):
            self.fields.addRow(name, self.told[name])
        self.add_field("会場", self.place)
        self.add_field("出席者", self.attendees)
        self.fields.addRow("対象事業", self.told["対象事業"])
        self.add_field("次第", self.agenda)
        self.agenda.setFixedHeight(self.fontMetrics().lineSpacing() * _AGENDA_LINES + theme.gap(16))
        self.fields.setVerticalSpacing(theme.gap(8))
        self.fields.setHorizontalSpacing(theme.gap(12))
        self.setMinimumWidth(theme.px(_WIDTH_PX))
        self.box.insertWidget(self.box.indexOf(self.message), self.clash)

    def _connect(self) -> None:
        """Check at every change."""
        for line in (self.department, self.place, self.attendees, self.projects):
            line.textChanged.connect(self._check)
        self.department.textEdited.connect(self._check_department)
        self.department.textChanged.connect(self._propose)
        self.when.changed.connect(self._check)
        self.state.currentIndexChanged.connect(self._check)
        self.kind.currentIndexChanged.connect(self._on_kind)


def _choice(
    names: "dict[HearingKind, str] | dict[HearingState, str]", chosen: str, parent: QWidget
) -> QComboBox:
    """Return a box of names with one chosen."""
    box = QComboBox(parent)
    for key, word in names.items():
        box.addItem(word, str(key))
    box.setCurrentIndex(box.findData(str(chosen)))
    return box


def _names(text: str) -> tuple[str, ...]:
    """Return the names set apart by commas of any kind."""
    parts = text.replace(",", "、").replace("，", "、").split("、")
    return tuple(part.strip() for part in parts if part.strip())


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text; ("",) where it is empty."""
    return tuple(line.strip() for line in text.splitlines()) or ("",)
