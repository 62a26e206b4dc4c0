"""Printing the list as its user does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QLineEdit, QPushButton

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.registry.screen import RegistryScreen
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.widgets.filter_bar import FilterBar

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def previewed(qtbot, answers):
    """Does something and returns the title of the preview that it opens."""

    def seen_after(act):
        seen = []

        def look(dialog):
            assert isinstance(dialog, QPrintPreviewDialog)
            seen.append(dialog.windowTitle())
            dialog.reject()

        answers.expect(look)
        act()
        qtbot.waitUntil(lambda: bool(seen))
        return seen[0]

    return seen_after


def button(screen):
    (found,) = [made for made in screen.findChildren(QPushButton) if made.text().strip() == "印刷…"]
    return found


def test_the_button_opens_the_preview(qtbot, screen, previewed):
    assert previewed(lambda: qtbot.mouseClick(button(screen), LEFT)) == "印刷　事業一覧"


@pytest.mark.parametrize("kind", [ProjectTableView, FilterBar])
def test_ctrl_p_opens_it_from_list_and_filter(qtbot, screen, previewed, kind):
    screen.activateWindow()
    part = screen.findChild(kind)
    focus = part if kind is ProjectTableView else part.findChild(QLineEdit)
    focus.setFocus()
    pressed = previewed(lambda: qtbot.keyClick(focus, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier))
    assert pressed == "印刷　事業一覧"


def test_paper_shows_what_the_list_shows_even_where_rows_are_selected(qtbot, screen, previews, tmp_path):
    screen.show_filter(ProjectFilter(policies=("1",), dx=True))
    view = screen.findChild(ProjectTableView)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(button(screen), LEFT)
    qtbot.waitUntil(lambda: bool(previews.shown))
    numbers = [row.number for row in view.model().rows]
    told = [text for page in range(2) for text in previews.texts(page) if text in numbers]
    assert told == numbers
    pages = previews.to_pdf(tmp_path / "list.pdf")
    assert len(pages) == 2
    assert pages[0].mediabox.width > pages[0].mediabox.height


def test_an_empty_list_is_not_printed(qtbot, screen, reporter):
    screen.show_filter(ProjectFilter(text="どの事業にもない言葉"))
    qtbot.mouseClick(button(screen), LEFT)
    assert reporter.notes == ["印刷する事業がありません。絞り込みの条件を確かめてください。"]


def test_a_read_only_start_prints_too(qtbot, workspace, context, previewed, tmp_path):
    path = workspace.path
    workspace.close()
    opened = open_workspace(path, user_folders(tmp_path / "reader"), read_only=True)
    screen = RegistryScreen(opened, context)
    qtbot.addWidget(screen)
    screen.resize(1366, 640)
    screen.show()
    assert button(screen).isEnabled()
    assert previewed(lambda: qtbot.mouseClick(button(screen), LEFT)) == "印刷　事業一覧"
    opened.close()
