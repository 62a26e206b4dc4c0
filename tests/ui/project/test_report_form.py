"""The status report in the sheet, as the office enters it: by keys and mouse, stored, undone, told about."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.reports import Outlook, Status, StatusReport, report_change
from fujidesk.domain.scoring import Standing

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
YEAR = 2022


@pytest.fixture
def page(screen):
    """The page of R4 of 1-1-1."""
    screen.set_fiscal_year(YEAR)
    return screen.view.years.page(YEAR)


@pytest.fixture
def report(workspace):
    """What is stored of the report of R4: `report()`."""
    return lambda number="1-1-1", year=YEAR: workspace.reports.of_project(number)[year]


@pytest.fixture
def store(workspace):
    """Store values of a report behind the sheet's back: `store(score_progress=4)`."""

    def write(number="1-1-1", year=YEAR, **values):
        before = workspace.reports.of_project(number)[year]
        return workspace.reports.store(before, values, "ほかの操作")

    return write


def type_into(qtbot, field, text, leave=Qt.Key.Key_Tab):
    """Replace what stands in a field by typing, and leave it."""
    field.editor.setFocus()
    field.editor.selectAll()
    if text.isascii():
        qtbot.keyClicks(field.editor, text)
    else:  # as an input method hands it over
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(field.editor, commit)
    qtbot.keyClick(field.editor, leave)


def score(page, name):
    return page.field(f"{YEAR}.{name}").editor


def give(qtbot, page, *scores):
    """Give the three scores by pressing their buttons."""
    for name, figure in zip(("score_progress", "score_cost", "score_content"), scores, strict=True):
        qtbot.mouseClick(score(page, name).button(figure), LEFT)


def test_answers_are_typed_and_chosen_in_place(page, qtbot, report):
    page.field("2022.status").editor.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.field("2022.status").editor, Qt.Key.Key_Down)
    type_into(qtbot, page.field("2022.budget_kyen"), "１，２４０")
    type_into(qtbot, page.field("2022.actual_cost_kyen"), "118万円")
    type_into(qtbot, page.field("2022.indicator_value"), "1,870.50")
    type_into(qtbot, page.field("2022.indicator_note"), "a note")
    type_into(qtbot, page.field("2022.action"), "what was done")
    page.field("2022.outlook").editor.setFocus()
    qtbot.keyClick(page.field("2022.outlook").editor, Qt.Key.Key_Down)
    type_into(qtbot, page.field("2022.change"), "nothing")
    made = report()
    assert (made.status, made.budget_kyen, made.actual_cost_kyen) == (Status.RUNNING, 1240, 1180)
    assert (made.indicator_value, made.indicator_note) == (Decimal("1870.50"), "a note")
    assert (made.action, made.outlook, made.change) == ("what was done", Outlook.CONTINUE, "nothing")
    assert page.field("2022.budget_kyen").draft() == "1,240"


def test_amounts_are_marked_as_internal(page):
    for key in ("2022.budget_kyen", "2022.actual_cost_kyen", "2022.score_cost"):
        assert page.field(key).record.mark == "内部"
    assert page.field("2022.status").record.mark == ""


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("たくさん", "千円単位"), ("-5", "0 以上"), ("1234円", "千円に満たない額"), ("9" * 14, "桁")],
)
def test_an_amount_that_cannot_be_read_is_refused_with_a_sentence(page, qtbot, report, typed, hint):
    field = page.field("2022.budget_kyen")
    type_into(qtbot, field, typed)
    assert hint in field.message
    assert report().budget_kyen is None
    assert field.draft() == typed


def test_a_phase_reached_is_chosen_beside_the_plan_and_shows_in_the_strip(page, qtbot, screen, stored):
    editor = page.field("actual.2022.2").editor
    editor.setFocus()
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert [(cell.when, cell.phase) for cell in stored().actual] == [((2022, 2), 3)]
    assert screen.view.schedule.strip.shown_actual()[(2022, 2)].phase == 3


