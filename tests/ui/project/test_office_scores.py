"""事務局の評価: offered, given with a reason where it differs, stored as one step, never lost."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.errors import MachineError

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
YEAR = 2022


@pytest.fixture
def report(workspace):
    """What is stored of the report of R4: `report()`."""
    return lambda: workspace.reports.of_project("1-1-1")[YEAR]


@pytest.fixture
def office(screen, workspace, report):
    """The office's scores of R4 beneath the department's 4, 3, 4."""
    values = {"status": "running", "score_progress": 4, "score_cost": 3, "score_content": 4}
    workspace.reports.store(report(), values, "回答")
    screen.open_project("1-1-1")
    screen.set_fiscal_year(YEAR)
    return screen.view.years.page(YEAR).report.scores.office


def opened(office, qtbot):
    """Press the offer; returns the body."""
    qtbot.mouseClick(office.offer_button, LEFT)
    return office.body


def test_the_offer_opens_the_scores_and_puts_the_keyboard_there(office, qtbot):
    assert office.body.isHidden()
    body = opened(office, qtbot)
    assert not body.isHidden()
    assert office.offer_button.isHidden()
    assert body.editors[0].button(1).hasFocus()
    assert body.editors[0].word == "部署のとおり"


def test_a_differing_score_waits_for_its_reason_and_is_stored_with_it(
    office, qtbot, report, screen, workspace
):
    body = opened(office, qtbot)
    steps = workspace.edits.step_count
    qtbot.mouseClick(body.editors[0].button(2), LEFT)
    assert "理由が必要です" in body.message
    assert report().office_progress is None
    body.reason.setFocus()
    qtbot.keyClicks(body.reason, "late by half a year")
    qtbot.keyClick(body.reason, Qt.Key.Key_Tab)
    assert (report().office_scores, report().office_reason) == ((2, None, None), "late by half a year")
    assert body.message == ""
    assert workspace.edits.step_count == steps + 1
    card = screen.view.years.page(YEAR).report.scores
    assert (card.total_text, card.chip.mark) == ("総合 9 点", "B")


def test_a_reason_that_rests_is_stored(office, qtbot, report):
    office._pause.setInterval(50)
    body = opened(office, qtbot)
    qtbot.mouseClick(body.editors[2].button(5), LEFT)
    body.reason.setFocus()
    qtbot.keyClicks(body.reason, "good")
    qtbot.waitUntil(lambda: report().office_content == 5, timeout=5000)
    assert body.reason.hasFocus()


def test_the_same_score_as_the_departments_needs_no_reason(office, qtbot, report):
    body = opened(office, qtbot)
    qtbot.mouseClick(body.editors[0].button(4), LEFT)
    assert body.message == ""
    assert report().scores == (4, 3, 4)


def test_the_departments_score_comes_back_by_delete(office, qtbot, report, workspace, screen):
    workspace.reports.set_office(report(), (2, None, None), "理由")
    screen.open_project("1-1-1")
    body = office.body
    assert not body.isHidden()  # where there are some they are always shown
    body.editors[0].setFocus()
    qtbot.keyClick(body.editors[0].button(2), Qt.Key.Key_Delete)
    assert report().office_progress is None
    assert report().scores == (4, 3, 4)


def test_undo_takes_scores_and_reason_back_as_one(office, qtbot, report, screen):
    body = opened(office, qtbot)
    qtbot.mouseClick(body.editors[0].button(2), LEFT)
    body.reason.setFocus()
    qtbot.keyClicks(body.reason, "a reason")
    qtbot.keyClick(body.reason, Qt.Key.Key_Tab)
    screen._on_undo()
    assert (report().office_progress, report().office_reason) == (None, "")
    assert body.reason.shown_text() == ""


def test_what_waits_for_a_reason_is_kept_for_its_project(office, qtbot, report, screen):
    body = opened(office, qtbot)
    qtbot.mouseClick(body.editors[0].button(2), LEFT)
    screen.open_project("1-1-3")
    assert office.body.isHidden()
    screen.open_project("1-1-1")
    assert body.editors[0].shown_text() == "2"
    assert "保存できなかった" in body.message
    assert report().office_progress is None
    body.reason.setFocus()
    qtbot.keyClicks(body.reason, "a reason")
    qtbot.keyClick(body.reason, Qt.Key.Key_Tab)
    assert report().office_progress == 2


def test_escape_shows_what_is_stored_again(office, qtbot):
    body = opened(office, qtbot)
    qtbot.mouseClick(body.editors[0].button(2), LEFT)
    qtbot.keyClick(body.editors[0].button(2), Qt.Key.Key_Escape)
    assert body.editors[0].shown_text() == ""
    assert not office.is_dirty()


def test_a_conflict_is_told_and_overwritten_only_knowingly(office, qtbot, report, workspace):
    body = opened(office, qtbot)
    qtbot.mouseClick(body.editors[0].button(2), LEFT)
    workspace.reports.set_office(report(), (None, None, 5), "ほかの理由")
    body.reason.setFocus()
    qtbot.keyClicks(body.reason, "mine")
    qtbot.keyClick(body.reason, Qt.Key.Key_Tab)
    assert "ほかの操作で" in body.message
    assert report().office_content == 5
    body.reason.setFocus()
    qtbot.keyClick(body.reason, Qt.Key.Key_S, CTRL)
    assert (report().office_scores, report().office_reason) == ((2, None, None), "mine")


def test_an_approved_year_offers_nothing(office, screen, workspace):
    screen.reload(workspace.surveys.approve(YEAR, ""))
    assert office.offer_button.isHidden()
    assert office.body.isHidden()


def test_typing_that_is_taken_back_is_not_stored(office, qtbot, report, workspace):
    body, steps = opened(office, qtbot), workspace.edits.step_count
    body.reason.setFocus()
    qtbot.keyClicks(body.reason, "x")
    qtbot.keyClick(body.reason, Qt.Key.Key_Backspace)
    qtbot.keyClick(body.reason, Qt.Key.Key_Tab)
    assert workspace.edits.step_count == steps
    assert not office.is_dirty()


def test_what_the_department_answers_meanwhile_is_no_conflict(office, qtbot, report, workspace, screen):
    body = opened(office, qtbot)
    qtbot.mouseClick(body.editors[0].button(2), LEFT)
    screen.reload(workspace.reports.store(report(), {"action": "from a return"}, "ほかの操作"))
    body.reason.setFocus()
    qtbot.keyClicks(body.reason, "late")
    qtbot.keyClick(body.reason, Qt.Key.Key_Tab)
    assert (report().office_progress, report().office_reason) == (2, "late")
    assert report().action == "from a return"


def test_a_full_disk_keeps_the_office_scores_and_is_told(
    office, qtbot, report, workspace, reporter, monkeypatch
):
    def full(*_args):
        raise MachineError("空き容量が足りません。")

    body = opened(office, qtbot)
    qtbot.mouseClick(body.editors[0].button(2), LEFT)
    with monkeypatch.context() as patch:
        patch.setattr(workspace.reports, "set_office", full)
        body.reason.setFocus()
        qtbot.keyClicks(body.reason, "late")
        qtbot.keyClick(body.reason, Qt.Key.Key_Tab)
    assert "入力はこの欄に残っています" in body.message
    assert [str(error) for error in reporter.errors] == ["空き容量が足りません。"]
    assert office.draft() == "2,,\nlate"
    office.flush(force=True)
    assert (report().office_progress, report().office_reason) == (2, "late")
