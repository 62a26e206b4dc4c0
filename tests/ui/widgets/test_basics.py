"""The small shared widgets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fujidesk.ui.widgets.basics import (
    Chip,
    ElidedLabel,
    InlineMessage,
    StatePill,
    button,
    link_button,
    set_look,
    text_label,
)


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


def test_a_look_set_later_is_dressed_at_once(qtbot, theme):
    made = button("押す")
    qtbot.addWidget(made)
    made.resize(120, 40)
    made.show()
    before = made.grab().toImage().pixelColor(60, 5)
    set_look(made, "primary", True)
    assert made.grab().toImage().pixelColor(60, 5) != before
    assert made.grab().toImage().pixelColor(60, 5).name() == theme.tokens.accent.lower()


def test_labels_show_what_people_type_and_no_markup(qtbot, theme):
    made = text_label("<b>窓口</b> & 台帳", "strong", wrap=True)
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.wordWrap()
    assert made.property("role") == "strong"


def test_a_link_is_a_button_for_the_keyboard_too(qtbot, theme):
    made = link_button("12 件")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)


def test_a_message_carries_a_button(qtbot, theme):
    message = InlineMessage()
    qtbot.addWidget(message)
    made = message.add_button("取り込む")
    message.show_message("計画書がまだです。", "info")
    with qtbot.waitSignal(made.clicked):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_a_chip_is_renamed_with_its_tick(qtbot, theme):
    chip = Chip("提出", checked=True)
    qtbot.addWidget(chip)
    chip.rename("提出 3")
    assert chip.text() == "✓ 提出 3"
    assert chip.accessibleName() == "提出 3"
    chip.setChecked(False)
    assert chip.text() == "提出 3"
