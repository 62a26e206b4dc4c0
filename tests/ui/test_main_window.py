"""The window: tabs, year, undo, looks, status, files dropped, closing; by real keys and clicks."""

import datetime as dt
import threading
import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton, QTabBar

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.header import Header
from fujidesk.ui.home.figure_cards import CategoryCard, PhaseCard
from fujidesk.ui.levels.dialog import LevelsDialog
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.registry.preview import PreviewPanel
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.revisions.order_dialog import OrderDialog
from fujidesk.ui.screen_stack import TABS, ScreenStack
from fujidesk.ui.status_line import StatusLine
from fujidesk.ui.tasks import TaskRunner
from fujidesk.ui.timeline.presets import Preset
from fujidesk.ui.widgets.basics import StatePill
from fujidesk.ui.widgets.filter_bar import FilterText
from fujidesk.ui.window_menu import WindowMenu

TODAY = dt.date(2025, 11, 21)


@pytest.fixture(autouse=True)
def november(calendar):
    """Let it be a day of R7, whenever the tests run."""
    calendar.day = TODAY


def made_window(qtbot, workspace, context):
    window = MainWindow(workspace, context)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.open_tab("home")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def window(qtbot, small_workspace, context):
    return made_window(qtbot, small_workspace, context)


def stack(window):
    return window.findChild(ScreenStack)


def status(window):
    return window.findChild(StatusLine)


def change(workspace, title, number="1-1-1"):
    before = workspace.registry.sheet(number).record.title
    return workspace.edits.apply(
        [FieldChange(Entity.PROJECT, number, "title", before, title)], "事業名の変更"
    )  # fmt: skip


def test_tabs_stand_in_the_order_of_the_work_and_open_by_ctrl_figure(qtbot, window):
    bar = window.findChild(QTabBar)
    assert [bar.tabText(place) for place in range(bar.count())] == [
        "ホーム",
        "事業一覧",
        "個票",
        "調査・回収",
        "評価",
        "ヒアリング",
        "タイムライン",
        "会議資料",
        "計画・体制",
    ]
    for place, name in reversed(list(enumerate(TABS, start=1))):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + place), Qt.KeyboardModifier.ControlModifier)
        assert stack(window).current == name


def test_screens_are_built_when_first_shown(window):
    assert set(stack(window).built_screens()) == {"home"}
    window.open_tab("registry")
    assert set(stack(window).built_screens()) == {"home", "registry"}


def test_an_unknown_tab_opens_the_first_one(window):
    window.open_tab("meetings")
    assert stack(window).current == "home"


def year_box(window):
    """The choice of years in the header."""
    boxes = window.findChild(Header).findChildren(QComboBox)
    return next(box for box in boxes if box.accessibleName() == "年度の選択")


def state_of(window):
    """What the header says of the data."""
    pills = window.findChild(Header).findChildren(StatePill)
    return next(pill.text() for pill in pills if pill.accessibleName().startswith("データの状態"))


def test_the_year_in_force_is_chosen_at_first(window):
    assert window.fiscal_year == 2025
    years = year_box(window)
    assert years.currentText() == "令和7年度（R7）"
    assert [years.itemData(place) for place in range(years.count())] == [2022, 2023, 2024, 2025, 2026]


def test_a_year_chosen_once_holds_everywhere_and_is_remembered(qtbot, window, context, monkeypatch):
    told = []
    window.open_tab("registry")
    for key, screen in stack(window).built_screens().items():
        monkeypatch.setattr(screen, "set_fiscal_year", lambda year, key=key: told.append((key, year)))
    years = year_box(window)
    years.setFocus()
    qtbot.keyClick(years, Qt.Key.Key_Up)
    assert window.fiscal_year == 2024
    assert told == [("home", 2024), ("registry", 2024)]
    assert context.settings.window.fiscal_year == 2024


def test_a_remembered_year_outside_the_plan_is_not_used(qtbot, small_workspace, context):
    context.settings.change_window(fiscal_year=1999)
    assert made_window(qtbot, small_workspace, context).fiscal_year == 2025


def test_undo_and_redo_by_keys_over_all_edits(qtbot, window, small_workspace):
    window.broadcast(change(small_workspace, "窓口の新しい案内"))
    assert status(window).steps() == "変更 1 件（Ctrl+Z で戻せます）"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert small_workspace.registry.sheet("1-1-1").record.title == "窓口の案内番号"
    assert status(window).steps() == ""
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert small_workspace.registry.sheet("1-1-1").record.title == "窓口の新しい案内"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    assert small_workspace.registry.sheet("1-1-1").record.title == "窓口の新しい案内"


