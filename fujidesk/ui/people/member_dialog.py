"""Asks for a member, and for who follows one (人事異動)."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fujidesk.domain.fiscal import half_year_of
from fujidesk.domain.people import Member
from fujidesk.domain.people_rules import Body
from fujidesk.domain.three_states import Part
from fujidesk.errors import UserError
from fujidesk.ui.formats import plain_day
from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of
from fujidesk.ui.forms.completer import name_completer
from fujidesk.ui.forms.optional_day import OptionalDay
from fujidesk.ui.forms.record_dialog import Keeping, RecordDialog

Succeed = Callable[[dt.date, str, str], None]
_TEXTS = {"role": "役割", "post": "職名", "name": "氏名（任意）", "field": "分野"}
_ORDER = "順番"
_TERM: Part = ("valid_from", "valid_to")


@dataclass(frozen=True)
class MemberChoices:
    """What the dialog offers: departments, and the day from which a term is proposed."""

    departments: Sequence[str]
    day: dt.date


class MemberDialog(RecordDialog[Member]):
    """Makes or changes a member; one without a key is new."""

    PARTS: ClassVar[Mapping[Part, str]] = {
        **{(name,): word.partition("（")[0] for name, word in _TEXTS.items()},
        ("department",): "部署", _TERM: "任期", ("position",): _ORDER,
    }  # fmt: skip

    def __init__(
        self, member: Member, body: Body, choices: MemberChoices, keeping: Keeping[Member], parent: QWidget
    ) -> None:
        word = "変更" if member.key else "追加"
        words = (f"構成員の{word}", f"{body.name}の構成員です。", f"{word}する")
        super().__init__(words, member, keeping, parent, is_new=not member.key)
        self.texts = {name: QLineEdit(getattr(member, name), self) for name in _TEXTS}
        self.department = _department_box(member.department, choices.departments, self)
        last = dt.date(half_year_of(choices.day).fiscal_year + 1, 3, 31)
        self.begins = OptionalDay("始期", "始期を決める", member.valid_from, choices.day, self)
        self.ends = OptionalDay("終期", "終期を決める", member.valid_to, last, self)
        self.position = QLineEdit(str(member.position), self)
        for name, label in _TEXTS.items():
            self.add_field(label, self.texts[name])
        for label, field in (("部署", self.department), ("始期", self.begins), ("終期", self.ends),
                             (_ORDER, self.position)):  # fmt: skip
            self.add_field(label, field)
        self.texts["role"].setFocus()

    def value(self) -> Member:
        """Return the member as it stands in the fields.

        Raises:
            UserError: the place is no number.
        """
        texts = {name: field.text().strip() for name, field in self.texts.items()}
        place = self.position.text().strip()
        if not (place.isascii() and place.isdigit()):
            raise UserError(f"順番「{place[:20]}」を読めません。1、2 のような数字で入力してください。")
        return replace(
            self.record, **texts, department=self.department.currentText().strip(),
            valid_from=self.begins.day(), valid_to=self.ends.day(), position=int(place),
        )  # fmt: skip

    def show_part(self, part: Part, record: Member) -> None:
        """Put a text, the department, the term or the place into its fields."""
        (name, *_) = part
        if part == _TERM:
            self.begins.show_day(record.valid_from)
            self.ends.show_day(record.valid_to)
        elif name == "department":
            self.department.setCurrentText(record.department)
        elif name == "position":
            self.position.setText(str(record.position))
        else:
            self.texts[name].setText(getattr(record, name))

    def part_words(self, part: Part, record: Member) -> str:
        """Return a part in words; a term from its beginning to its end."""
        if part != _TERM or not (record.valid_from or record.valid_to):
            return super().part_words(part, record)
        return f"{plain_day(record.valid_from)}～{plain_day(record.valid_to)}"


class SuccessionDialog(AskingDialog):
    """Ends a term and begins the next; succeed(day, post, name): does it, raising what refuses it."""

    def __init__(self, member: Member, day: dt.date, succeed: Succeed, parent: QWidget) -> None:
        text = (
            f"{member.post}の任期を異動日の前日で終え、後任の任期を異動日から始めます。"
            "氏名は、空欄なら職名だけを登録します。"
        )
        super().__init__("異動", text, "異動を登録する", parent)
        self._succeed = succeed
        self.day = day_edit(day, self)
        self.post, self.name = QLineEdit(member.post, self), QLineEdit(self)
        self.add_field("異動日", self.day)
        self.add_field("後任の職名", self.post)
        self.add_field("後任の氏名（任意）", self.name)

    def act(self) -> None:
        """Register it."""
        self._succeed(dt.date.fromisoformat(day_of(self.day)), self.post.text(), self.name.text())


def _department_box(chosen: str, names: Sequence[str], parent: QWidget) -> QComboBox:
    """Return a box of departments, chosen from the list or found by typing any part of the name."""
    box = QComboBox(parent)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *names])
    box.setCompleter(name_completer(names, box))
    box.setCurrentText(chosen)
    return box
