"""The status bar: notes in place of the facts, work and hints, at every width and text size."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow

from fujidesk.ui.status_line import StatusLine

BACKUP = "最終バックアップ 11月21日 08:31"


@pytest.fixture
def window(qtbot, theme):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.line = StatusLine(theme, made)
    made.setStatusBar(made.line)
    made.resize(1366, 300)
    made.show()
    made.line.show_facts("fujiplan.db", BACKUP, "すべて保存済み", may_restore=True)
    made.line.show_counts("")
    made.line.show_steps(0)
    return made


def shown(line):
    """Return the texts in sight, left to right."""
    labels = [label for label in line.findChildren(QLabel) if label.isVisible() and label.text()]
    return [
        label.text() for label in sorted(labels, key=lambda one: one.mapTo(line, one.rect().topLeft()).x())
    ]


def test_facts_stand_at_the_left_counts_at_the_right(window):
    window.line.show_counts("202 件")
    assert shown(window.line) == [
        "fujiplan.db ・ すべて保存済み",
        "202 件",
    ]


def test_empty_facts_are_left_out(window):
    window.line.show_facts("fujiplan.db", "", "すべて保存済み", may_restore=True)
    assert window.line.facts() == "fujiplan.db ・ すべて保存済み"


def test_a_note_takes_the_place_of_the_facts_until_its_time_is_over(window):
    window.line.show_note("元に戻しました。")
    assert shown(window.line) == ["元に戻しました。"]
    window.line.clearMessage()
    assert shown(window.line) == ["fujiplan.db ・ すべて保存済み"]


def test_the_hint_on_undo_makes_room_for_work_and_comes_back(window):
    window.line.show_steps(12)
    assert shown(window.line)[-1] == "変更 12 件（Ctrl+Z で戻せます）"
    window.line.begin_work("台帳の書き出し")
    window.line.show_steps(13)
    assert shown(window.line)[-1] == "台帳の書き出し…"
    window.line.end_work()
    assert shown(window.line)[-1] == "変更 13 件（Ctrl+Z で戻せます）"


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_overlaps_and_the_window_keeps_its_width(qtbot, window, theme, qapp, scale):
    theme.change(qapp, scale=scale)
    for width in (1366, 800, 400):
        window.resize(width, 300)
        window.line.show_steps(120)
        window.line.show_counts("202 件中 81 件を表示 ・ 2 件を選択")
        window.line.begin_work("台帳の書き出し")
        window.line.panel.step(30, 202, "1-1-1 窓口の案内番号を書いています")
        window.line.show_note("「情報化事業台帳.xlsx」ほか 12 件を書き出しました。")
        qtbot.wait(1)
        assert window.width() == width
        labels = [label for label in window.line.findChildren(QLabel) if label.isVisible()]
        places = sorted(
            (label.mapTo(window.line, label.rect().topLeft()).x(), label.width()) for label in labels
        )
        assert all(left + wide <= right for (left, wide), (right, _) in pairwise(places)), places
        window.line.end_work()


def test_the_note_is_not_written_twice(window, qtbot):
    window.line.show_note("元に戻しました。")
    noted = window.line.grab().toImage()
    window.line._note.hide()
    window.line.clearMessage()
    window.line._facts.hide()
    empty = window.line.grab().toImage()
    window.line.showMessage("")
    assert noted != empty
    window.line.messageChanged.disconnect(window.line._on_message)
    window.line.showMessage("元に戻しました。")
    assert window.line.grab().toImage() == empty


def test_the_last_backup_can_be_pressed_to_go_back(qtbot, window):
    assert (window.line.backup.isVisible(), window.line.backup.text()) == (True, BACKUP)
    with qtbot.waitSignal(window.line.restore_chosen):
        qtbot.mouseClick(window.line.backup, Qt.MouseButton.LeftButton)


def test_where_nothing_may_be_written_the_backup_is_told_only(window):
    window.line.show_facts("fujiplan.db", BACKUP, "読み取り専用", may_restore=False)
    assert window.line.backup.isHidden()
    assert shown(window.line) == [f"fujiplan.db ・ {BACKUP} ・ 読み取り専用"]


def test_without_a_backup_there_is_nothing_to_press(window):
    window.line.show_facts("fujiplan.db", "", "すべて保存済み", may_restore=True)
    assert window.line.backup.isHidden()


@pytest.mark.parametrize(("scale", "width", "words"), [
    (100, 1366, BACKUP), (100, 800, "バックアップ"), (200, 1366, "バックアップ"), (200, 1920, BACKUP),
])  # fmt: skip
def test_the_button_of_the_backup_lies_within_the_window(qtbot, qapp, theme, window, scale, width, words):
    window.line.show_counts("202 件・選択 12 件")
    window.line.show_steps(12)
    theme.change(qapp, scale=scale)
    window.resize(width, 300)
    button = window.line.backup
    qtbot.waitUntil(lambda: button.text() == words)
    qtbot.waitUntil(lambda: button.width() >= button.fontMetrics().horizontalAdvance(words))
    assert 0 <= button.mapTo(window, button.rect().topRight()).x() < window.width()
