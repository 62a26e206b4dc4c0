"""新規事業: board by keys and drops, list, details, dialogs; every write is told and can be taken back."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from fujidesk.domain.hearings import HearingKind
from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.domain.replies import Proposal, ReplyKind
from fujidesk.models import survey_files
from fujidesk.models.survey_files import NewFile
from fujidesk.ui.newprojects.adopt_dialog import AdoptDialog
from fujidesk.ui.newprojects.step_dialog import AddDialog, StepDialog
from fujidesk.ui.newprojects.take_dialog import TakeDialog


def key(qtbot, page, step, code, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.board.lists[step], code, modifier)


def let_go():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_models_keep_the_rules_of_item_models(page, qtmodeltester):
    qtmodeltester.check(page.board.lists[Step.PROPOSED].cards)
    qtmodeltester.check(page.table.figures)


def test_arrows_walk_enter_opens_and_alt_right_asks_for_the_next_step(qtbot, page, service, answers):
    assert page.board.choose("R8-001")
    key(qtbot, page, Step.PROPOSED, Qt.Key.Key_Right)
    assert page.board.current_key() == "R8-002"
    key(qtbot, page, Step.HEARD, Qt.Key.Key_Left)
    key(qtbot, page, Step.PROPOSED, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert page.detail.key == "R8-001"
    key(qtbot, page, Step.PROPOSED, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    dialog = page.findChild(StepDialog)
    dialog.setProperty("answered", True)
    dialog.reason.insertPlainText("6月の回")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert service.get("R8-001").steps[-1] == StepTaken(Step.HEARD, "2026-11-20", "6月の回")
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    let_go()
    assert gone
    assert page.board.lists[Step.HEARD].cards.rowCount() == 2


def test_amounts_are_asked_for_and_a_refusal_stays_in_the_dialog(qtbot, page, service, answers):
    page.ask_step("R8-002", Step.REQUESTED)
    dialog = page.findChild(StepDialog)
    dialog.setProperty("answered", True)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert "予算要求額" in dialog.message.text()
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.amounts["requested_kyen"], "1,200")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert service.get("R8-002").requested_kyen == 1200
    let_go()


def test_a_dragged_card_shows_where_it_may_not_go(page):
    page.board._on_dragging("R8-001")
    refusals = {step: listed.refusal for step, listed in page.board.lists.items()}
    assert {step for step, text in refusals.items() if not text} == {Step.HEARD, Step.DECLINED}
    assert "次は ヒアリング" in page.board.lists[Step.FUNDED].toolTip()
    page.board._on_dragging("")
    assert not any(listed.refusal for listed in page.board.lists.values())


def test_an_edit_of_the_details_is_stored_and_refused_in_place(qtbot, page, service, small_workspace):
    page._show_detail("R8-001")
    page.detail.form.committed.emit("purpose", "", "短くする")
    page.detail.form.committed.emit("cost.2028", None, 70)
    assert service.get("R8-001").purpose == "短くする"
    assert service.get("R8-001").costs == ((2027, 900), (2028, 70))
    page.detail.form.committed.emit("title", "予約", "")
    assert "事業名" in page.detail.form.field("title").message
    small_workspace.edits.undo()
    assert service.get("R8-001").costs == ((2027, 900),)


def test_what_somebody_else_changed_meanwhile_is_overwritten_knowingly_only(qtbot, page, service, write):
    page._show_detail("R8-001")
    service.change("R8-001", {"purpose": "ほかの人の目的", "costs": [[2027, 900], [2029, 5]]})
    field = page.detail.form.field("purpose")
    page.activateWindow()
    field.editor.setFocus()
    write(field.editor, "わたしの目的")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert service.get("R8-001").purpose == "ほかの人の目的"
    assert "「ほかの人の目的」に変わっています" in field.message
    page.detail.form.committed.emit("cost.2028", None, 70)
    assert service.get("R8-001").costs == ((2027, 900), (2028, 70), (2029, 5)), "another year is no conflict"
    page.detail.form.committed.emit("cost.2029", None, 6)
    assert "「5」に変わっています" in page.detail.form.field("cost.2029").message
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert service.get("R8-001").purpose == "わたしの目的"


def test_important_filter_list_and_take_back(qtbot, page, service):
    page._show_detail("R8-002")
    qtbot.mouseClick(page.detail.important_button, Qt.MouseButton.LeftButton)
    assert service.get("R8-002").is_important
    qtbot.mouseClick(page.tools.important, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.tools.views[1], Qt.MouseButton.LeftButton)
    assert [row.number for row in page.table.figures.rows] == ["R8-002"]
    page.detail.back_button.click()
    assert service.get("R8-002").steps[-1].step is Step.PROPOSED


def test_adoption_shows_the_number_first(qtbot, page, service, answers, small_workspace):
    service.take_step("R8-002", StepTaken(Step.REQUESTED, "2026-10-01"), {"requested_kyen": 9})
    amounts = {"assessed_kyen": 8, "settled_kyen": 8}
    service.take_step("R8-002", StepTaken(Step.FUNDED, "2027-01-20"), amounts)
    page.set_fiscal_year(2026)
    page.ask_step("R8-002", None)
    dialog = page.findChild(AdoptDialog)
    dialog.setProperty("answered", True)
    assert not dialog.do_button.isEnabled()
    dialog.measure.setCurrentIndex(dialog.measure.findData("1.1"))
    assert "1-1-10" in dialog.outcome.text()
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert service.get("R8-002").number == "1-1-10"
    let_go()
    page._show_detail("R8-002")
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(page.detail.open_button, Qt.MouseButton.LeftButton)
    assert opened.args == ["1-1-10"]


def test_forms_are_taken_and_a_project_added_by_hand(qtbot, page, service, answers, small_workspace):
    file = NewFile(
        2025, ReplyKind.PROPOSAL, "市民課", "提案.xlsx", "2026-04-20T09:00:00", "2026-04-21T10:00:00", b"x",
        proposals=(Proposal("市民課", "電子錠"),),
    )  # fmt: skip
    with small_workspace._database.writing() as session:
        survey_files.keep(session, file)
    qtbot.mouseClick(page.tools.take_button, Qt.MouseButton.LeftButton)
    taking = page.findChild(TakeDialog)
    taking.setProperty("answered", True)
    assert taking.do_button.text() == "1 件を取り込む"
    qtbot.mouseClick(taking.do_button, Qt.MouseButton.LeftButton)
    assert service.get("R8-003").title == "電子錠"
    let_go()
    qtbot.mouseClick(page.tools.add_button, Qt.MouseButton.LeftButton)
    adding = page.findChild(AddDialog)
    adding.setProperty("answered", True)
    qtbot.mouseClick(adding.do_button, Qt.MouseButton.LeftButton)
    assert "事業名" in adding.message.text()
    qtbot.keyClicks(adding.title, "new")
    adding.department.setCurrentText("市民課")
    qtbot.mouseClick(adding.do_button, Qt.MouseButton.LeftButton)
    assert page.detail.key == "R8-004"
    let_go()


def test_workbook_and_empty_year(qtbot, page, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "o.xlsx")
    qtbot.mouseClick(page.tools.export_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "o.xlsx").stat().st_size > 0
    page.set_fiscal_year(2025)
    assert "まだありません" in page.empty.text()
    assert not page.tools.export_button.isEnabled()


def test_large_text_gives_the_details_the_whole_page_until_they_are_closed(qtbot, page, theme, qapp):
    page.board.choose("R8-001")
    key(qtbot, page, Step.PROPOSED, Qt.Key.Key_Return)
    assert page.board.isVisible()
    assert page.tools.isVisible()
    theme.change(qapp, scale=200)
    assert not page.board.isVisible()
    qtbot.waitUntil(lambda: page.detail.width() > page.width() * 0.9)
    assert page.detail.isAncestorOf(page.focusWidget())
    qtbot.mouseClick(page.detail.close_button, Qt.MouseButton.LeftButton)
    assert page.board.isVisible()
    assert page.tools.isVisible()
    assert page.board.current_key() == "R8-001"


def test_a_narrow_window_does_so_too_and_a_wide_one_shows_both(page):
    page._show_detail("R8-001")
    page.resize(700, 640)
    assert not page.views.isVisible()
    page.resize(1366, 640)
    assert page.views.isVisible()
    assert page.detail.isVisible()


def test_closing_in_the_list_goes_back_to_its_line(qtbot, page):
    qtbot.mouseClick(page.tools.views[1], Qt.MouseButton.LeftButton)
    page._show_detail("R8-002")
    qtbot.mouseClick(page.detail.close_button, Qt.MouseButton.LeftButton)
    assert not page.detail.isVisible()
    assert page.focusWidget() is page.table


def test_one_that_is_asked_for_is_shown_though_the_board_was_narrowed(qtbot, page):
    qtbot.mouseClick(page.tools.important, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.tools.search, "zzz")
    assert not page.board.choose("R8-002")
    page.open_project("R8-002")
    assert page.detail.isVisible()
    assert page.detail.key == "R8-002"
    assert page.board.current_key() == "R8-002"
    assert not page.tools.important.isChecked()
    assert page.tools.search.text() == ""


def test_hearings_planned_meanwhile_stand_in_the_details(qtbot, page, small_workspace):
    page.open_project("R8-001")
    assert not page.detail.hearings.isVisible()
    hearings = small_workspace.hearings
    new = hearings.drafted(2026, HearingKind.NEW_PROJECT, "収納課")
    page.reload(hearings.plan(replace(new, day="2026-06-09", start="09:30", new_projects=("R8-001",))))
    (link,) = page.detail.hearings.findChildren(QPushButton)
    assert link.text() == "R8.6.9 09:30 予定"
    with qtbot.waitSignal(page.hearing_requested) as told:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert told.args == ["R8-001"]
