"""The head of the sheet: nothing cut off at any width, each press leaves as a signal."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QVBoxLayout, QWidget

from fujidesk.domain.records import ProjectState, StateKind
from fujidesk.ui.forms.field_editor import FieldEditor
from fujidesk.ui.project.exports import PRINT
from fujidesk.ui.project.header import SheetHeader

LONG_TITLE = "市民と事業者のための新しい総合案内窓口の整備と運用の見直しに関する検討"


@pytest.fixture
def header(qtbot, theme, small_profile, small_content):
    window = QMainWindow()
    body = QWidget()
    made = SheetHeader(small_profile, theme, body)
    layout = QVBoxLayout(body)
    layout.addWidget(made)
    layout.addStretch(1)
    window.setCentralWidget(body)
    qtbot.addWidget(window)
    made.show_record(small_content.projects[0])
    made.title.start(LONG_TITLE)
    made.show_position(26, 1202)
    window.show()
    window.activateWindow()
    made.kept = window
    return made


@pytest.mark.parametrize(
    ("width", "scale"), [(800, 100), (1366, 100), (1100, 150), (800, 200), (1100, 200), (1366, 200)]
)
def test_nothing_is_cut_off(header, theme, qapp, scale, width):
    theme.change(qapp, scale=scale)
    header.rows.arrange(width)
    header.kept.resize(width + 40, 600)
    qapp.sendPostedEvents()
    header.rows.arrange(width)
    qapp.sendPostedEvents()
    header.layout().activate()
    for part in (*header.findChildren(QAbstractButton), *header.findChildren(QLabel)):
        if part.isVisible() and not isinstance(part.parent(), FieldEditor):
            assert part.width() >= part.minimumSizeHint().width(), part.text()
            assert part.mapTo(header, part.rect().bottomRight()).x() < header.width()
    title = header.title.editor
    assert title.verticalScrollBar().maximum() == 0
    assert title.width() > title.fontMetrics().horizontalAdvance("あ") * 8


def test_it_is_tall_only_where_it_is_narrow(header, theme, qapp):
    header.rows.arrange(1300)
    assert not header.rows.is_tall
    header.rows.arrange(300)
    assert header.rows.is_tall


def test_the_place_in_the_list_is_told_and_ends_have_no_way_on(header):
    header.show_position(1, 1202)
    assert header._position.text() == "1 / 1,202"
    assert not header._previous.isEnabled()
    assert header._next.isEnabled()
    header.show_position(None, 3)
    assert header._position.text() == "－ / 3"
    assert header._position.accessibleName() == "一覧にない事業"
    assert header._next.isEnabled()
    header.show_position(None, 0)
    assert not header._next.isEnabled()


@pytest.mark.parametrize(
    ("name", "signal"),
    [("_previous", "previous_wanted"), ("_next", "next_wanted"), ("_undo", "undo_wanted")],
)
def test_buttons_work_by_key(header, qtbot, name, signal):
    header.show_undo("1-1-1 事業概要")
    with qtbot.waitSignal(getattr(header, signal)):
        qtbot.keyClick(getattr(header, name), Qt.Key.Key_Space)


def test_print_and_exports_say_how_the_sheet_shall_leave(header, qtbot):
    with qtbot.waitSignal(header.export_wanted) as wanted:
        qtbot.mouseClick(header._print, Qt.MouseButton.LeftButton)
    assert wanted.args == [PRINT]
    kinds = []
    header.export_wanted.connect(kinds.append)
    for action in header._export.menu().actions():
        if not action.isSeparator():
            action.trigger()
    assert kinds == ["pdf", "workbook", "pdf-internal", "print-internal"]


def test_choosing_the_same_category_again_changes_nothing(header, qtbot):
    with qtbot.assertNotEmitted(header.choice_made):
        header._category.activated.emit(header._category.currentIndex())


def test_undo_says_what_it_takes_back(header):
    header.show_undo("1-1-1 事業概要")
    assert header._undo.toolTip() == "元に戻す: 1-1-1 事業概要（Ctrl+Z）"
    header.set_read_only(True)
    header.show_undo("1-1-1 事業概要")
    assert not header._undo.isEnabled()


def test_end_of_a_project_is_told_with_the_way_to_where_it_went(qtbot, header, small_content):
    assert not header.standing.isVisible()
    state = ProjectState(StateKind.MERGED, "2026-04-01", ("1-1-9", "1-1-90"))
    header.show_record(replace(small_content.projects[0], state=state))
    assert header.standing.isVisible()
    assert "統合（令和8年4月1日、" in header.standing.text()
    assert '<a href="1-1-9">1-1-9</a>・<a href="1-1-90">1-1-90</a> へ）' in header.standing.text()
    header.standing.setFocus()
    with qtbot.waitSignal(header.link_wanted) as caught:
        qtbot.keyClick(header.standing, Qt.Key.Key_Tab)
        qtbot.keyClick(header.standing, Qt.Key.Key_Return)
    assert caught.args[0].startswith("1-1-9")
    header.show_record(small_content.projects[0])
    assert not header.standing.isVisible()
