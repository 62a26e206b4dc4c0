"""Asks for a member, and for who follows one (人事異動)."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fujidesk.domain.fiscal import half_year_of
from fujidesk.domain.people import Member
from fujidesk.domain.people_rules import Body
from fujidesk.errors import UserError
from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of
from fujidesk.ui.forms.completer import name_completer
from fujidesk.ui.forms.optional_day import OptionalDay

Store = Callable[[Member], None]
Succeed = Callable[[dt.date, str, str], None]
_TEXTS = {"role": "役割", "post": "職名", "name": "氏名（任意）", "field": "分野"}
_ORDER = "順番"


@dataclass(frozen=True)
class MemberChoices:
    """What the dialog offers: departments, and the day from which a term is proposed."""

    departments: Sequence[str]
    day: dt.date


class MemberDialog(AskingDialog):
    """Makes or changes a member; store: does it, raising what refuses it."""

    def __init__(
        self, member: Member, body: Body, choices: MemberChoices, store: Store, parent: QWidget
    ) -> None:
        word = "変更" if member.key else "追加"
        super().__init__(f"構成員の{word}", f"{body.name}の構成員です。", f"{word}する", parent)
        self._member, self._store = member, store
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

    def act(self) -> None:
        """Store it.

        Raises:
            FujideskError: the place is no number, or the member was refused.
        """
        texts = {name: field.text().strip() for name, field in self.texts.items()}
        place = self.position.text().strip()
        if not (place.isascii() and place.isdigit()):
            raise UserError(f"順番「{place[:20]}」を読めません。1、2 のような数字で入力してください。")
        made = replace(
            self._member, **texts, department=self.department.currentText().strip(),
            valid_from=self.begins.day(), valid_to=self.ends.day(), position=int(place),
        )  # fmt: skip
        self._store(made)


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