def test_a_phase_that_names_departments_can_be_changed_too(page, qtbot, workspace, screen, stored):
    cell = {"phase": 2, "departments": ["収納課"], "settled": True}
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "actual.2022.1", None, cell)], "取り込み")
    screen.open_project("1-1-1")
    editor = page.field("actual.2022.1").editor
    assert editor.shown_text() == "(2) 要件調査・導入検討"
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert stored().actual[0].phase == 3
    assert page.field("actual.2022.1").message == ""


def test_a_score_is_given_by_mouse_and_says_its_official_word(page, qtbot, report):
    editor = score(page, "score_progress")
    assert editor.button(2).toolTip() == "2 計画より遅れている"
    qtbot.mouseClick(editor.button(4), LEFT)
    assert (report().score_progress, editor.word) == (4, "計画より進んでいる")
    qtbot.mouseDClick(editor.button(4), LEFT)
    assert report().score_progress == 4  # pressing twice takes nothing away


def test_a_score_is_given_walked_to_and_taken_away_by_keys(page, qtbot, report):
    editor = score(page, "score_content")
    editor.setFocus()
    assert QApplication.focusWidget() is editor.button(1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    assert report().score_content == 5
    assert QApplication.focusWidget() is editor.button(5)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert report().score_content == 5  # walking gives nothing yet
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert report().score_content == 4
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert report().score_content == 3
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert report().score_content is None
    assert editor.word == "未記入"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_9)
    assert report().score_content is None


def test_total_and_grade_follow_at_once_and_are_never_guessed(page, qtbot):
    card = page.report.scores
    assert (card.total_text, card.chip.mark) == ("総合 － 点", Standing.UNANSWERED)
    qtbot.mouseClick(score(page, "score_progress").button(4), LEFT)
    assert (card.total_text, card.chip.mark) == ("総合 － 点", Standing.UNEVALUATED)
    give(qtbot, page, 4, 3, 4)
    assert (card.total_text, card.chip.mark) == ("総合 11 点", "A")
    editor = page.field("2022.status").editor
    editor.setFocus()
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.shown_text() == "中止"
    assert (card.total_text, card.chip.mark) == ("総合 － 点", Standing.STOPPED)


def test_last_years_answers_stand_in_grey_beneath_the_fields(screen, store):
    store(year=2022, status="running", budget_kyen=1240, action="前の年の取組", score_progress=4, outlook="review",
          indicator_value="940", phase_h1=2)  # fmt: skip
    screen.open_project("1-1-1")
    screen.set_fiscal_year(2023)
    page = screen.view.years.page(2023)
    notes = {
        name: page.field(f"2023.{name}").note.whole for name in ("status", "budget_kyen", "action", "outlook")
    }
    assert notes == {
        "status": "前年度: 実施中", "budget_kyen": "前年度: 1,240 千円", "action": "前年度: 前の年の取組",
        "outlook": "前年度: 見直し",
    }  # fmt: skip
    assert page.field("2023.score_progress").note.whole == "前年度: 4"
    assert page.field("actual.2023.1").note.whole == "前年度: (2) 要件調査・導入検討"
    assert "前年度: 940" in page.field("2023.indicator_value").note.whole
    assert page.field("2023.change").note.whole == ""


def test_the_target_stands_with_the_indicators_figure(screen):
    screen.open_project("1-1-3")
    screen.set_fiscal_year(YEAR)
    note = screen.view.field("2022.indicator_value").note.whole
    assert note.startswith("目標: 3,000 件")
    assert "（R8）" in note


def test_a_large_move_asks_for_a_reason_until_there_is_one(screen, qtbot, store):
    store(year=2022, score_progress=5)
    screen.open_project("1-1-1")
    screen.set_fiscal_year(2023)
    page = screen.view.years.page(2023)
    ask = page.report.scores.ask
    qtbot.mouseClick(page.field("2023.score_progress").editor.button(4), LEFT)
    assert ask.isHidden()
    qtbot.mouseClick(page.field("2023.score_progress").editor.button(3), LEFT)
    assert "①進捗 5 → 3" in ask.text()
    assert not ask.isHidden()
    type_into(qtbot, page.field("2023.score_reason"), "a reason")
    assert ask.isHidden()


