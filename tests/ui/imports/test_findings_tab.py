"""A table that is only read, with the chosen row in full below."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView, QWidget

from fujidesk.ui.imports.findings_tab import FindingsTab


@pytest.fixture
def tab(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = FindingsTab("直すところ", ("シート", "セル", "文"), (160, 72), theme, parent)
    made.resize(800, 400)
    parent.resize(800, 400)
    parent.show()
    yield made
    parent.close()  # named here, so that it lives as long as the test


def detail(tab):
    return tab.findChild(QPlainTextEdit).toPlainText()


def test_the_first_row_is_chosen_and_keys_move_on(tab, qtbot):
    tab.set_rows([("一覧", "C3", "x"), ("一覧", "C4", "y")], ["一つめの全文", "二つめの全文"])
    assert detail(tab) == "一つめの全文"
    table = tab.findChild(QTableView)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert detail(tab) == "二つめの全文"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert detail(tab) == "二つめの全文"


def test_no_rows_leave_the_text_empty(tab):
    tab.set_rows([("一覧", "C3", "x")], ["全文"])
    tab.set_rows([], [])
    assert detail(tab) == ""


def test_nothing_can_be_written_and_both_have_names(tab):
    assert tab.findChild(QPlainTextEdit).isReadOnly()
    assert tab.findChild(QTableView).accessibleName() == "直すところ"
    assert tab.findChild(QPlainTextEdit).accessibleName() == "直すところの全文"


def test_rows_grow_with_the_text(tab, theme, qapp):
    rows = tab.findChild(QTableView).verticalHeader()
    small = rows.defaultSectionSize()
    theme.change(qapp, scale=200)
    assert rows.defaultSectionSize() == 2 * small
    theme.change(qapp, scale=100)
