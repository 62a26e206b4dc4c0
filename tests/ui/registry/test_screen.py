"""The tab 事業一覧 as its user drives it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.records import Category
from fujidesk.errors import MachineError, UserError
from fujidesk.ui.itemmodels.project_columns import ProjectColumn
from fujidesk.ui.registry.bulk_edit import BulkEditDialog
from fujidesk.ui.registry.header import ProjectHeader
from fujidesk.ui.registry.preview import PreviewPanel
from fujidesk.ui.registry.screen import RegistryScreen
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.registry.tool_row import ToolRow
from fujidesk.ui.registry.view_menu import ViewMenu
from fujidesk.ui.widgets.filter_bar import FilterBar


def table(screen):
    return screen.findChild(ProjectTableView)


def text_box(screen):
    return screen.findChild(FilterBar).findChild(QLineEdit)


def shown(screen):
    model = table(screen).model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def click_button(qtbot, screen, words):
    (found,) = [b for b in screen.findChildren(QPushButton) if words in b.text() and b.isVisible()]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def cell_spot(screen, row, column=0):
    view = table(screen)
    return view.visualRect(view.model().index(row, column)).center()


def click_row(qtbot, screen, row, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(table(screen).viewport(), Qt.MouseButton.LeftButton, modifier, cell_spot(screen, row))


def open_menu(screen):
    """Open the menu of the right button over the row stood on."""
    view = table(screen)
    spot = view.visualRect(view.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)
    (menu,) = [m for m in view.findChildren(QMenu) if m.isVisible() and m.parent() is view]
    return menu


def choose_in_menu(screen, words):
    menu = open_menu(screen)
    (action,) = [action for action in menu.actions() if action.text() == words]
    action.trigger()
    menu.close()


def choose_tool(qtbot, screen, words):
    """Choose from the button that stands for the tools where the screen is low."""
    row = screen.findChild(ToolRow)
    click_button(qtbot, row, "操作")
    (menu,) = [m for m in row.findChildren(QMenu) if m.isVisible()]
    (action,) = [action for action in menu.actions() if action.text() == words]
    action.trigger()
    menu.close()


def test_all_projects_at_once(screen):
    assert len(shown(screen)) == 202
    assert shown(screen)[0] == "1-1-1"


def test_typing_narrows_and_escape_clears(qtbot, screen):
    qtbot.keyClick(table(screen), Qt.Key.Key_Slash)
    assert text_box(screen).hasFocus()
    with qtbot.waitSignal(screen.status_changed) as told:
        qtbot.keyClicks(text_box(screen), "1-2-1")
    assert shown(screen)[0] == "1-2-1"
    assert all("1-2-1" in row.haystack for row in table(screen).model().rows)
    assert told.args[0].startswith("202 事業中 ")
    qtbot.keyClick(text_box(screen), Qt.Key.Key_Escape)
    assert len(shown(screen)) == 202
    assert text_box(screen).text() == ""


def test_ctrl_l_and_down_go_to_filter_and_back(qtbot, screen):
    qtbot.keyClick(table(screen), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert text_box(screen).hasFocus()
    qtbot.keyClick(text_box(screen), Qt.Key.Key_Down)
    assert table(screen).hasFocus()
    qtbot.keyClicks(text_box(screen), "x")
    screen.focus_filter()
    assert text_box(screen).selectedText() == "x"


def test_escape_in_the_table_clears_the_filter(qtbot, screen):
    screen.show_filter(ProjectFilter(dx=True))
    assert 0 < len(shown(screen)) < 202
    qtbot.keyClick(table(screen), Qt.Key.Key_Escape)
    assert len(shown(screen)) == 202


def test_chips_narrow(qtbot, screen, workspace):
    click_button(qtbot, screen, "重点")
    click_button(qtbot, screen, "DXのみ")
    rows = {row.number: row for row in workspace.registry.rows()}
    assert shown(screen)
    assert all(rows[number].category is Category.PRIORITY and rows[number].is_dx for number in shown(screen))
    click_button(qtbot, screen, "条件を消す")
    assert len(shown(screen)) == 202


def test_nothing_passes_says_so_and_offers_the_way_out(qtbot, screen):
    qtbot.keyClicks(text_box(screen), "zzzz")
    assert shown(screen) == []
    labels = [
        label.text() for label in screen.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()
    ]
    assert "条件に当てはまる事業がありません。" in labels
    assert "いまの条件：「zzzz」を含む" in labels
    primary = [
        b for b in screen.findChildren(QPushButton) if b.text() == "条件を消す" and b.property("primary")
    ]
    qtbot.mouseClick(primary[0], Qt.MouseButton.LeftButton)
    assert len(shown(screen)) == 202


def test_header_click_sorts_and_filtering_keeps_the_order(qtbot, screen):
    header = screen.findChild(ProjectHeader)
    spot = QPoint(header.sectionViewportPosition(ProjectColumn.NUMBER) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shown(screen)[-1] == "1-1-1"
    qtbot.keyClicks(text_box(screen), "1-1-")
    assert shown(screen)[-1] == "1-1-1"
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shown(screen)[0] == "1-1-1"


def test_order_reaches_the_other_screens(qtbot, screen):
    with qtbot.waitSignal(screen.order_changed) as told:
        qtbot.keyClicks(text_box(screen), "2-1-")
    assert told.args[0] == shown(screen)


def test_enter_and_double_click_open_the_sheet(qtbot, screen):
    click_row(qtbot, screen, 2)
    with qtbot.waitSignal(screen.open_requested) as told:
        qtbot.keyClick(table(screen), Qt.Key.Key_Return)
    assert told.args == [shown(screen)[2]]
    qtbot.mouseClick(table(screen).viewport(), Qt.MouseButton.LeftButton, pos=cell_spot(screen, 4, 1))
    with qtbot.waitSignal(screen.open_requested) as told:
        qtbot.mouseDClick(table(screen).viewport(), Qt.MouseButton.LeftButton, pos=cell_spot(screen, 4, 1))
    assert told.args == [shown(screen)[4]]


def test_selection_outlives_filtering(qtbot, screen):
    click_row(qtbot, screen, 1)
    click_row(qtbot, screen, 3, Qt.KeyboardModifier.ControlModifier)
    chosen = [row.number for row in table(screen).selected_rows()]
    assert chosen == [shown(screen)[1], shown(screen)[3]]
    qtbot.keyClicks(text_box(screen), "1-1-")
    assert [row.number for row in table(screen).selected_rows()] == chosen
    assert table(screen).current_row().number == chosen[1]


def test_project_stood_on_comes_back_with_its_row(qtbot, screen):
    click_row(qtbot, screen, 5)
    number = table(screen).current_row().number
    qtbot.keyClicks(text_box(screen), "3-1-1")
    assert table(screen).current_row().number == "3-1-1"
    text_box(screen).clear()
    assert table(screen).current_row().number == number


def test_copy_goes_to_the_clipboard(qtbot, screen, reporter):
    qtbot.keyClick(table(screen), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table(screen), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\r\n")
    assert lines[0].startswith("番号\t情報化事業\t所管部署\t分類\tDX\tR4上\tR4下")
    assert len(lines) == 204
    assert {line.count("\t") for line in lines[:-1]} == {lines[0].count("\t")}
    assert reporter.notes == ["202 件をコピーしました。Excel などに貼り付けられます。"]
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()


def test_preview_follows_and_opens(qtbot, screen):
    preview = screen.findChild(PreviewPanel)
    click_row(qtbot, screen, 3)
    qtbot.waitUntil(lambda: preview.number == shown(screen)[3])
    with qtbot.waitSignal(screen.open_requested) as told:
        click_button(qtbot, preview, "個票を開く")
    assert told.args == [shown(screen)[3]]
    with qtbot.waitSignal(screen.timeline_requested) as told:
        click_button(qtbot, preview, "タイムライン")
    assert told.args == [shown(screen)[3]]


def test_preview_shows_recent_changes_after_an_edit(qtbot, screen, workspace):
    preview = screen.findChild(PreviewPanel)
    click_row(qtbot, screen, 0)
    answer_bulk(qtbot, screen, lambda dialog: dialog._category.setCurrentIndex(2))
    click_button(qtbot, screen, "継続")
    qtbot.waitUntil(lambda: preview.number == shown(screen)[0])
    assert "事業分類：重点 → 継続" in preview._recent._text.text()


def test_preview_gives_way_at_large_text_and_obeys_the_button(qtbot, screen, theme, qapp):
    preview = screen.findChild(PreviewPanel)
    assert preview.isVisible()
    theme.change(qapp, scale=200)
    assert not preview.isVisible()
    choose_tool(qtbot, screen, "プレビュー")
    assert preview.isVisible()
    assert table(screen).width() > preview.width()
    choose_tool(qtbot, screen, "プレビュー")
    assert not preview.isVisible()


def answer_bulk(qtbot, screen, fill):
    click_button(qtbot, screen, "一括編集…")
    dialog = screen.findChild(BulkEditDialog)
    qtbot.waitExposed(dialog)
    fill(dialog)
    sentence = dialog._summary.text()
    qtbot.mouseClick(dialog._apply, Qt.MouseButton.LeftButton)
    return sentence


def test_bulk_edit_says_what_it_changes_does_it_and_is_undone(qtbot, screen, workspace, reporter):
    before = {row.number: row.category for row in workspace.registry.rows()}
    chosen = shown(screen)[:4]
    click_row(qtbot, screen, 0)
    click_row(qtbot, screen, 3, Qt.KeyboardModifier.ShiftModifier)
    touched = [number for number in chosen if before[number] is not Category.CONTINUING]
    with qtbot.waitSignal(screen.edited) as told:
        sentence = answer_bulk(qtbot, screen, lambda dialog: dialog._category.setCurrentIndex(2))
    assert sentence.startswith(f"4 件のうち {len(touched)} 件、{len(touched)} か所を変更します")
    assert told.args[0].numbers == frozenset(touched)
    after = {row.number: row.category for row in workspace.registry.rows()}
    assert all(after[number] is Category.CONTINUING for number in chosen)
    assert workspace.edits.step_count == 1
    screen.reload(workspace.edits.undo())
    assert {row.number: row.category for row in workspace.registry.rows()} == before
    assert reporter.errors == []


def test_bulk_edit_of_nothing_is_a_sentence(qtbot, screen, reporter):
    table(screen).clearSelection()
    click_button(qtbot, screen, "一括編集…")
    assert "一覧で選んでください" in str(reporter.errors[0])
    table(screen).clearSelection()
    click_button(qtbot, screen, "コピー")
    assert reporter.notes == ["コピーする事業を選んでください。"]


def test_year_changes_what_the_phase_filter_means(qtbot, screen):
    screen.show_filter(ProjectFilter(phases=("3",)))
    late = shown(screen)
    screen.set_fiscal_year(2022)
    assert shown(screen) != late
    assert "R4下の段階" in " ".join(b.text() for b in screen.findChildren(QPushButton))


def test_hidden_columns_are_remembered(qtbot, screen, workspace, context):
    menu = screen.findChild(ProjectHeader).column_menu()
    (action,) = [item for item in menu.actions() if item.text() == "頁"]
    action.trigger()
    assert screen.findChild(ProjectHeader).isSectionHidden(ProjectColumn.PAGE)
    again = RegistryScreen(workspace, context)
    qtbot.addWidget(again)
    assert again.findChild(ProjectHeader).isSectionHidden(ProjectColumn.PAGE)
    assert not menu.actions()[0].isEnabled()


def test_columns_survive_filtering(qtbot, screen):
    header = screen.findChild(ProjectHeader)
    header.moveSection(header.visualIndex(ProjectColumn.PAGE), 1)
    header.setSectionHidden(ProjectColumn.DX, True)
    before = header.columns()
    for text in ("1-", "zzzz", ""):
        text_box(screen).setText(text)
    assert header.columns() == before
    assert before.shown[1] is ProjectColumn.PAGE


def test_menu_of_the_right_button(qtbot, screen):
    click_row(qtbot, screen, 1)
    number = shown(screen)[1]
    with qtbot.waitSignal(screen.open_requested) as told:
        choose_in_menu(screen, f"{number} の個票を開く")
    assert told.args == [number]
    with qtbot.waitSignal(screen.timeline_requested) as told:
        choose_in_menu(screen, "タイムラインで見る")
    assert told.args == [number]


def test_menu_copies_edits_together_and_shows_columns(qtbot, screen, reporter):
    click_row(qtbot, screen, 1)
    choose_in_menu(screen, "コピー")
    assert QGuiApplication.clipboard().text().split("\r\n")[1].startswith(f"{shown(screen)[1]}\t")
    assert reporter.notes[-1].startswith("1 件をコピーしました。")
    choose_in_menu(screen, "一括編集…")
    dialog = screen.findChild(BulkEditDialog)
    assert dialog.isVisible()
    dialog.reject()
    menu = open_menu(screen)
    (columns,) = [action.menu() for action in menu.actions() if action.menu()]
    (page,) = [action for action in columns.actions() if action.text() == "頁"]
    page.trigger()
    menu.close()
    assert screen.findChild(ProjectHeader).isSectionHidden(ProjectColumn.PAGE)


def test_menu_key_opens_the_menu_at_the_row(qtbot, screen):
    click_row(qtbot, screen, 3)
    view = table(screen)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(view.menu_requested) as told:
        QApplication.sendEvent(view.viewport(), event)
    assert told.args == [view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())]
    next(m for m in view.findChildren(QMenu) if m.isVisible()).close()


def test_history_that_cannot_be_read_leaves_the_preview_and_a_sentence(
    qtbot, screen, workspace, reporter, monkeypatch
):
    def locked(*_args):
        raise MachineError("データベースを読めません。")

    monkeypatch.setattr(workspace.history, "of_project", locked)
    click_row(qtbot, screen, 3)
    qtbot.waitUntil(lambda: screen.findChild(PreviewPanel).number == shown(screen)[3])
    assert [str(error) for error in reporter.errors] == ["データベースを読めません。"]


def test_rows_that_cannot_be_read_leave_the_list_and_a_sentence(screen, workspace, reporter, monkeypatch):
    def locked():
        raise MachineError("データベースを読めません。")

    monkeypatch.setattr(workspace.registry, "rows", locked)
    screen.reload(Changes(everything=True))
    assert [str(error) for error in reporter.errors] == ["データベースを読めません。"]
    assert len(shown(screen)) == 202


def test_refused_edit_is_a_sentence_and_changes_nothing(qtbot, screen, workspace, reporter, monkeypatch):
    def conflict(*_args):
        raise UserError("別の人が先に変更しました。")

    monkeypatch.setattr(workspace.edits, "apply", conflict)
    click_row(qtbot, screen, 0)
    with qtbot.assertNotEmitted(screen.edited):
        answer_bulk(qtbot, screen, lambda dialog: dialog._category.setCurrentIndex(2))
    assert [str(error) for error in reporter.errors] == ["別の人が先に変更しました。"]


def test_no_menu_where_no_project_stands(screen):
    screen.show_filter(ProjectFilter(text="zzzz"))
    table(screen).menu_requested.emit(QPoint(5, 5))
    assert not [menu for menu in table(screen).findChildren(QMenu) if menu.isVisible()]


def test_reload_shows_only_what_concerns_the_list(qtbot, screen, workspace):
    before = table(screen).model().rows
    screen.reload(Changes())
    assert table(screen).model().rows is before
    screen.reload(Changes(everything=True))
    assert len(shown(screen)) == 202


def test_every_control_has_a_name(screen):
    for control in screen.findChildren(QPushButton):
        assert control.accessibleName() or control.text().strip()
    for box in screen.findChildren(QLineEdit):
        assert box.accessibleName()
    assert table(screen).accessibleName()


@pytest.mark.parametrize("key", ["dark", "contrast"])
def test_other_themes_paint(screen, theme, qapp, key):
    theme.change(qapp, key=key)
    picture = screen.grab()
    assert not picture.isNull()


def test_read_only_register_offers_no_edit(qtbot, workspace, context, tmp_path):
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import open_workspace

    path = workspace.path
    workspace.close()
    opened = open_workspace(path, user_folders(tmp_path / "reader"), read_only=True)
    made = RegistryScreen(opened, context)
    qtbot.addWidget(made)
    made.show()
    (bulk,) = [b for b in made.findChildren(QPushButton) if "一括編集" in b.text()]
    assert not bulk.isEnabled()
    assert "読み取り専用" in bulk.toolTip()
    menu = made.findChild(ViewMenu).findChild(QMenu)
    menu.aboutToShow.emit()
    (save,) = [line for line in menu.actions() if line.text().startswith("名前を付けて保存")]
    assert (save.isEnabled(), "読み取り専用" in save.text()) == (False, True)
    assert next(line for line in menu.actions() if line.text() == "すべて").isEnabled()
    opened.close()


def test_little_height_leaves_its_room_to_the_rows(screen, theme, qapp):
    more = next(b for b in screen.findChildren(QPushButton) if b.text().startswith("条件を選ぶ"))
    assert not more.isVisible()
    theme.change(qapp, scale=200)
    assert more.isVisible()


def test_six_rows_are_seen_at_twice_the_text_on_a_small_screen(qtbot, screen, theme, qapp):
    screen.resize(1366, 562)  # what header, tabs and status bar leave of 768
    theme.change(qapp, scale=200)
    view = table(screen)
    qtbot.waitUntil(lambda: view.viewport().height() >= 6 * view.rowHeight(0))
    theme.change(qapp, scale=100)
    qtbot.waitUntil(lambda: view.viewport().height() >= 11 * view.rowHeight(0))


@pytest.mark.parametrize("width", [1920, 2400])
def test_nothing_is_cut_off_where_there_is_room(screen, width):
    screen.resize(width, 900)
    header = screen.findChild(ProjectHeader)
    metrics, rows = header._delegate.look.metrics, table(screen).model().rows
    for column in (ProjectColumn.TITLE, ProjectColumn.DEPARTMENTS):
        room = header.sectionSize(column) - 2 * header._delegate.look.padding
        assert max(metrics.horizontalAdvance(screen._texts.shown(row, column)) for row in rows) <= room
    assert header.length() == table(screen).viewport().width()


def test_grades_follow_the_year_and_narrow_the_list(qtbot, workspace, screen):
    for number, scores in (("1-1-1", 5), ("1-1-2", 3)):
        report = workspace.reports.of_year(2025)[number]
        values = {"status": "running"} | dict.fromkeys(
            ("score_progress", "score_cost", "score_content"), scores
        )
        screen.reload(workspace.reports.store(report, values, "回答"))
    view, grade = table(screen), ProjectColumn.GRADE
    assert [view.model().index(row, grade).data() for row in range(3)] == ["S", "B", ""]
    screen.show_filter(ProjectFilter(grades=("S", "B")))
    assert view.model().rowCount() == 2
    screen.set_fiscal_year(2024)
    assert view.model().rowCount() == 0
    screen.set_fiscal_year(2025)
    assert view.model().rowCount() == 2
    assert view.model().headerData(grade, Qt.Orientation.Horizontal) == "R7 評価"


def test_a_click_on_the_heading_sorts_by_grade(qtbot, workspace, screen):
    report = workspace.reports.of_year(2025)["1-2-3"]
    values = {"status": "running", "score_progress": 5, "score_cost": 5, "score_content": 5}
    screen.reload(workspace.reports.store(report, values, "回答"))
    header = screen.findChild(ProjectHeader)
    spot = QPoint(header.sectionViewportPosition(ProjectColumn.GRADE) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table(screen).model().rows[0].number == "1-2-3"
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table(screen).model().rows[0].number == "1-2-3"  # what has no answer stands last, either way