def test_undo_takes_one_answer_back_and_the_history_tells_it(page, qtbot, screen, report, workspace):
    qtbot.mouseClick(score(page, "score_progress").button(4), LEFT)
    entry = workspace.history.of_project("1-1-1")[0]
    assert (entry.change.entity, entry.change.field, entry.change.after) == (
        Entity.REPORT, "2022.score_progress", 4,
    )  # fmt: skip
    assert "R4 ①進捗" in workspace.edits.undo_label
    screen._on_undo()
    assert report().score_progress is None
    assert score(page, "score_progress").shown_text() == ""


def test_a_change_is_taken_back_from_the_history(page, qtbot, screen, report, workspace):
    type_into(qtbot, page.field("2022.action"), "done")
    screen._writer.revert(workspace.history.of_project("1-1-1")[0])
    assert report().action == ""
    assert page.field("2022.action").draft() == ""


def test_a_conflict_is_told_and_overwritten_only_knowingly(page, qtbot, store, report):
    field = page.field("2022.action")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "mine")
    store(action="theirs")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert "「theirs」" in field.message
    assert report().action == "theirs"
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_S, CTRL)
    assert report().action == "mine"


def test_typing_that_could_not_be_stored_is_kept_for_its_project_and_year(page, qtbot, screen):
    type_into(qtbot, page.field("2022.budget_kyen"), "many")
    screen.open_project("1-1-3")
    assert screen.view.field("2022.budget_kyen").draft() == ""
    screen.set_fiscal_year(2025)
    screen.open_project("1-1-1")
    screen.set_fiscal_year(YEAR)
    assert screen.view.field("2022.budget_kyen").draft() == "many"
    assert "保存できなかった" in screen.view.field("2022.budget_kyen").message


def test_what_is_typed_is_stored_when_another_year_or_project_is_shown(page, qtbot, screen, report):
    field = page.field("2022.action")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "typed and left")
    screen.set_fiscal_year(2023)
    screen.open_project("1-1-3")
    assert report().action == "typed and left"


def test_typing_that_rests_is_stored(page, qtbot, report):
    field = page.field("2022.action")
    field._pause.setInterval(50)
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "resting")
    assert report().action == ""
    qtbot.waitUntil(lambda: report().action == "resting", timeout=5000)
    assert field.editor.hasFocus()


def test_a_year_that_is_not_over_says_so_and_can_be_filled_in(page, qtbot, screen, monkeypatch):
    import datetime as dt

    from fujidesk.ui.project import report_state

    assert report_state.not_over_hint(2022, dt.date(2023, 4, 1)) == ""
    assert "途中です" in report_state.not_over_hint(2022, dt.date(2023, 3, 31))
    assert "始まっていません" in report_state.not_over_hint(2023, dt.date(2023, 3, 31))
    assert "令和6年4月の調査" in report_state.not_over_hint(2023, dt.date(2023, 3, 31))
    screen.set_fiscal_year(2026)
    later = screen.view.years.page(2026)
    assert later.field("2026.action").editor.isEnabled()


def test_who_is_asked_stands_above_the_report(page, screen, workspace):
    assert any(note.startswith("回答する部署: ") for note in page.notes())
    other = next(item.name for item in workspace.registry.departments() if item.successor is None)
    workspace.surveys.set_lead(YEAR, "1-1-1", other)
    screen.open_project("1-1-1")
    assert any(f"回答する部署: {other}" in note for note in page.notes())


def test_an_approved_year_is_shown_and_not_edited(page, qtbot, screen, store, workspace, report):
    store(status="running", score_progress=3)
    screen.reload(workspace.surveys.approve(YEAR, "第1回本部"))
    assert "承認により確定（令和" in page.banner.text()
    assert not page.banner.isHidden()
    assert page.field("2022.action").editor.isReadOnly()
    assert not page.field("2022.status").editor.isEnabled()
    assert not score(page, "score_progress").button(5).isEnabled()
    qtbot.keyClick(score(page, "score_progress"), Qt.Key.Key_5)
    assert report().score_progress == 3
    screen.set_fiscal_year(2023)
    assert not screen.view.field("2023.action").editor.isReadOnly()
    screen.reload(workspace.surveys.unlock(YEAR, "誤り"))
    screen.set_fiscal_year(YEAR)
    assert page.banner.isHidden()
    assert not page.field("2022.action").editor.isReadOnly()