def test_undo_says_what_it_took_back(qtbot, window, small_workspace):
    window.broadcast(change(small_workspace, "窓口の新しい案内"))
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert status(window).currentMessage().startswith("元に戻しました")
    assert "事業名の変更" in status(window).currentMessage()


def test_undo_in_an_empty_search_box_is_the_registers_undo(qtbot, window, small_workspace):
    window.broadcast(change(small_workspace, "窓口の新しい案内"))
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = window.findChild(Header).search
    assert box.hasFocus()
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert small_workspace.registry.sheet("1-1-1").record.title == "窓口の案内番号"


def test_undo_while_typing_in_the_search_box_takes_back_the_typing(qtbot, window, small_workspace):
    window.broadcast(change(small_workspace, "窓口の新しい案内"))
    box = window.findChild(Header).search
    box.setFocus()
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == ""
    assert small_workspace.registry.sheet("1-1-1").record.title == "窓口の新しい案内"


def test_the_menu_names_the_steps(window, small_workspace):
    menu = window.findChild(WindowMenu)
    assert not menu.undo.isEnabled()
    window.broadcast(change(small_workspace, "窓口の新しい案内"))
    assert menu.undo.text() == "元に戻す：事業名の変更"
    assert menu.undo.isEnabled()
    assert not menu.redo.isEnabled()


def test_an_undo_that_meets_other_values_is_told(qtbot, window, small_workspace, reporter, monkeypatch):
    from fujidesk.errors import EditConflictError

    def conflict():
        raise EditConflictError("1-1-1 の事業名は、ほかで変更されています。")

    window.broadcast(change(small_workspace, "窓口の新しい案内"))
    monkeypatch.setattr(small_workspace.edits, "undo", conflict)
    window.findChild(WindowMenu).undo.trigger()
    assert [str(error) for error in reporter.errors] == ["1-1-1 の事業名は、ほかで変更されています。"]


def test_text_size_and_theme_change_live_and_are_remembered(qtbot, window, context, qapp):
    menu = window.findChild(WindowMenu)
    sizes, themes, _ = [action.menu() for action in menu.actions() if action.menu()]
    next(action for action in sizes.actions() if action.text() == "200 %").trigger()
    assert qapp.font().pointSizeF() == pytest.approx(21)
    next(action for action in themes.actions() if action.text() == "ハイコントラスト").trigger()
    assert context.theme.tokens.key == "contrast"
    assert (context.settings.window.scale, context.settings.window.theme) == (200, "contrast")


def test_the_header_fits_at_200_percent(qtbot, window, context, qapp):
    context.theme.change(qapp, scale=200)
    qtbot.waitUntil(lambda: window.findChild(Header).height() > 60)
    header = window.findChild(Header)
    children = [child for child in header.children() if getattr(child, "isVisible", bool)()]
    boxes = sorted((child.geometry() for child in children), key=lambda box: box.left())
    assert all(left.right() < right.left() for left, right in pairwise(boxes))
    assert boxes[-1].right() <= header.width()


def test_status_shows_database_state_and_counts(qtbot, window):
    assert status(window).facts() == "small.db ・ すべて保存済み"
    window.open_tab("registry")
    qtbot.waitUntil(lambda: "3 件" in status(window).counts())
    window.open_tab("home")
    assert status(window).counts() == ""
    assert state_of(window) == "保存済み"


def test_read_only_says_so_and_takes_imports_away(qtbot, tmp_path, small_database, context, reporter):
    workspace = open_workspace(small_database, user_folders(tmp_path / "reader"), read_only=True)
    window = made_window(qtbot, workspace, context)
    assert state_of(window) == "読み取り専用"
    assert not window.findChild(WindowMenu).import_plan.isEnabled()
    drop(window, tmp_path / "plan.txt")
    assert "読み取り専用" in str(reporter.errors[0])
    workspace.close()


def test_a_figure_opens_the_list_behind_it(qtbot, window):
    window.show_filtered(ProjectFilter(dx=True))
    assert stack(window).current == "registry"
    assert "1 件" in status(window).counts()


