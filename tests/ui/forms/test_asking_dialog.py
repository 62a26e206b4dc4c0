"""Dialogs that ask and do: refusal in place, as high as what is asked, freed when closed."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from fujidesk.errors import UserError
from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of, kyen_of

LEFT = Qt.MouseButton.LeftButton


class Asking(AskingDialog):
    """Refuses with the sentence that is typed, and agrees to an empty one."""

    def __init__(self, parent, rows=1):
        super().__init__("問い", "文を入れると断ります。", "する", parent)
        self.given = QLineEdit(self)
        self.add_field("文", self.given)
        for row in range(1, rows):
            self.add_field(f"欄 {row}", QLineEdit(self))

    def act(self):
        if self.given.text():
            raise UserError(self.given.text())


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def shown(qtbot, dialog):
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_a_refusal_stays_in_the_dialog_and_is_seen_whole(qtbot, window, qapp):
    dialog = shown(qtbot, Asking(window))
    before = dialog.height()
    dialog.given.setText("長い文で断る。" * 20)
    qtbot.mouseClick(dialog.do_button, LEFT)
    qapp.processEvents()
    assert dialog.isVisible()
    assert dialog.message.text() == dialog.given.text()
    assert dialog.height() > before
    assert dialog.message.height() >= dialog.message.heightForWidth(dialog.message.width())
    assert not dialog.message.geometry().intersects(dialog.do_button.geometry())


def test_large_text_squeezes_no_field(qtbot, window, theme, qapp):
    theme.change(qapp, scale=200)
    dialog = shown(qtbot, Asking(window, rows=6))
    qapp.processEvents()
    assert dialog.given.height() >= dialog.given.sizeHint().height()


def test_more_than_the_screen_holds_scrolls_with_the_buttons_in_reach(qtbot, window, qapp):
    dialog = shown(qtbot, Asking(window, rows=80))
    qapp.processEvents()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.do_button.geometry().bottom() < dialog.height()
    assert dialog.given.height() >= dialog.given.sizeHint().height()


def test_agreeing_closes_and_frees(qtbot, window, qapp):
    dialog = shown(qtbot, Asking(window))
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.do_button, LEFT)
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_fields_are_named_for_the_screen_reader(qtbot, window):
    assert Asking(window).given.accessibleName() == "文"


def test_days_are_iso(qtbot, window):
    assert day_of(day_edit(dt.date(2026, 6, 15), window)) == "2026-06-15"


@pytest.mark.parametrize(("text", "kyen"), [("", None), ("1,200", 1200), ("１２００", 1200), ("0", 0)])
def test_amounts_are_read_in_thousands(qtbot, window, text, kyen):
    assert kyen_of(QLineEdit(text, window)) == kyen


@pytest.mark.parametrize("text", ["多い", "1.5", "千"])
def test_what_is_no_amount_is_refused_with_its_words(qtbot, window, text):
    field = QLineEdit(text, window)
    field.setAccessibleName("予算要求額（千円）")
    with pytest.raises(UserError, match=f"予算要求額（千円）「{text}」を読めません"):
        kyen_of(field)


@pytest.mark.parametrize("scale", [100, 200])
def test_its_buttons_are_within_the_screen_at_any_text_size(qtbot, window, theme, qapp, scale):
    theme.change(qapp, scale=scale)
    dialog = shown(qtbot, Asking(window, rows=2))
    qapp.processEvents()
    assert dialog.width() <= dialog.screen().availableGeometry().width()
    assert dialog.do_button.geometry().right() < dialog.width()
