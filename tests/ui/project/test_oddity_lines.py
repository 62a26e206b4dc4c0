"""気づき as lines: a sentence each, a button until it is asked."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity, Weight
from fujidesk.ui.project.oddity_lines import OddityLines

FIRST = Oddity(
    "1-1-1", 2022, "収納課", "a", Weight.SERIOUS, "完了ですが段階が (2) です", "段階を確かめてください。"
)
SECOND = Oddity(
    "1-1-1", 2022, "収納課", "b", Weight.HINT, "前年度と同じ文です", "変わった点を教えてください。"
)


@pytest.fixture
def lines(qtbot, theme):
    made = OddityLines()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_oddity_is_a_sentence_with_its_weight(lines):
    lines.show_oddities([FIRST, SECOND], [])
    assert lines.texts() == [
        "気づき（要修正）：完了ですが段階が (2) です", "気づき（参考）：前年度と同じ文です",
    ]  # fmt: skip
    assert "段階を確かめてください。" in lines.buttons()[0].toolTip()
    assert lines.buttons()[1].accessibleName() == "照会票に追加：前年度と同じ文です"


def test_the_pressed_line_is_told(lines, qtbot):
    lines.show_oddities([FIRST, SECOND], [])
    with qtbot.waitSignal(lines.inquiry_wanted) as wanted:
        qtbot.mouseClick(lines.buttons()[1], Qt.MouseButton.LeftButton)
    assert wanted.args == [SECOND]


@pytest.mark.parametrize(
    ("state", "word"), [(InquiryState.PLANNED, "照会予定"), (InquiryState.ANSWERED, "回答あり")]
)
def test_what_is_asked_says_how_far_it_is_instead(lines, state, word):
    lines.show_oddities([FIRST], [Inquiry("1-1-1", 2022, "a", "確かめてください。", state)])
    assert lines.texts()[0].endswith(f"［{word}］")
    assert lines.buttons() == []


def test_nothing_odd_takes_no_room(lines):
    lines.show_oddities([FIRST], [])
    lines.show_oddities([], [])
    assert lines.isHidden()
    assert lines.texts() == []


def test_where_nothing_may_be_changed_nothing_is_asked(lines):
    lines.set_locked(True)
    lines.show_oddities([FIRST], [])
    assert not lines.buttons()[0].isEnabled()
    lines.set_locked(False)
    assert lines.buttons()[0].isEnabled()
