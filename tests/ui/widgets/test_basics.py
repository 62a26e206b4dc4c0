"""The small shared widgets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fujidesk.ui.widgets.basics import Chip, ElidedLabel, InlineMessage, StatePill


def test_a_chip_tells_its_state_by_a_tick_too(qtbot, theme):
    chip = Chip("重点")
    qtbot.addWidget(chip)
    chip.show()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.text() == "✓ 重点"
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.text() == "重点"
    assert chip.accessibleName() == "重点"


def test_a_pill_changes_word_and_colour(qtbot, theme):
    pill = StatePill("保存済み", "good")
    qtbot.addWidget(pill)
    pill.show()
    before = pill.grab().toImage().pixelColor(pill.width() // 2, 2)
    pill.show_state("読み取り専用", "care")
    assert pill.text() == "読み取り専用"
    assert pill.grab().toImage().pixelColor(pill.width() // 2, 2) != before


def test_a_message_is_hidden_when_empty(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    message = InlineMessage(parent)
    QHBoxLayout(parent).addWidget(message)
    parent.show()
    assert not message.isVisible()
    message.show_message("3 行目を確かめてください。", "bad")
    assert message.isVisible()
    assert message.text() == "3 行目を確かめてください。"
    message.show_message("")
    assert not message.isVisible()


def test_a_cut_label_shows_the_whole_text_in_its_tip(qtbot, theme):
    label = ElidedLabel("とても長い事業の名前" * 5)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    qtbot.waitUntil(lambda: label.toolTip() == label.text())
    label.resize(2000, 20)
    qtbot.waitUntil(lambda: label.toolTip() == "")
