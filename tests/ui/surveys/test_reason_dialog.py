"""No step without a reason: typed, trimmed, handed over; or given up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from fujidesk.ui.surveys.reason_dialog import ReasonDialog


@pytest.fixture
def window(qtbot, theme, hands):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.deleteLater()
    hands.let_go()


@pytest.fixture
def dialog(window):
    made = ReasonDialog("差戻し", "収納課を差戻しにします。", "差し戻す理由", "差し戻す", window)
    made.open()
    return made


def test_what_will_be_done_is_said_before(dialog) -> None:
    assert dialog.windowTitle() == "差戻し"
    assert "収納課を差戻しにします。" in [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.findChild(QPlainTextEdit).accessibleName() == "差し戻す理由"


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n", "　"])
def test_nothing_and_spaces_are_no_reason(dialog, hands, text) -> None:
    dialog.findChild(QPlainTextEdit).setPlainText(text)
    made = hands.button(dialog, "差し戻す")
    assert not made.isEnabled()
    assert made.toolTip() == "理由を書くと押せます"


def test_the_reason_is_handed_over_without_the_spaces_around_it(dialog, hands, qtbot) -> None:
    box = dialog.findChild(QPlainTextEdit)
    assert box.hasFocus(), "one begins to write at once"
    box.insertPlainText("  予算額の単位が違う\n千円で書いてください \n")
    with qtbot.waitSignal(dialog.reason_given) as given:
        hands.press(dialog, "差し戻す")
    assert given.args == ["予算額の単位が違う\n千円で書いてください"]


def test_tab_leaves_the_text_and_enter_stays_in_it(dialog, qtbot) -> None:
    box = dialog.findChild(QPlainTextEdit)
    qtbot.keyClicks(box, "a")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.toPlainText() == "a\n"
    assert dialog.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()


@pytest.mark.parametrize("way", ["button", "escape"])
def test_it_can_be_given_up_whatever_is_written(dialog, hands, qtbot, way) -> None:
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    box = dialog.findChild(QPlainTextEdit)
    box.insertPlainText("理由")
    with qtbot.assertNotEmitted(dialog.reason_given):
        if way == "button":
            hands.press(dialog, "やめる")
        else:
            qtbot.keyClick(box, Qt.Key.Key_Escape)
    hands.let_go()
    assert gone