def test_a_change_reaches_the_screen_in_front_at_once_and_the_others_when_a_tab_is_opened(
    window, monkeypatch
):
    told = []
    window.open_tab("registry")
    for key, screen in stack(window).built_screens().items():
        monkeypatch.setattr(screen, "reload", lambda changes, key=key: told.append((key, changes.numbers)))
    window.broadcast(Changes(numbers=frozenset({"1-1-1"})))
    window.broadcast(Changes(numbers=frozenset({"1-1-9"})))
    assert told == [("registry", {"1-1-1"}), ("registry", {"1-1-9"})]
    window.open_tab("home")
    assert told[2:] == [("home", {"1-1-1", "1-1-9"})]
    window.open_tab("registry")
    assert len(told) == 3


def test_what_touches_the_whole_register_reaches_all_screens_at_once(window, monkeypatch):
    told = []
    window.open_tab("registry")
    window.broadcast(Changes(numbers=frozenset({"1-1-1"})))
    for key, screen in stack(window).built_screens().items():
        monkeypatch.setattr(screen, "reload", lambda changes, key=key: told.append((key, changes.numbers)))
    window.broadcast(Changes(everything=True))
    assert told == [("home", {"1-1-1"}), ("registry", set())]


def test_a_field_left_in_the_whole_window_is_stored_within_100_ms(qtbot, window, small_workspace):
    for key in ("home", "registry", "timeline"):
        window.open_tab(key)
    window.open_project("1-1-1")
    screen = stack(window).build("project")
    spent_ms = [100.0]
    for turn in range(40):
        if min(spent_ms) < 100:  # the least, as other programs may take the machine meanwhile
            break
        field = screen.view.field("overview")
        field.editor.setFocus()
        field.editor.selectAll()
        qtbot.keyClicks(field.editor, f"turn {turn}")
        begun = time.perf_counter()
        qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
        QApplication.sendPostedEvents()
        spent_ms.append((time.perf_counter() - begun) * 1000)
        assert small_workspace.registry.sheet("1-1-1").record.overview == f"turn {turn}"
    assert min(spent_ms) < 100


def test_a_sheet_that_is_opened_takes_the_keyboard(qtbot, window, small_workspace):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = window.findChild(Header).search
    qtbot.keyClicks(box, "1-1-1")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    strip = stack(window).build("project").view.schedule.strip
    assert QApplication.focusWidget() is strip
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    assert small_workspace.registry.sheet("1-1-1").record.schedule[0].phase == 3
    window.open_tab("home")
    window.open_project("1-1-9")
    assert QApplication.focusWidget() is strip
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is strip


def test_search_opens_the_sheet(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = window.findChild(Header).search
    qtbot.keyClicks(box, "1-1-9")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert stack(window).current == "project"
    assert stack(window).build("project").number == "1-1-9"


def test_search_opens_the_notes_of_a_hearing_in_its_year(qtbot, window, small_workspace):
    small_workspace.hearings.plan(small_workspace.hearings.drafted(2024, HearingKind.OTHER, "収納課"))
    small_workspace.hearings.add_note("R6-001", NoteKind.DECISION, "券売機を置く")
    box = window.findChild(Header).search
    box.setFocus()
    box.setText("券売機")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert stack(window).current == "hearings"
    assert window.fiscal_year == 2024
    screen = stack(window).built_screens()["hearings"]
    assert screen.notes.box.currentData() == "R6-001"


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def test_closing_waits_for_the_worker_and_remembers_the_window(
    qtbot, small_workspace, theme, reporter, tmp_path
):
    tasks = TaskRunner()
    settings = SettingsStore(tmp_path / "settings.toml")
    window = MainWindow(small_workspace, ScreenContext(theme, tasks, reporter, settings))
    qtbot.addWidget(window)
    window.show()
    window.open_tab("registry")
    ended = []

    def work(progress):
        try:
            while True:
                progress.step(1, 100, "数えています")
                threading.Event().wait(0.002)
        finally:
            ended.append(True)

    with qtbot.waitSignal(tasks.progressed):
        tasks.run("数える", work, pytest.fail, pytest.fail)
    window.close()
    assert ended == [True]
    again = SettingsStore(tmp_path / "settings.toml").window
    assert again.tab == "registry"
    assert again.geometry


def test_work_is_shown_and_can_be_stopped(qtbot, small_workspace, theme, reporter):
    tasks = TaskRunner()
    window = MainWindow(small_workspace, ScreenContext(theme, tasks, reporter, SettingsStore(None)))
    qtbot.addWidget(window)
    window.show()
    panel = status(window).panel

    def work(progress):
        step = 0
        while True:
            step += 1
            progress.step(step, 100_000, "1-1-1 を書いています")
            threading.Event().wait(0.002)

    tasks.run("台帳の書き出し", work, pytest.fail)
    qtbot.waitUntil(lambda: panel.isVisible() and "1-1-1" in panel.text())
    qtbot.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.isVisible())
    qtbot.waitUntil(lambda: bool(reporter.errors))
    assert str(reporter.errors[0]) == "中止しました。何も変更していません。"
    window.close()


