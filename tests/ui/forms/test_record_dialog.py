"""A record that two people change: what both touched is asked for field by field, the rest is kept of both."""

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from fujidesk.domain.office_record import OfficeRecord
from fujidesk.errors import EditConflictError, UserError
from fujidesk.ui.forms.record_dialog import Keeping, RecordDialog
from fujidesk.ui.widgets.clashes import ClashLine


@dataclass(frozen=True, slots=True)
class Room(OfficeRecord):
    name: str = ""
    floor: str = ""
    begins: str = ""
    ends: str = ""


SHOWN = Room("1", "会議室", "2 階", "2026-06-15", "2026-06-16")


class RoomDialog(RecordDialog[Room]):
    PARTS: ClassVar = {("name",): "名称", ("floor",): "階", ("begins", "ends"): "期間"}

    def __init__(self, keeping, parent, *, is_new=False):
        super().__init__(("部屋", "部屋です。", "保存する"), SHOWN, keeping, parent, is_new=is_new)
        self.texts = {
            name: QLineEdit(getattr(SHOWN, name), self) for name in ("name", "floor", "begins", "ends")
        }
        for name, field in self.texts.items():
            self.add_field(name, field)

    def value(self):
        return replace(self.record, **{name: field.text() for name, field in self.texts.items()})

    def show_part(self, part, record):
        for name in part:
            self.texts[name].setText(getattr(record, name))


class Shelf:
    """What is stored; `refusals` are raised by the next storings."""

    def __init__(self):
        self.room = SHOWN
        self.refusals = []
        self.stored = []

    def store(self, before, after):
        if self.refusals:
            raise self.refusals.pop()
        if before is not None and before != self.room:
            raise EditConflictError("先に別の変更がありました。")
        self.room = after
        self.stored.append(after)

    def now(self, _shown):
        if self.room is None:
            raise UserError("この部屋はありません。")
        return self.room


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window, shelf):
    made = RoomDialog(Keeping(shelf.store, shelf.now), window)
    made.gone = []
    made.destroyed.connect(lambda: shelf.gone.append(True))
    shelf.gone = []
    made.open()
    return made


@pytest.fixture
def press(qtbot):
    def pressed(button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return pressed


def lines(dialog):
    return [line for line in dialog.findChildren(ClashLine) if line.isVisible()]


def test_what_nobody_else_touched_is_stored_as_it_stands(dialog, shelf, press):
    dialog.texts["name"].setText("大会議室")
    press(dialog.do_button)
    assert shelf.room == replace(SHOWN, name="大会議室")
    assert shelf.gone


def test_fields_of_two_people_are_kept_from_both(dialog, shelf, press):
    shelf.room = replace(SHOWN, floor="3 階")
    dialog.texts["name"].setText("大会議室")
    press(dialog.do_button)
    assert shelf.room == replace(SHOWN, name="大会議室", floor="3 階")
    assert shelf.gone


def test_a_field_of_both_is_shown_with_both_values_and_nothing_is_stored(dialog, shelf, press):
    shelf.room = replace(SHOWN, name="小会議室", floor="3 階")
    dialog.texts["name"].setText("大会議室")
    dialog.texts["floor"].setText("4 階")
    press(dialog.do_button)
    first, second = (line.text() for line in lines(dialog))
    assert "「名称」は、入力している間にほかの人が「小会議室」に変えました。" in first
    assert "入力した「大会議室」は、まだ保存していません。" in first
    assert "「階」" in second
    assert "「3 階」" in second
    assert "選んでください" in dialog.message.text()
    assert (shelf.stored, dialog.texts["name"].text()) == ([], "大会議室")


def test_each_field_is_chosen_and_the_last_choice_stores(dialog, shelf, press):
    shelf.room = replace(SHOWN, name="小会議室", floor="3 階")
    dialog.texts["name"].setText("大会議室")
    dialog.texts["floor"].setText("4 階")
    press(dialog.do_button)
    press(lines(dialog)[0].take)
    assert (shelf.stored, dialog.isVisible()) == ([], True)
    press(lines(dialog)[0].keep)
    assert shelf.room == replace(SHOWN, name="大会議室", floor="3 階")
    assert shelf.gone


def test_keeping_what_is_stored_shows_it_in_the_field(dialog, shelf, press):
    shelf.room = replace(SHOWN, name="小会議室", floor="3 階")
    dialog.texts["name"].setText("大会議室")
    dialog.texts["floor"].setText("4 階")
    press(dialog.do_button)
    press(lines(dialog)[0].keep)
    assert dialog.texts["name"].text() == "小会議室"
    assert [line.text()[:3] for line in lines(dialog)] == ["「階」"]


def test_a_value_that_changes_again_is_asked_for_again(dialog, shelf, press):
    shelf.room = replace(SHOWN, name="小会議室")
    dialog.texts["name"].setText("大会議室")
    press(dialog.do_button)
    shelf.room = replace(SHOWN, name="中会議室")
    press(lines(dialog)[0].take)
    (line,) = lines(dialog)
    assert "「中会議室」に変えました" in line.text()
    assert shelf.stored == []
    press(line.take)
    assert shelf.room.name == "大会議室"


def test_fields_that_belong_together_are_chosen_together(dialog, shelf, press):
    shelf.room = replace(SHOWN, begins="2026-06-10")
    dialog.texts["ends"].setText("2026-06-20")
    press(dialog.do_button)
    (line,) = lines(dialog)
    assert "「期間」" in line.text()
    assert "令和8年6月10日（水）　令和8年6月16日（火）" in line.text()
    press(line.take)
    assert (shelf.room.begins, shelf.room.ends) == ("2026-06-15", "2026-06-20")


def test_the_same_value_of_both_is_no_question(dialog, shelf, press):
    shelf.room = replace(SHOWN, name="大会議室")
    dialog.texts["name"].setText("大会議室")
    press(dialog.do_button)
    assert shelf.gone


def test_what_is_stored_between_looking_and_storing_leaves_the_typing(dialog, shelf, press):
    shelf.refusals = [EditConflictError("先に別の変更がありました。")]
    dialog.texts["name"].setText("大会議室")
    press(dialog.do_button)
    assert "先に別の変更" in dialog.message.text()
    assert dialog.texts["name"].text() == "大会議室"
    press(dialog.do_button)
    assert shelf.room.name == "大会議室"


def test_where_the_record_is_gone_the_typing_stays(dialog, shelf, press):
    shelf.room = None
    dialog.texts["name"].setText("大会議室")
    press(dialog.do_button)
    assert "はありません" in dialog.message.text()
    assert (dialog.isVisible(), dialog.texts["name"].text()) == (True, "大会議室")


def test_a_new_record_is_compared_with_nothing(window, shelf, press):
    shelf.room = None
    dialog = RoomDialog(Keeping(shelf.store, shelf.now), window, is_new=True)
    dialog.open()
    press(dialog.do_button)
    assert shelf.room == SHOWN


def test_many_lines_stay_on_the_screen_at_large_text(qtbot, qapp, theme, dialog, shelf, press):
    theme.change(qapp, scale=200)
    shelf.room = replace(SHOWN, name="小会議室" * 30, floor="3 階" * 30, begins="2026-06-10")
    for name, text in (("name", "大会議室" * 30), ("floor", "4 階" * 30), ("ends", "2026-06-20")):
        dialog.texts[name].setText(text)
    press(dialog.do_button)
    assert len(lines(dialog)) == 3
    qtbot.waitUntil(lambda: dialog.height() <= dialog.screen().availableGeometry().height())
    assert dialog.do_button.mapTo(dialog, dialog.do_button.rect().bottomLeft()).y() < dialog.height()
