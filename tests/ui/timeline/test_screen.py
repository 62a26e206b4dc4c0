"""The timeline tab on the real register."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.errors import CancelledError, MachineError
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.tasks import TaskRunner
from fujidesk.ui.timeline.presets import Preset
from fujidesk.ui.timeline.screen import TimelineScreen


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
    tools = {made.text(): made for made, _ in screen._tools}
    qtbot.mouseClick(tools["拡大"], Qt.MouseButton.LeftButton)
    assert screen.view.zoom > 1
    qtbot.mouseClick(tools["幅に合わせる"], Qt.MouseButton.LeftButton)
    assert screen.view.zoom == 1
    qtbot.mouseClick(tools["縮小"], Qt.MouseButton.LeftButton)
    assert screen.view.zoom < 1


def test_every_control_has_a_name(screen):
    from PySide6.QtWidgets import QAbstractButton

    for control in screen.findChildren(QAbstractButton):
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
    for made, _ in screen._tools:
        qtbot.waitUntil(lambda made=made: made.width() >= made.sizeHint().width())
    assert screen.view.viewport().height() > 150
    theme.change(qapp, scale=100)
