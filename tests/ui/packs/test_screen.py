"""会議資料: the meeting in front, its pages, the ways to show, write and print, and years without papers."""

import datetime as dt
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize, Qt

from fujidesk.services.workspace import open_workspace
from fujidesk.ui.packs.screen import next_meeting

KEY = Qt.Key


@pytest.mark.parametrize(("month", "key"), [
    (4, "wg"), (5, "wg"), (6, "kanji"), (7, "honbu"), (8, "october"), (11, "council"), (2, "council"),
    (3, "council"),
])  # fmt: skip
def test_the_meeting_that_is_next_is_in_front(small_profile, month, key):
    assert next_meeting(small_profile, dt.date(2024 if month > 3 else 2025, month, 1)) == key


def test_in_march_of_the_last_year_the_whole_plan_is_in_front(small_profile):
    assert next_meeting(small_profile, dt.date(2027, 2, 1)) == "council"
    assert next_meeting(small_profile, dt.date(2027, 3, 1)) == "whole-plan"


def test_the_papers_of_july_are_shown_with_their_year_in_words(screen):
    assert screen.tools.meeting == "honbu"
    assert screen.tools.about.text() == "令和5年度の結果（令和6年7月に開催）"
    assert screen.sight.pack.fiscal_year == 2023
    assert screen.panel.pages.pages.rowCount() == len(screen.sight.pages) > 10
    assert f"{len(screen.sight.pages)} ページ" in screen.panel.state.text()


def test_another_meeting_is_chosen_by_keyboard(qtbot, screen):
    qtbot.keyClick(screen.tools.meetings, KEY.Key_Down)
    assert screen.tools.meeting == "october"
    screen.tools.meetings.activated.emit(screen.tools.meetings.currentIndex())
    assert screen.sight.term.key == "october"
    assert screen.tools.about.text() == "令和5年度（令和5年10月に開催）"


def test_f5_presents_from_the_beginning_and_enter_on_a_page_from_its_part(qtbot, screen):
    with qtbot.waitSignal(screen.present_requested) as caught:
        qtbot.keyClick(screen, KEY.Key_F5)
    assert caught.args[2] == 0
    row = screen.sight.first_page(3)
    screen.panel.pages.go_to(row)
    with qtbot.waitSignal(screen.present_requested) as caught:
        qtbot.keyClick(screen.panel.pages, KEY.Key_Return)
    assert caught.args[:3] == [screen.sight.pack, screen.sight.data, 3]


def test_a_page_and_its_part_are_stood_on_together(qtbot, screen):
    screen.panel.pages.go_to(screen.sight.first_page(2))
    assert screen.side.parts.parts.text(screen.side.parts.parts.row).startswith("資料2")
    qtbot.keyClick(screen.side.parts.parts, KEY.Key_Down)
    row = screen.panel.pages.currentIndex().row()
    assert screen.sight.pack.parts[screen.sight.pages[row].part].label == "資料3"


def test_a_year_without_answers_says_so_and_offers_the_year_before(qtbot, make_screen, workspace):
    screen = make_screen(year=2024)
    assert "令和6年度の実績の回答がまだない" in screen.panel.message.text()
    assert screen._other_year.isVisible()
    with qtbot.waitSignal(screen.year_requested) as caught:
        qtbot.mouseClick(screen._other_year, Qt.MouseButton.LeftButton)
    assert caught.args == [2023]


def test_a_meeting_that_reports_a_year_before_the_plan_says_so(qtbot, screen):
    screen.set_fiscal_year(2022)
    screen.show_meeting("october")
    assert screen.sight is None
    assert "計画の期間" in screen.panel.message.text()
    assert not screen.tools.export.isEnabled()
    assert not screen.side.isEnabled()
    screen.show_meeting("honbu")
    assert screen.tools.export.isEnabled()
    assert screen.side.isEnabled()


def test_many_changes_lay_the_pages_out_once(qtbot, screen, workspace, settle):
    sights = []
    screen.renewed.connect(lambda pack, _data: sights.append(pack))
    for action in ("一", "二", "三"):
        report = workspace.reports.of_year(2023)["1-1-1"]
        screen.reload(workspace.reports.store(report, {"action": action}, "回答"))
    settle()
    assert len(sights) == 1


def test_read_only_nothing_can_be_decided_or_written(make_screen, workspace, tmp_path):
    from tests.answered import answered

    answered(workspace)
    path, folders = workspace.path, workspace.folders if hasattr(workspace, "folders") else None
    del folders
    workspace.close()
    from fujidesk.paths import user_folders

    space = open_workspace(path, user_folders(tmp_path / "other"), read_only=True)
    screen = make_screen(space)
    side = screen.side
    assert side.parts.title.isReadOnly()
    assert side.parts.note.editor.isReadOnly()
    assert not side.parts.up.isEnabled()
    assert not side.parts.down.isEnabled()
    assert not side.meeting.day.isEnabled()
    assert side.meeting.place.isReadOnly()
    assert all(field.editor.isReadOnly() for field in side.texts.fields.values())
    assert not side.texts.copy.isEnabled()
    assert not side.questions.add.isEnabled()
    assert not side.snapshots.take.isEnabled()
    side.parts.parts.tick(0, on=False)
    assert space.packs.edition("honbu", 2023).parts == ()
    assert screen.tools.present.isEnabled()
    assert screen.tools.export.isEnabled()
    space.close()


def test_with_all_parts_switched_off_there_is_nothing_to_show_and_the_way_back_is_told(qtbot, screen, settle):
    parts = screen.side.parts.parts
    for row in range(parts.count):
        parts.tick(row, on=False)
    settle()
    assert "すべての資料が外されています" in screen.panel.message.text()
    for tool in (screen.tools.present, screen.tools.export, screen.tools.printed):
        assert not tool.isEnabled()
    with qtbot.assertNotEmitted(screen.present_requested):
        qtbot.keyClick(screen, KEY.Key_F5)
    parts.tick(0, on=True)
    settle()
    assert screen.tools.present.isEnabled()
    assert screen.panel.message.text() == ""


def test_the_pages_in_sight_stay_in_sight_when_they_are_laid_out_anew(screen, workspace, settle):
    bar = screen.panel.pages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = bar.value()
    assert seen > 100
    report = workspace.reports.of_year(2023)["1-1-1"]
    screen.reload(workspace.reports.store(report, {"action": "書き直した。"}, "回答"))
    settle()
    assert bar.value() == seen


def test_a_projector_that_is_plugged_in_is_offered_at_once(qtbot, screen, qapp, monkeypatch):
    own = screen.screen()
    other = SimpleNamespace(name=lambda: "wall", size=lambda: QSize(1920, 1080))
    assert screen.tools.screens.isHidden()
    monkeypatch.setattr("fujidesk.ui.packs.tool_row.QGuiApplication.screens", lambda: [own, other])
    qapp.screenAdded.emit(own)
    qtbot.waitUntil(lambda: not screen.tools.screens.isHidden())
    assert [screen.tools.screens.itemData(row) for row in range(2)] == [own.name(), "wall"]


def test_october_reports_no_results_and_misses_no_answers(make_screen):
    screen = make_screen(year=2025)
    screen.show_meeting("october")
    assert screen.panel.message.isHidden() or not screen.panel.message.text()


def test_only_a_year_that_has_papers_is_offered(make_screen):
    screen = make_screen(year=2023)  # nothing is answered
    screen.show_meeting("council")
    assert "令和4年度の実績の回答がまだない" in screen.panel.message.text()
    assert not screen._other_year.isVisible()