def test_closing_ends_the_watch_of_a_folder(qtbot, window, context, tmp_path):
    context.settings.put_group("surveys", {"watched": str(tmp_path)})
    surveys = window.open_tab("surveys")
    assert surveys._round.watched == tmp_path
    window.close()
    assert surveys._round.watched is None
    assert context.settings.group("surveys")["watched"] == str(tmp_path), "for the next start"


def test_a_field_being_typed_into_is_left_before_closing(qtbot, window):
    left = []
    field = QLineEdit(window)
    field.editingFinished.connect(lambda: left.append(field.text()))
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    window.close()
    assert left == ["abc"]


def test_the_timelines_filter_is_the_lists_filter(qtbot, window, small_workspace):
    """One state: typed over the chart it narrows the list, chosen in the list it shows over the chart."""
    timeline = window.open_tab("timeline")
    timeline.show_project("1-1-9")
    timeline.chips.chip(Preset.FILTERED).click()
    box = timeline.findChild(FilterText)
    box.setFocus()
    qtbot.keyClicks(box, "1-1-1")
    listing = stack(window).built_screens()["registry"]
    qtbot.waitUntil(lambda: listing.filter == ProjectFilter(text="1-1-1"))
    assert [row.number for row in timeline.view.data.groups[0].rows] == ["1-1-1"]
    assert box.hasFocus(), "the cursor stays where one types"
    window.show_filtered(ProjectFilter(text="1-5"))
    window.open_tab("timeline")
    assert box.text() == "1-5"
    assert timeline.view.data.row_count == 1


def test_ctrl_q_closes_the_program_and_stands_in_the_menu(qtbot, window):
    menu = window.findChild(WindowMenu)
    assert menu.quit.text() == "終了"
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_a_chosen_year_holds_in_all_tabs_also_those_built_later(qtbot, window):
    window.open_tab("registry")
    window.open_project("1-1-1")
    years = year_box(window)
    years.setFocus()
    qtbot.keyClick(years, Qt.Key.Key_Home)
    assert window.fiscal_year == 2022
    for key in ("home", "registry", "project", "timeline"):
        window.open_tab(key)
    assert stack(window).build("home").findChild(PhaseCard)._when.fiscal_year == 2022
    assert stack(window).build("registry")._texts.at == 1  # R4 下期
    tabs = stack(window).build("project")._view.years.findChild(QTabBar)
    assert "R4" in tabs.tabText(tabs.currentIndex())
    assert years.currentData() == 2022


def test_the_list_behind_every_bar_is_as_long_as_the_bar_says(qtbot, workspace, context):
    window = made_window(qtbot, workspace, context)
    home = stack(window).build("home")
    for half in (1, 2):
        card = home.findChild(PhaseCard)
        qtbot.mouseClick(card._halves.button(half), Qt.MouseButton.LeftButton)
        for bar in (*card.bars().values(), *home.findChild(CategoryCard).bars().values()):
            window.open_tab("home")
            qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
            assert stack(window).current == "registry"
            assert len(window._wiring._listed()) == bar.count, (half, bar.text())


def test_what_is_typed_in_the_window_of_the_measures_is_kept_when_the_program_is_closed(
    qtbot, window, small_workspace
):
    window.findChild(WindowMenu).levels.trigger()
    dialog = window.findChild(LevelsDialog)
    qtbot.waitUntil(dialog.isVisible)
    editor = dialog._form.field("theme").editor
    editor.setFocus()
    qtbot.keyClicks(editor, "quick")
    window.close()
    assert small_workspace.registry.levels()[0].theme == "quick"
    assert not dialog.isVisible()


