"""Asks for a member, and for who follows one (人事異動)."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fujidesk.domain.people import Member
from fujidesk.domain.people_rules import Body
from fujidesk.errors import UserError
from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of

Store = Callable[[Member], None]
Succeed = Callable[[dt.date, str, str], None]
_TEXTS = {"role": "役割", "post": "職名", "name": "氏名（任意）", "field": "分野"}
_TERM = {"valid_from": "始期", "valid_to": "終期"}
_ORDER = "順番"


class MemberDialog(AskingDialog):
    """Makes or changes a member; store: does it, raising what refuses it."""

    def __init__(
        self, member: Member, body: Body, departments: Sequence[str], store: Store, parent: QWidget
    ) -> None:
        word = "変更" if member.key else "追加"
        super().__init__(f"構成員の{word}", f"{body.name}の構成員です。", f"{word}する", parent)
        self._member, self._store = member, store
        self.texts = {name: QLineEdit(getattr(member, name), self) for name in (*_TEXTS, *_TERM)}
        self.department = QComboBox(self)
        self.department.addItems(["", *departments])
        if member.department and self.department.findText(member.department) < 0:
            self.department.addItem(member.department)
        self.department.setCurrentText(member.department)
        self.position = QLineEdit(str(member.position), self)
        for name, label in _TEXTS.items():
            self.add_field(label, self.texts[name])
        self.add_field("部署", self.department)
        for name, label in _TERM.items():
            self.texts[name].setPlaceholderText("2026-04-01（空欄は期限なし）")
            self.add_field(label, self.texts[name])
        self.add_field(_ORDER, self.position)
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
        position = int(place)
        department = self.department.currentText()
        self._store(replace(self._member, **texts, department=department, position=position))


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
