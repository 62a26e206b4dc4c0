"""A dialog with ticks: Esc does not lose what was chosen, 「やめる」 does, and failed work leads back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from fujidesk.errors import UserError
from fujidesk.ui.imports.choose_dialog import ChooseDialog
from fujidesk.ui.imports.tick_model import TickModel
from fujidesk.ui.widgets.basics import InlineMessage


class Dialog(ChooseDialog):
    """Two words to be ticked."""

    def __init__(self, context, parent):
        super().__init__("選ぶ", "結果を保存…", context, parent)
        self.model = TickModel(self)
        self.guard(self.model)
        head = QLabel("見つかったもの", self)
        self.found = self.add_page(self.findings_page(head, self._tabs))
        self._tabs.addTab(QWidget(self), "違い")
        self._apply.setText("反映する")
        self.show_page(self.found)
        self.model.show_rows(["a", "b"], lambda word: word == "a", lambda word: True)

    def fail(self):
        self.do_work("書いています", self._broken, print)

    def _broken(self, progress):
        raise UserError("台帳が変わっています。もう一度読んでください。")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    yield made
    made.deleteLater()  # with the dialogs over it, so that none is modal over the next test
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialog(qtbot, window, context):
    made = Dialog(context, window)
    made.open()
    return made


@pytest.fixture
def closed(dialog):
    found = []
    dialog.finished.connect(found.append)
    return found


def advice(dialog):
    message = dialog.findChild(InlineMessage)
    return message.text() if message.isVisible() else ""


def press(qtbot, dialog, text):
    made = next(item for item in dialog.findChildren(QPushButton) if item.text() == text)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_unchanged_ticks_close_at_once(dialog, closed, qtbot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == [0]


def test_changed_ticks_close_only_at_the_second_esc(dialog, closed, qtbot) -> None:
    dialog.model.accept_rows([1], on=True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == []
    assert "選び直した内容は残りません" in advice(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == [0]


def test_who_went_on_choosing_is_asked_again(dialog, closed, qtbot) -> None:
    dialog.model.accept_rows([1], on=True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.model.accept_rows([0], on=False)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == [], "the first Esc was long ago"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == [0]


def test_ticks_put_back_as_they_were_are_not_asked_about(dialog, closed, qtbot) -> None:
    dialog.model.accept_rows([1], on=True)
    dialog.model.accept_rows([1], on=False)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == [0]


def test_the_windows_own_button_asks_as_esc_does(dialog, closed) -> None:
    dialog.model.accept_rows([1], on=True)
    dialog.close()
    assert closed == []
    assert dialog.isVisible()


def test_the_button_that_says_so_closes_at_once(dialog, closed, qtbot) -> None:
    dialog.model.accept_rows([1], on=True)
    press(qtbot, dialog, "やめる")
    assert closed == [0]


def test_what_was_written_is_not_asked_about(dialog, closed, qtbot) -> None:
    dialog.model.accept_rows([1], on=True)
    dialog.let_close()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == [0]


def test_work_that_fails_leads_back_with_the_ticks_as_they_were(dialog, closed, context, qtbot) -> None:
    dialog.model.accept_rows([1], on=True)
    dialog.fail()
    assert str(context.reporter.errors[-1]).startswith("台帳が変わっています")
    assert dialog.focusWidget().text() == "反映する"
    assert dialog.model.accepted_rows() == ["a", "b"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == []


def test_the_page_has_head_tabs_and_buttons_from_top_to_bottom(dialog, qtbot) -> None:
    places = [
        next(label for label in dialog.findChildren(QLabel) if label.text() == "見つかったもの"),
        dialog._tabs,
        dialog._apply,
    ]
    tops = [widget.mapTo(dialog, widget.rect().topLeft()).y() for widget in places]
    assert tops == sorted(tops)
    assert dialog._save.x() < dialog._cancel.x() < dialog._apply.x()


def test_it_is_freed_on_close(window, context, qtbot) -> None:
    gone = []
    made = Dialog(context, window)
    made.destroyed.connect(lambda: gone.append(True))
    made.open()
    press(qtbot, made, "やめる")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