def test_settings_that_cannot_be_kept_do_not_keep_the_window_open(
    qtbot, small_workspace, theme, reporter, tmp_path, caplog
):
    (tmp_path / "taken").write_text("a file, not a folder")
    settings = SettingsStore(tmp_path / "taken" / "settings.toml")
    window = MainWindow(small_workspace, ScreenContext(theme, TaskRunner(), reporter, settings))
    qtbot.addWidget(window)
    window.show()
    window.close()
    assert not window.isVisible()
    assert "設定を保存できませんでした" in caplog.text


def test_read_only_is_said_once_in_the_menu(qtbot, tmp_path, small_database, context):
    workspace = open_workspace(small_database, user_folders(tmp_path / "reader"), read_only=True)
    window = made_window(qtbot, workspace, context)
    for _ in range(3):
        window.broadcast(Changes(everything=True))
    assert window.findChild(WindowMenu).import_plan.text() == "計画書の取り込み…（読み取り専用）"
    workspace.close()


def test_work_does_not_make_the_window_wider(qtbot, small_workspace, context, qapp):
    context.theme.change(qapp, scale=200)
    window = made_window(qtbot, small_workspace, context)
    window.resize(800, 560)
    context.tasks.started.emit("台帳の書き出し")
    context.tasks.progressed.emit(3, 202, "1-1-1 窓口の案内番号を書いています")
    window.broadcast(change(small_workspace, "窓口の新しい案内"))
    qtbot.wait(1)
    assert (window.width(), window.height()) == (800, 560)
    context.tasks.finished.emit()


def test_a_project_is_shown_in_the_timeline(qtbot, window):
    window.open_tab("registry")
    window.show_in_timeline("1-1-9")
    assert stack(window).current == "timeline"


def test_the_sheet_leads_back_to_the_list(window):
    window.open_tab("project").list_requested.emit()
    assert stack(window).current == "registry"


def test_a_remembered_place_of_the_window_comes_back(qtbot, small_workspace, context):
    first = made_window(qtbot, small_workspace, context)
    first.resize(800, 666)
    first.close()
    context.settings.change_window(tab="registry")
    again = MainWindow(small_workspace, context)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (800, 666)


def test_a_damaged_place_of_the_window_is_left_out(qtbot, small_workspace, context):
    context.settings.change_window(geometry="zz not hex")
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1366, 768)


def test_the_previews_timeline_button_brings_the_project_into_view(qtbot, window):
    listed = window.open_tab("registry")
    table = listed.findChild(ProjectTableView)
    table.choose("1-1-9")
    preview = listed.findChild(PreviewPanel)
    qtbot.waitUntil(lambda: preview.number == "1-1-9")
    (button,) = [b for b in preview.findChildren(QPushButton) if b.text() == "タイムライン"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stack(window).current == "timeline"
    shown = window.open_tab("timeline")
    qtbot.waitUntil(lambda: shown.view.current_number() == "1-1-9")


def test_made_up_answers_are_marked_in_header_and_title(qtbot, small_workspace, context):
    small_workspace.is_sample = True
    window = made_window(qtbot, small_workspace, context)
    assert window.windowTitle() == "富士市 small.db（サンプルデータ） ― 富士デスク"
    pills = [pill.text() for pill in window.findChildren(StatePill) if pill.isVisible()]
    assert {"保存済み", "サンプルデータ"} <= set(pills)
    image = window.grab()
    assert not image.isNull()


def test_a_real_register_bears_no_mark(window):
    assert "サンプルデータ" not in window.windowTitle()
    assert "サンプルデータ" not in [
        pill.text() for pill in window.findChildren(StatePill) if pill.isVisible()
    ]


def test_a_change_of_projects_chosen_in_the_list_is_entered_in_their_name(qtbot, window):
    listing = window.open_tab("registry")
    table = listing.findChild(ProjectTableView)
    table.selectAll()
    numbers = [row.number for row in table.selected_rows()]
    listing._commands.open_menu(table.mapToGlobal(table.rect().center()))
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible())
    action = next(item for item in menu.actions() if item.text() == "変更・見直しを登録…")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    dialog = window.findChild(OrderDialog)
    assert dialog.isVisible()
    assert dialog.numbers.text() == "、".join(numbers)
    assert stack(window).current == "plan"
    dialog.reject()
