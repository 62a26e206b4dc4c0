"""Another department answers for a project: what is offered, what is handed over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from fujidesk.domain.surveys import Assignment
from fujidesk.ui.surveys.lead_dialog import LeadDialog

ASKED = Assignment("1-1-1", "収納課", ("市民課", "デジタル推進課"))
ALL = ("総務課", "収納課", "市民課", "デジタル推進課", "人事課")


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
    made = LeadDialog(ASKED, "窓口の番号札", ALL, window)
    made.open()
    return made


def offered(dialog):
    box = dialog.findChild(QComboBox)
    return [(box.itemText(row), box.itemData(row)) for row in range(box.count()) if box.itemText(row)]


def choose(qtbot, dialog, department):
    """Go down the list by keys to a department."""
    box = dialog.findChild(QComboBox)
    box.setFocus()
    for _ in range(box.count()):
        if box.currentData() == department:
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    pytest.fail(f"{department} is not offered")


def test_those_named_in_the_plan_come_first_then_the_rule_then_all_others(dialog) -> None:
    assert offered(dialog) == [
        ("収納課（いま）", "収納課"), ("市民課（関係課）", "市民課"), ("デジタル推進課（関係課）", "デジタル推進課"),
        ("計画の所管部署に戻す", ""), ("総務課", "総務課"), ("人事課", "人事課"),
    ]  # fmt: skip


def test_which_project_and_what_it_means_is_said(dialog) -> None:
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "1-1-1 窓口の番号札" in said
    assert any("すでに送った調査票は変わりません" in text for text in said)


def test_the_same_department_is_no_change(dialog, hands, qtbot) -> None:
    assert not hands.button(dialog, "変える").isEnabled()
    choose(qtbot, dialog, "人事課")
    assert hands.button(dialog, "変える").isEnabled()
    qtbot.keyClick(dialog.findChild(QComboBox), Qt.Key.Key_Home)
    assert not hands.button(dialog, "変える").isEnabled()


@pytest.mark.parametrize("department", ["市民課", "", "人事課"])
def test_the_chosen_department_is_handed_over(dialog, hands, qtbot, department) -> None:
    choose(qtbot, dialog, department)
    with qtbot.waitSignal(dialog.lead_chosen) as chosen:
        hands.press(dialog, "変える")
    assert chosen.args == ["1-1-1", department]
    hands.let_go()
    assert QApplication.activeModalWidget() is None


def test_giving_up_hands_nothing_over_and_frees_the_dialog(dialog, hands, qtbot) -> None:
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    choose(qtbot, dialog, "人事課")
    with qtbot.assertNotEmitted(dialog.lead_chosen):
        hands.press(dialog, "やめる")
    hands.let_go()
    assert gone
