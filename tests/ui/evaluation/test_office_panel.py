"""The office's scores by real events: nothing stored without its reason, nothing typed lost."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.settling import Settlement
from fujidesk.ui.evaluation.office_panel import OfficePanel


def item(scores=(3, 3, 3), number="1-1-1", before=None, **more):
    progress, cost, content = scores
    report = StatusReport(number, 2023, Status.RUNNING, score_progress=progress, score_cost=cost,
                          score_content=content, **more)  # fmt: skip
    last = None
    if before is not None:
        last = StatusReport(number, 2022, Status.RUNNING, score_progress=before[0], score_cost=before[1],
                            score_content=before[2])  # fmt: skip
    return Settlement(number, f"事業{number}", "収納課", report, last)


@pytest.fixture
def panel(qtbot, theme, small_profile):
    made = OfficePanel(small_profile, theme)
    qtbot.addWidget(made)
    made.resize(420, 620)
    made.show_item(item(before=(4, 3, 3)), may_write=True)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_correction_without_a_reason_is_refused_in_words(qtbot, panel):
    press(qtbot, panel.editors[1].button(5))
    with qtbot.assertNotEmitted(panel.save_chosen):
        press(qtbot, panel.save_button)
    assert "理由がありません" in panel.message.text()
    assert panel.reason.hasFocus()


def test_with_its_reason_it_is_stored(qtbot, panel):
    press(qtbot, panel.editors[1].button(5))
    panel.reason.setFocus()
    qtbot.keyClicks(panel.reason, "jisseki")
    with qtbot.waitSignal(panel.save_chosen) as caught:
        press(qtbot, panel.save_button)
    said = caught.args[0]
    assert (said.number, said.scores, said.reason) == ("1-1-1", (None, 5, None), "jisseki")
    assert panel.drafts == frozenset()


def test_scores_are_given_by_keys(qtbot, panel):
    panel.editors[0].button(1).setFocus()
    qtbot.keyClick(panel.editors[0].button(1), Qt.Key.Key_4)
    assert panel.said().scores == (4, None, None)


def test_the_result_follows_what_is_chosen(qtbot, panel):
    assert panel.result.mark == "B"
    for editor in panel.editors:
        press(qtbot, editor.button(5))
    assert panel.result.mark == "S"


def test_a_move_of_two_asks_for_a_reason_even_where_the_score_is_the_department_s(qtbot, panel):
    panel.show_item(item((1, 3, 3), before=(4, 3, 3)), may_write=True)
    assert "① 4 → 1" in panel.message.text()
    panel.reason.setFocus()
    qtbot.keyClicks(panel.reason, "x")
    assert panel.message.text() == ""
    with qtbot.waitSignal(panel.save_chosen):
        press(qtbot, panel.save_button)


def test_nothing_is_to_be_saved_before_anything_was_changed(panel):
    assert not panel.save_button.isEnabled()


def test_what_was_typed_is_there_again_after_another_project(qtbot, panel):
    press(qtbot, panel.editors[0].button(5))
    assert panel.drafts == {"1-1-1"}
    panel.show_item(item(number="1-1-2"), may_write=True)
    assert panel.said().scores == (None, None, None)
    panel.show_item(item(before=(4, 3, 3)), may_write=True)
    assert panel.said().scores == (5, None, None)


def test_leaving_stores_what_is_complete_and_keeps_what_is_not(qtbot, panel):
    press(qtbot, panel.editors[0].button(5))
    with qtbot.assertNotEmitted(panel.save_chosen):
        panel.flush()
    qtbot.keyClicks(panel.reason, "y")
    with qtbot.assertNotEmitted(panel.save_chosen):
        panel.flush(shown_too=False)
    with qtbot.waitSignal(panel.save_chosen):
        panel.flush()
    assert panel.drafts == frozenset()


def test_taking_a_change_back_is_no_draft(qtbot, panel):
    press(qtbot, panel.editors[0].button(5))
    press(qtbot, panel.own_button)
    assert panel.drafts == frozenset()
    assert panel.said().scores == (None, None, None)


def test_a_locked_year_can_be_read_only(qtbot, panel):
    panel.show_item(item(office_cost=5, office_reason="実績"), may_write=False)
    assert panel.said().scores == (None, 5, None)
    assert not panel.editors[0].button(3).isEnabled()
    assert panel.reason.isReadOnly()
    assert not panel.save_button.isEnabled()


def test_the_sheet_opens(qtbot, panel):
    with qtbot.waitSignal(panel.opened) as caught:
        press(qtbot, panel.open_button)
    assert caught.args == ["1-1-1"]


def test_without_a_project_it_says_what_to_do(qtbot, panel):
    panel.show_item(None, may_write=True)
    assert "選ぶと" in panel.title.text()
    assert panel.said() is None
    assert not panel.save_button.isVisible()
    panel.flush()
