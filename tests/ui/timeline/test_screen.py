"""The timeline tab on the real register."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
)

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.timeline_words import card_lines
from fujidesk.errors import CancelledError, MachineError
from fujidesk.services.timeline import TimelineService
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.tasks import TaskRunner
from fujidesk.ui.timeline.presets import Preset
from fujidesk.ui.timeline.screen import TimelineScreen
from fujidesk.ui.widgets.check_menu import CheckMenu
from fujidesk.ui.widgets.filter_bar import FilterBar, FilterText


@pytest.fixture
def screen(qtbot, workspace, context):
    made = TimelineScreen(workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    with qtbot.waitExposed(made):
        made.show()
    return made


def numbers(screen):
    return [row.number for group in screen.view.data.groups for row in group.rows]


def click(qtbot, screen, preset):
    qtbot.mouseClick(screen.chips.chip(preset), Qt.MouseButton.LeftButton)


def export(screen, word):
    action = next(a for a in screen.export_button.menu().actions() if word in a.text())
    action.trigger()


def test_it_opens_with_the_dx_roadmap(screen):
    assert screen.chips.preset is Preset.DX
    assert all(row.is_dx for group in screen.view.data.groups for row in group.rows)
    assert len(numbers(screen)) == 65


@pytest.mark.parametrize(("preset", "count"), [(Preset.ALL, 202), (Preset.DX, 65)])
def test_chips_choose_what_is_shown(screen, qtbot, preset, count):
    click(qtbot, screen, Preset.PRIORITY)
    assert 0 < len(numbers(screen)) < 202
    click(qtbot, screen, preset)
    assert len(numbers(screen)) == count


def test_the_choice_is_remembered(screen, qtbot, workspace, context):
    click(qtbot, screen, Preset.ALL)
    again = TimelineScreen(workspace, context)
    qtbot.addWidget(again)
    assert again.chips.preset is Preset.ALL


def test_the_lists_filter_becomes_a_choice_with_its_number(screen, qtbot):
    screen.set_filtered(["1-1-2", "1-1-3"])
    assert screen.chips.chip(Preset.FILTERED).text() == "絞り込み結果（2）"
    click(qtbot, screen, Preset.FILTERED)
    assert numbers(screen) == ["1-1-2", "1-1-3"]
    screen.set_filtered(["1-1-2"])
    assert numbers(screen) == ["1-1-2"]
    assert screen.chips.preset is Preset.FILTERED


def test_an_empty_result_says_what_to_do(screen, qtbot):
    screen.set_filtered([])
    click(qtbot, screen, Preset.FILTERED)
    buttons = [
        b for b in screen.findChildren(type(screen.chips.chip(Preset.ALL)).__mro__[1]) if b.isVisible()
    ]
    everything = next(b for b in buttons if b.text() == "すべての事業を表示")
    assert not screen.export_button.isEnabled()
    qtbot.mouseClick(everything, Qt.MouseButton.LeftButton)
    assert len(numbers(screen)) == 202
    assert screen.export_button.isEnabled()


def reach(workspace, number, *phases):
    """Report phases of the first half-years of a project; returns the changes."""
    cells = [{"phase": phase, "departments": [], "settled": True} for phase in phases]
    fields = ("actual.2022.1", "actual.2022.2", "actual.2023.1")
    changes = [
        FieldChange(Entity.PROJECT, number, field, None, cell)
        for field, cell in zip(fields, cells, strict=False)
    ]
    return workspace.edits.apply(changes, "報告")


def test_what_is_late_stands_alone_with_the_most_delayed_first(screen, qtbot, workspace):
    click(qtbot, screen, Preset.LATE)
    assert numbers(screen) == []
    assert "遅れている事業はありません" in screen._empty._why.text()
    reach(workspace, "1-1-1", 4, 4, 3)
    reach(workspace, "1-1-3", 2, 2, 2)
    screen.reload(reach(workspace, "1-1-2", 1, 2, 3))
    assert numbers(screen) == ["1-1-3", "1-1-1"]
    assert "遅れの大きい順" in screen.view.data.groups[0].heading
    row = screen.view.data.groups[0].rows[0]
    assert "報告時点で計画より2半期の遅れ" in card_lines(screen.view.data, row, 2)


def test_a_click_on_a_row_asks_for_its_sheet(screen, qtbot):
    screen.view.grab()
    geometry = screen.view.geometry_now()
    with qtbot.waitSignal(screen.open_requested) as asked:
        qtbot.mouseClick(
            screen.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, geometry.line_top(1, 0) + 9)
        )
    assert asked.args == ["1-1-1"]


def test_an_edit_shows_at_once_and_reached_phases_bring_the_report_line(screen, workspace):
    change = FieldChange(
        Entity.PROJECT,
        "1-1-2",
        "actual.2022.1",
        None,
        {"phase": 1, "departments": ["収納課"], "settled": True},
    )
    assert not screen.view.data.has_actual
    screen.reload(workspace.edits.apply([change], "実績"))
    assert screen.view.data.report_column == 0
    assert screen.view.grab().width() > 0


def test_a_hidden_tab_reloads_when_it_is_shown(screen, workspace, qtbot):
    shown = screen.view.data
    screen.hide()
    screen.reload(Changes(everything=True))
    assert screen.view.data is shown
    screen.show()
    assert screen.view.data is not shown


@pytest.mark.parametrize("word", ["PDF（A4", "PDF（A3", "PNG", "SVG"])
def test_each_export_writes_files_and_says_so(screen, choose_file, tmp_path, reporter, word):
    kind = word[:3].lower()
    choose_file(tmp_path / f"図.{kind}")
    export(screen, word)
    assert (tmp_path / f"図.{kind}").stat().st_size > 10_000
    assert reporter.errors == []
    assert "図" in reporter.notes[-1]
    assert "書き出しました" in reporter.notes[-1]


def test_a_missing_ending_is_added(screen, choose_file, tmp_path):
    choose_file(tmp_path / "R8.4版")
    export(screen, "PDF（A4")
    assert [item.name for item in tmp_path.glob("*.pdf")] == ["R8.4版.pdf"]


def test_taking_back_the_file_dialog_writes_nothing(screen, choose_file, tmp_path, reporter):
    choose_file()
    export(screen, "PDF（A4")
    assert reporter.notes == reporter.errors == []


def test_a_folder_that_cannot_be_written_is_a_sentence(screen, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "none" / "図.pdf")
    export(screen, "PDF（A4")
    (error,) = reporter.errors
    assert isinstance(error, MachineError)


def test_stopping_an_export_leaves_no_file(qtbot, workspace, theme, reporter, choose_file, tmp_path):
    runner = TaskRunner()
    settings = SettingsStore(None)
    settings.put_group("timeline", {"preset": "all"})
    made = TimelineScreen(workspace, ScreenContext(theme, runner, reporter, settings))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.view.data is not None, timeout=20_000)
    folder = tmp_path / "out"
    folder.mkdir()
    choose_file(folder / "図.png")
    with qtbot.waitSignal(runner.progressed, timeout=20_000):
        export(made, "PNG")
    runner.cancel()
    qtbot.waitUntil(lambda: not runner.busy, timeout=20_000)
    runner.close()
    assert [type(error) for error in reporter.errors] == [CancelledError]
    assert not list(folder.iterdir())


def test_the_clipboard_takes_what_is_in_sight(screen, reporter):
    export(screen, "クリップボード")
    assert not QGuiApplication.clipboard().image().isNull()
    assert "コピーしました" in reporter.notes[-1]


def test_buttons_zoom(screen, qtbot):
    tools = {made.text(): made for made in screen.findChildren(QToolButton)}
    qtbot.mouseClick(tools["拡大"], Qt.MouseButton.LeftButton)
    assert screen.view.zoom > 1
    qtbot.mouseClick(tools["幅に合わせる"], Qt.MouseButton.LeftButton)
    assert screen.view.zoom == 1
    qtbot.mouseClick(tools["縮小"], Qt.MouseButton.LeftButton)
    assert screen.view.zoom < 1


def test_every_control_has_a_name(screen):
    for control in screen.findChildren(QAbstractButton):
        if not isinstance(control.parent(), QLineEdit):  # Qt's own button that empties a text box
            assert control.accessibleName() or control.text()


def test_screen_module_does_not_load_matplotlib():
    import subprocess
    import sys

    code = (
        "import sys, fujidesk.ui.timeline.screen\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('matplotlib', 'numpy')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("size", [(1366, 640), (1920, 960)])
def test_nothing_in_the_tool_row_is_cut_off(screen, theme, qapp, qtbot, scale, size):
    screen.set_filtered(["1-1-2"] * 3)
    theme.change(qapp, scale=scale)
    screen.resize(*size)
    shown = [made for made in screen.findChildren(QToolButton) if made.isVisible()]
    assert len(shown) >= 4
    for made in shown:
        qtbot.waitUntil(lambda made=made: made.width() >= made.sizeHint().width())


def test_six_rows_show_on_a_small_screen_at_200_percent(screen, theme, qapp, qtbot):
    """1366 × 768 leaves the tab about 585 pixels; words and the second header line give way to rows."""
    theme.change(qapp, scale=200)
    screen.resize(1366, 585)
    qtbot.waitUntil(lambda: len(screen.view.visible_rows()) >= 6)
    assert not screen.view.geometry_now().lengths.halves
    (count,) = [label for label in screen.findChildren(QLabel) if label.text() == "65事業"]
    assert "現在" in count.toolTip()
    words = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert "調査・基礎研究" not in words
    for made in screen.findChildren(QToolButton):
        if not isinstance(made.parent(), QLineEdit):
            assert made.accessibleName(), "without its word a button keeps its name"
    theme.change(qapp, scale=100)
    qtbot.waitUntil(lambda: screen.view.geometry_now().lengths.halves)
    assert "調査・基礎研究" in [label.text() for label in screen.findChildren(QLabel)]


# A project of the list, shown in the chart


def test_a_project_is_shown_in_the_filters_result(screen, qtbot):
    screen.set_filtered(["1-1-2", "3-4-2"])
    screen.show_project("3-4-2")
    assert screen.chips.preset is Preset.FILTERED
    assert screen.view.current_number() == "3-4-2"
    assert numbers(screen) == ["1-1-2", "3-4-2"]


def test_a_project_outside_the_filter_is_shown_among_all_and_in_sight(screen, qtbot):
    screen.set_filtered(["1-1-2"])
    screen.show_project("3-5-80")
    assert screen.chips.preset is Preset.ALL
    assert screen.view.current_number() == "3-5-80"
    assert "3-5-80" in [row.number for row in screen.view.visible_rows()]
    qtbot.keyClick(screen.view, Qt.Key.Key_Down)
    assert screen.view.current_number() == "3-5-81"


def test_the_project_is_chosen_also_before_the_tab_was_ever_shown(qtbot, workspace, context):
    made = TimelineScreen(workspace, context)
    qtbot.addWidget(made)
    made.set_filtered(["1-1-2", "2-1-1"])
    made.show_project("2-1-1")
    made.resize(1366, 640)
    made.show()
    assert made.view.current_number() == "2-1-1"
    assert "2-1-1" in [row.number for row in made.view.visible_rows()]


def test_showing_a_project_is_not_remembered_as_the_choice(screen, context):
    screen.show_project("3-5-80")
    assert context.settings.group("timeline").get("preset") is None


def test_a_project_that_is_gone_selects_nothing(screen):
    screen.show_project("9-9-9")
    assert screen.view.current_number() == ""
    assert len(numbers(screen)) == 202


def test_a_resize_keeps_the_chosen_project_in_sight(screen, qtbot):
    screen.show_project("3-5-80")
    screen.resize(1366, 480)
    assert "3-5-80" in [row.number for row in screen.view.visible_rows()]


# The list's filter in the chart


def bar_of(screen):
    return screen.findChild(FilterBar)


def test_the_filter_bar_shows_with_the_filters_result_only(screen, qtbot):
    screen.set_filtered(["1-1-2"])
    assert not bar_of(screen).isVisible()
    click(qtbot, screen, Preset.FILTERED)
    assert bar_of(screen).isVisible()
    click(qtbot, screen, Preset.ALL)
    assert not bar_of(screen).isVisible()


def test_typing_in_the_bar_asks_the_list_once_the_user_pauses(screen, qtbot):
    screen.set_filtered(["1-1-2"])
    click(qtbot, screen, Preset.FILTERED)
    box = bar_of(screen).findChild(FilterText)
    with qtbot.waitSignal(screen.filter_changed) as asked:
        qtbot.keyClicks(box, "1-2")
    assert asked.args == [ProjectFilter(text="1-2")]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert screen.view.hasFocus()


def test_leaving_the_bar_asks_at_once(screen, qtbot):
    screen.set_filtered(["1-1-2"])
    click(qtbot, screen, Preset.FILTERED)
    qtbot.keyClicks(bar_of(screen).findChild(FilterText), "1")
    with qtbot.waitSignal(screen.filter_changed, timeout=100):
        click(qtbot, screen, Preset.ALL)


def test_the_lists_filter_shows_in_the_bar_and_in_the_title(screen, qtbot):
    screen.show_filter(ProjectFilter(dx=True, text="窓口"))
    screen.set_filtered(["1-2-1"])
    with qtbot.assertNotEmitted(screen.filter_changed, wait=200):
        click(qtbot, screen, Preset.FILTERED)
    assert bar_of(screen).filter == ProjectFilter(dx=True, text="窓口")
    assert screen.view.data.title.endswith("（DX、「窓口」を含む）")


def test_the_echo_of_a_choice_leaves_the_cursor_alone(screen, qtbot):
    screen.set_filtered(["1-1-2"])
    click(qtbot, screen, Preset.FILTERED)
    box = bar_of(screen).findChild(FilterText)
    qtbot.keyClicks(box, "1-2")
    box.setCursorPosition(1)
    screen.show_filter(ProjectFilter(text="1-2"))
    assert box.cursorPosition() == 1


def test_ctrl_l_goes_to_the_filter_as_in_the_list(screen, qtbot):
    screen.set_filtered(["1-1-2"])
    qtbot.keyClick(screen.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.chips.preset is Preset.FILTERED
    assert bar_of(screen).findChild(FilterText).hasFocus()


def test_before_the_list_told_anything_ctrl_l_does_nothing(screen, qtbot):
    qtbot.keyClick(screen.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.chips.preset is Preset.DX


def test_on_a_small_screen_a_button_opens_the_filter(screen, theme, qapp, qtbot):
    theme.change(qapp, scale=200)
    screen.resize(1366, 585)
    screen.set_filtered(["1-1-2"])
    opener = next(made for made in screen.findChildren(QToolButton) if made.text() == "条件")
    assert not opener.isVisible()
    click(qtbot, screen, Preset.FILTERED)
    assert opener.isVisible()
    assert not bar_of(screen).isVisible()
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert bar_of(screen).isVisible()
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert not bar_of(screen).isVisible()
    theme.change(qapp, scale=100)


def test_filtering_reads_the_register_once(screen, qtbot, monkeypatch):
    """A part of what was gathered for all: no reading per keystroke."""
    read = []
    data = TimelineService.data
    monkeypatch.setattr(TimelineService, "data", lambda self, **kw: read.append(kw) or data(self, **kw))
    screen.set_filtered(["1-1-2"])
    click(qtbot, screen, Preset.FILTERED)
    for chosen in (["1-1-3"], ["1-1-3", "1-1-4"], []):
        screen.set_filtered(chosen)
        assert numbers(screen) == chosen
    click(qtbot, screen, Preset.ALL)
    assert len(read) == 1
    screen.reload(Changes(everything=True))
    assert len(read) == 2, "what was kept is older than the change"


def test_the_line_of_today_moves_on_over_midnight(screen):
    screen.hide()
    screen.view.set_data(replace(screen.view.data, as_of=dt.date(2026, 1, 1)))
    screen.show()
    assert screen.view.data.as_of == dt.datetime.now().astimezone().date()


@pytest.mark.parametrize("kind", ["PDF（A3", "PNG", "SVG"])
def test_a_filtered_chart_is_written_with_its_conditions_in_the_name(
    screen, qtbot, monkeypatch, tmp_path, kind
):
    proposed, folder = [], tmp_path / "out"
    folder.mkdir()

    def ask(_parent, _title, start, _kinds):
        proposed.append(Path(start).name)
        return str(folder / Path(start).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(ask))
    screen.show_filter(ProjectFilter(text="1/2:窓口" + "あ" * 300))
    screen.set_filtered(["1-1-2"])
    click(qtbot, screen, Preset.FILTERED)
    export(screen, kind)
    assert len(proposed[0]) < 90
    assert not set('\\/:*?"<>|') & set(proposed[0])
    assert [item.name for item in folder.iterdir()] == proposed


def test_the_clipboard_picture_has_the_rows_in_sight_and_no_others(screen, qtbot):
    click(qtbot, screen, Preset.ALL)
    in_sight = len(screen.view.visible_rows())
    export(screen, "クリップボード")
    few = QGuiApplication.clipboard().image()
    assert few.width() == pytest.approx(842 * 200 / 72, abs=3)
    assert few.height() / 200 * 72 < 120 + 35 * (in_sight + 5), "202 rows would be taller"
    assert few.pixelColor(2, 2).name() == "#ffffff"


def test_without_a_chart_nothing_is_exported(qtbot, workspace, context, choose_file, tmp_path, reporter):
    made = TimelineScreen(workspace, context)
    qtbot.addWidget(made)
    choose_file(tmp_path / "図.pdf")
    for word in ("PDF（A4", "クリップボード"):
        export(made, word)
    assert reporter.notes == reporter.errors == []
    assert not list(tmp_path.glob("*.pdf"))


def test_a_print_of_several_pages_says_how_many_files(screen, qtbot, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "図.svg")
    export(screen, "SVG")
    files = sorted(item.name for item in tmp_path.glob("*.svg"))
    assert files == ["図-2.svg", "図-3.svg", "図.svg"]
    assert reporter.notes[-1] == "「図.svg」ほか2件を書き出しました。"


@pytest.mark.parametrize(("answer", "content"), [("置き換える", False), ("やめる", True)])
def test_further_pages_of_an_earlier_print_are_asked_for(
    screen, qtbot, choose_file, tmp_path, answers, answer, content
):
    """The file dialog asks for the first page only."""
    (tmp_path / "図-2.svg").write_text("old")
    (tmp_path / "図-other.svg").write_text("old")
    choose_file(tmp_path / "図.svg")

    def press(dialog):
        assert "「図-2.svg」が既にあります" in "".join(label.text() for label in dialog.findChildren(QLabel))
        next(made for made in dialog.findChildren(QPushButton) if made.text() == answer).click()

    answers.expect(press)
    export(screen, "SVG")
    qtbot.waitUntil(lambda: bool(answers.seen) and not QApplication.activeModalWidget())
    assert ((tmp_path / "図-2.svg").read_text(encoding="utf-8") == "old") is content
    assert (tmp_path / "図.svg").exists() is not content
    assert (tmp_path / "図-other.svg").read_text() == "old"


def test_the_screen_is_freed(qtbot, workspace, context):
    """Neither a connection nor a partial keeps it alive."""
    made = TimelineScreen(workspace, context)
    made.show()
    gone = []
    made.destroyed.connect(lambda: gone.append(True))
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone


def test_the_chosen_year_reaches_chart_and_filter(screen, qtbot):
    screen.set_fiscal_year(2023)
    screen.set_filtered(["1-1-2"])
    click(qtbot, screen, Preset.FILTERED)
    words = [made.text() for made in bar_of(screen).findChildren(QPushButton)]
    assert any(word.startswith("R5下の段階") for word in words), "a year gone by: its end"


def test_what_can_be_filtered_follows_the_register(screen, qtbot, workspace):
    screen.set_filtered(["1-1-2"])
    click(qtbot, screen, Preset.FILTERED)
    before = screen.view.data
    change = FieldChange(Entity.PROJECT, "1-1-2", "departments", None, ["新しい課"])
    now = workspace.registry.sheet("1-1-2").record.departments
    screen.reload(workspace.edits.apply([replace(change, before=list(now))], "所管"))
    assert screen.view.data is not before
    menus = bar_of(screen).findChildren(CheckMenu)
    (departments,) = [menu for menu in menus if menu.text().startswith("所管")]
    departments.set_chosen(["新しい課"])
    assert departments.chosen() == ("新しい課",), "offered at once, while the bar shows"


def test_the_same_result_again_loads_nothing(screen, qtbot):
    screen.set_filtered(["1-1-2"])
    click(qtbot, screen, Preset.FILTERED)
    shown = screen.view.data
    screen.set_filtered(["1-1-2"])
    assert screen.view.data is shown


def test_the_report_date_is_tagged_beside_today(screen, workspace, qtbot):
    """The body is white where a tag would stand without a report."""
    from_plan = screen.view.grab().toImage()
    cell = {"phase": 1, "departments": ["収納課"], "settled": True}
    change = FieldChange(Entity.PROJECT, "1-1-2", "actual.2023.1", None, cell)
    screen.reload(workspace.edits.apply([change], "実績"))
    tagged = screen.view.grab().toImage()
    geometry = screen.view.geometry_now()
    x = round(geometry.column_x(screen.view.data.report_column + 1, 0))
    y = geometry.lengths.header_height + geometry.row_height // 2
    colours = {tagged.pixelColor(x + step, y - 9).name() for step in range(-30, 30)}
    plain = {from_plan.pixelColor(x + step, y - 9).name() for step in range(-30, 30)}
    assert colours - plain