def test_painting_into_an_approved_year_is_refused_with_a_sentence(
    page, qtbot, screen, store, workspace, reporter
):
    store(status="running")
    workspace.surveys.approve(YEAR, "")
    screen.open_project("1-1-1")
    strip = screen.view.schedule.strip
    strip.setFocus()
    strip.select(0, 0)
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    qtbot.keyClick(strip, Qt.Key.Key_2)
    assert "承認" in str(reporter.errors[-1])
    assert workspace.registry.sheet("1-1-1").record.actual == ()


def test_a_write_elsewhere_is_shown_without_touching_what_is_typed(page, qtbot, screen, store):
    field = page.field("2022.change")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "typing")
    screen.reload(store(action="from a return"))
    assert page.field("2022.action").draft() == "from a return"
    assert field.draft() == "typing"


def test_an_unknown_field_is_an_error_of_the_caller(page):
    with pytest.raises(KeyError):
        page.report.field("2022.mood")


def test_report_changes_are_the_ones_the_register_understands(report):
    change = report_change(StatusReport("1-1-1", YEAR), "status", "done")
    assert (change.entity, change.field) == (Entity.REPORT, "2022.status")


def test_oddities_stand_beneath_and_go_into_the_inquiry(page, qtbot, screen, store, workspace, reporter):
    store(status="done", phase_h2=2, score_progress=5, score_cost=3, score_content=3)
    screen.open_project("1-1-1")
    screen._desk.explain()
    lines = page.oddities
    assert lines.oddities
    assert all(text.startswith("気づき（") for text in lines.texts())
    chosen = lines.oddities[0]
    qtbot.mouseClick(lines.buttons()[0], LEFT)
    asked = workspace.oddities.inquiries(YEAR)
    assert [(item.number, item.rule) for item in asked] == [("1-1-1", chosen.rule)]
    screen._desk.explain()
    assert any("照会予定" in text for text in lines.texts())
    assert len(lines.buttons()) == len(lines.oddities) - 1
    assert "照会票に追加しました" in reporter.notes[-1]


def test_oddities_are_found_once_the_sheet_rests(page, qtbot, screen, store):
    store(status="done", phase_h2=2)
    screen.open_project("1-1-1")
    assert page.oddities.isHidden()
    qtbot.waitUntil(lambda: bool(page.oddities.oddities))


def test_the_history_tells_answers_in_words(page, qtbot, screen):
    qtbot.mouseClick(score(page, "score_progress").button(4), LEFT)
    years = screen.view.years
    years.bar.setCurrentIndex(years.bar.count() - 1)
    line = years.history.model.index(0).data(Qt.ItemDataRole.DisplayRole)
    assert "R4 ①進捗" in line
    assert line.endswith("（未回答） → 4 計画より進んでいる")


def test_a_change_that_was_changed_again_is_not_taken_back_alone(page, screen, store, workspace, reporter):
    store(action="first")
    entry = workspace.history.of_project("1-1-1")[0]
    store(action="second")
    screen._writer.revert(entry)
    assert "いまは「second」です" in str(reporter.errors[-1])


def test_an_inquiry_that_was_changed_again_is_told_too(page, screen, store, workspace, reporter):
    store(status="done", phase_h2=2)
    oddity = workspace.oddities.of_project("1-1-1", YEAR)[0]
    workspace.oddities.plan([oddity])
    entry = next(
        item for item in workspace.history.of_project("1-1-1") if item.change.entity is Entity.INQUIRY
    )
    workspace.oddities.reword(workspace.oddities.inquiries(YEAR)[0], "別の質問")
    screen._writer.revert(entry)
    assert "この後さらに変わりました" in str(reporter.errors[-1])
