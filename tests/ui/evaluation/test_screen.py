"""評価 on a stored register, by real events: pages, questions, scores, approval and its way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import short_year
from fujidesk.ui.evaluation.achievement_page import AchievementPage
from fujidesk.ui.evaluation.approval_dialogs import ApprovalDialog, UnlockDialog
from fujidesk.ui.evaluation.figure_menu import FigureButton
from fujidesk.ui.evaluation.oddity_page import OddityPage
from fujidesk.ui.evaluation.overview import OverviewPage
from fujidesk.ui.evaluation.question_dialog import QuestionDialog
from fujidesk.ui.evaluation.screen import EvaluationScreen
from fujidesk.ui.evaluation.settle_page import SettlePage
from fujidesk.ui.evaluation.settle_rows import UNREASONED
from fujidesk.ui.evaluation.tool_row import ACHIEVEMENT, ODDITIES, OVERVIEW, SETTLE
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.message_dialog import MessageDialog


def opened(qtbot, workspace, context, year=2023):
    screen = EvaluationScreen(workspace, context)
    qtbot.addWidget(screen)
    screen.edited.connect(screen.reload)  # as the window does
    screen.resize(1366, 650)
    screen.set_fiscal_year(year)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


@pytest.fixture
def screen(qtbot, evaluated, context):
    return opened(qtbot, evaluated, context)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def page_of(qtbot, screen, key):
    click(qtbot, screen.tools.chips[key])
    return screen.pages.currentWidget()


def dialog_of(qtbot, screen, kind):
    qtbot.waitUntil(lambda: screen.findChild(kind) is not None)
    return screen.findChild(kind)


def test_the_overview_comes_first_and_others_are_built_when_shown(qtbot, screen):
    assert isinstance(screen.pages.currentWidget(), OverviewPage)
    assert screen.pages.count() == 1
    assert isinstance(page_of(qtbot, screen, ACHIEVEMENT), AchievementPage)
    assert screen.pages.count() == 2


@pytest.mark.parametrize("key", [OVERVIEW, ACHIEVEMENT, ODDITIES, SETTLE])
def test_what_is_copied_of_made_up_answers_is_marked(qtbot, evaluated, context, key):
    evaluated.is_sample = True
    screen = opened(qtbot, evaluated, context)
    tables = page_of(qtbot, screen, key).findChildren(FigureTable)
    assert tables
    for table in tables:
        table.copy()
        lines = QGuiApplication.clipboard().text().splitlines()
        assert all(line.endswith(("データ", "サンプルデータ")) for line in lines)


def test_a_figure_opens_its_list_in_the_window(qtbot, screen):
    bars = screen.pages.currentWidget().distribution.bars
    bars.setFocus()
    with qtbot.waitSignal(screen.filter_requested) as caught:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert caught.args[0].numbers == ("1-1-1",)
    assert "評価 S" in caught.args[0].caption


def test_a_year_without_answers_says_what_to_do_first(qtbot, screen):
    screen.set_fiscal_year(2025)
    assert screen.empty.isVisible()
    assert "令和7年度" in screen.empty.title.text()
    assert not screen.tools.chips[SETTLE].isEnabled()
    with qtbot.waitSignal(screen.tab_requested) as caught:
        click(qtbot, screen.empty.collect_button)
    assert caught.args == ["surveys"]
    with qtbot.waitSignal(screen.year_requested) as caught:
        click(qtbot, screen.empty.year_button)
    assert caught.args == [2023]


def test_a_plan_without_any_answer_offers_no_year(qtbot, screen):
    screen.set_fiscal_year(2025)
    screen.empty.show_year(2025, 0)
    assert screen.empty.collect_button.isVisible()
    assert not screen.empty.year_button.isVisible()


def test_the_year_of_the_header_holds(qtbot, screen):
    screen.set_fiscal_year(2022)
    assert "令和4年度" in screen.pages.currentWidget().distribution.note.text()


def test_other_answers_are_shown_when_they_come(qtbot, screen, evaluated):
    before = evaluated.reports.of_year(2023)["1-1-9"]
    changes = evaluated.reports.store(
        before, {"score_progress": 1, "score_cost": 1, "score_content": 1}, "直し"
    )
    screen.reload(changes)
    marks = [
        segment.mark
        for line in screen.pages.currentWidget().distribution.bars.lines
        for segment in line.segments
    ]
    assert "D" in marks
    screen.reload(Changes())


def test_indicators_open_the_list_of_a_result(qtbot, screen, evaluated):
    before = evaluated.reports.of_year(2023)["1-1-1"]
    screen.reload(evaluated.reports.store(before, {"indicator_value": "8"}, "実績"))
    page = page_of(qtbot, screen, ACHIEVEMENT)
    pressed = next(button for button in page.buttons.values() if button.text() == "達成 1")
    with qtbot.waitSignal(screen.filter_requested) as caught:
        click(qtbot, pressed)
    assert caught.args[0].numbers == ("1-1-1",)
    page.table.setFocus()
    with qtbot.waitSignal(screen.open_requested) as caught:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert caught.args == ["1-1-1"]


def test_an_oddity_becomes_a_question_that_can_be_taken_back(qtbot, screen, evaluated):
    page = page_of(qtbot, screen, ODDITIES)
    assert isinstance(page, OddityPage)
    assert page.table.figures.rowCount() > 0
    number = page.table.figures.rows[0].number
    page.table.choose(number)
    with qtbot.waitSignal(screen.edited):
        click(qtbot, page.detail.plan_button)
    assert [inquiry.number for inquiry in evaluated.oddities.inquiries(2023)] == [number]
    assert "照会予定 1" in page._note.text()
    screen.reload(evaluated.edits.undo())
    assert evaluated.oddities.inquiries(2023) == []


def asked(qtbot, screen, number, question):
    page = page_of(qtbot, screen, ODDITIES)
    click(qtbot, page.ask_button)
    dialog = dialog_of(qtbot, screen, QuestionDialog)
    dialog.number.setText(number)
    dialog.question.setPlainText(question)
    with qtbot.waitSignal(screen.edited):
        click(qtbot, dialog.ok_button)
    return page


def test_the_office_asks_what_no_rule_knows(qtbot, screen, evaluated, context):
    page = asked(qtbot, screen, "1-5-10", "再開の見込みはありますか。")
    assert [(item.number, item.question) for item in evaluated.oddities.inquiries(2023)] == [
        ("1-5-10", "再開の見込みはありますか。")
    ]
    assert context.reporter.notes[-1].startswith("1-5-10 への質問を照会票に追加")
    assert "照会予定 1" in page._note.text()
    assert "課）" in page.issue_button.text()
    screen.reload(evaluated.edits.undo())
    assert evaluated.oddities.inquiries(2023) == []


def test_a_question_not_sent_is_worded_anew(qtbot, screen, evaluated):
    page = page_of(qtbot, screen, ODDITIES)
    page.table.choose(page.table.figures.rows[0].number)
    click(qtbot, page.detail.plan_button)
    before = evaluated.oddities.inquiries(2023)[0]
    page.table.choose(before.number)
    click(qtbot, page.detail.reword_button)
    dialog = dialog_of(qtbot, screen, QuestionDialog)
    assert dialog.question.toPlainText() == before.question
    dialog.question.setPlainText("理由を教えてください。")
    with qtbot.waitSignal(screen.edited):
        click(qtbot, dialog.ok_button)
    assert [item.question for item in evaluated.oddities.inquiries(2023)] == ["理由を教えてください。"]


def test_the_same_wording_again_is_no_step(qtbot, screen, evaluated):
    page = asked(qtbot, screen, "1-5-10", "再開の見込みはありますか。")
    steps = evaluated.edits.step_count
    page.reword_chosen.emit(evaluated.oddities.inquiries(2023)[0])
    dialog = next(made for made in screen.findChildren(QuestionDialog) if made.isVisible())
    with qtbot.assertNotEmitted(screen.edited):
        click(qtbot, dialog.ok_button)
    assert evaluated.edits.step_count == steps


def test_a_question_not_sent_is_taken_back(qtbot, screen, evaluated, context):
    page = page_of(qtbot, screen, ODDITIES)
    page.table.choose(page.table.figures.rows[0].number)
    click(qtbot, page.detail.plan_button)
    page.table.choose(evaluated.oddities.inquiries(2023)[0].number)
    with qtbot.waitSignal(screen.edited):
        click(qtbot, page.detail.withdraw_button)
    assert evaluated.oddities.inquiries(2023) == []
    assert context.reporter.notes[-1].startswith("照会 1 件を取り消し")


def test_a_question_that_went_out_meanwhile_is_not_taken_back(qtbot, screen, evaluated, context, tmp_path):
    page = asked(qtbot, screen, "1-1-1", "順調ですか。")
    planned = evaluated.oddities.inquiries(2023)
    evaluated.oddities.issue(2023, tmp_path)
    sent = evaluated.oddities.inquiries(2023)
    with qtbot.waitSignal(screen.edited):
        page.withdraw_chosen.emit(planned)
    assert evaluated.oddities.inquiries(2023) == sent


def test_question_sheets_are_written_after_saying_how_many(
    qtbot, screen, evaluated, context, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: str(tmp_path / "out"))
    )
    card = screen.pages.currentWidget().oddities
    assert "課）" in card.issue_button.text()
    click(qtbot, card.issue_button)
    dialog = dialog_of(qtbot, screen, MessageDialog)
    assert "質問" in dialog.accessibleDescription()
    with qtbot.waitSignal(screen.edited):
        dialog.accept()
    assert list((tmp_path / "out").glob("*.xlsx"))
    assert context.reporter.notes[-1].startswith("照会票")
    assert evaluated.oddities.inquiries(2023)


def test_without_a_folder_nothing_is_asked(qtbot, screen, evaluated, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: ""))
    click(qtbot, screen.pages.currentWidget().oddities.issue_button)
    dialog_of(qtbot, screen, MessageDialog).accept()
    assert evaluated.oddities.inquiries(2023) == []


def test_the_card_leads_to_the_whole_list(qtbot, screen):
    click(qtbot, screen.pages.currentWidget().oddities.all_button)
    qtbot.waitUntil(lambda: isinstance(screen.pages.currentWidget(), OddityPage))
    assert screen.tools.chips[ODDITIES].isChecked()


def test_office_scores_are_stored_and_shown(qtbot, screen, evaluated):
    page = page_of(qtbot, screen, SETTLE)
    page.table.choose("1-1-9")
    click(qtbot, page.panel.editors[1].button(5))
    page.panel.reason.setFocus()
    qtbot.keyClicks(page.panel.reason, "kakunin")
    with qtbot.waitSignal(screen.edited):
        click(qtbot, page.panel.save_button)
    report = evaluated.reports.of_year(2023)["1-1-9"]
    assert (report.office_cost, report.office_reason) == (5, "kakunin")
    assert page.table.current_number() == "1-1-9"
    assert page.table.figures.rows[page.table.figures.row_of("1-1-9")].cells[4].text == "4・5・4"


def test_what_was_typed_is_stored_when_another_row_is_chosen(qtbot, screen, evaluated):
    page = page_of(qtbot, screen, SETTLE)
    page.table.choose("1-1-9")
    click(qtbot, page.panel.editors[1].button(5))
    qtbot.keyClicks(page.panel.reason, "riyuu")
    with qtbot.waitSignal(screen.edited):
        page.table.choose("1-1-1")
    assert evaluated.reports.of_year(2023)["1-1-9"].office_cost == 5
    assert page.table.current_number() == "1-1-1"


def test_what_lacks_its_reason_stays_and_is_marked(qtbot, screen, evaluated):
    page = page_of(qtbot, screen, SETTLE)
    page.table.choose("1-1-9")
    click(qtbot, page.panel.editors[1].button(5))
    page.table.choose("1-1-1")
    row = page.table.figures.rows[page.table.figures.row_of("1-1-9")]
    assert row.cells[-1].text == "未保存"
    page.table.choose("1-1-9")
    assert page.panel.said().scores == (None, 5, None)
    assert evaluated.reports.of_year(2023)["1-1-9"].office_cost is None


@pytest.mark.parametrize("way", ["year", "page", "close"])
def test_complete_scores_are_stored_on_every_way_out(qtbot, screen, evaluated, way):
    page = page_of(qtbot, screen, SETTLE)
    page.table.choose("1-1-9")
    click(qtbot, page.panel.editors[1].button(5))
    qtbot.keyClicks(page.panel.reason, "riyuu")
    {"year": lambda: screen.set_fiscal_year(2022), "page": lambda: click(qtbot, screen.tools.chips[ODDITIES]),
     "close": screen.flush}[way]()  # fmt: skip
    assert evaluated.reports.of_year(2023)["1-1-9"].office_cost == 5


def test_the_list_of_scores_is_narrowed(qtbot, screen):
    page = page_of(qtbot, screen, SETTLE)
    page.narrow(UNREASONED)
    assert [row.number for row in page.table.figures.rows] == ["1-1-1"]


def approve(qtbot, screen):
    page = page_of(qtbot, screen, SETTLE)
    click(qtbot, page.approve_button)
    dialog = dialog_of(qtbot, screen, ApprovalDialog)
    with qtbot.waitSignal(screen.edited):
        click(qtbot, dialog.ok_button)
    return page


def test_approval_locks_the_year_and_its_banner_says_so(qtbot, screen, evaluated):
    page = approve(qtbot, screen)
    assert evaluated.reports.is_locked(2023)
    assert "本部承認" in page.banner.text()
    assert not page.approve_button.isVisible()
    assert not page.panel.editors[0].button(3).isEnabled()
    assert "本部承認" in screen.tools.approval.text()


def test_an_approval_is_lifted_with_a_reason(qtbot, screen, evaluated):
    page = approve(qtbot, screen)
    click(qtbot, page.unlock_button)
    dialog = dialog_of(qtbot, screen, UnlockDialog)
    qtbot.keyClicks(dialog.reason, "teisei")
    with qtbot.waitSignal(screen.edited):
        click(qtbot, dialog.ok_button)
    assert not evaluated.reports.is_locked(2023)
    assert page.approve_button.isVisible()
    assert "teisei" in evaluated.history.recent(3)[0].label
    assert screen.tools.approval.text() == "未承認"


def test_approval_is_one_step_of_undo(qtbot, screen, evaluated):
    approve(qtbot, screen)
    screen.reload(evaluated.edits.undo())
    assert not evaluated.reports.is_locked(2023)


def test_the_table_is_written(qtbot, screen, context, tmp_path, choose_file):
    target = tmp_path / f"評価_{short_year(2023)}.xlsx"
    choose_file(target)
    click(qtbot, screen.tools.table_button)
    assert target.exists()
    assert context.reporter.notes[-1].endswith(str(target))


def test_giving_up_the_file_writes_nothing(qtbot, screen, context, choose_file):
    choose_file()
    click(qtbot, screen.tools.table_button)
    assert context.reporter.notes == []


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_figure_is_written(qtbot, screen, context, tmp_path, choose_file, kind):
    target = tmp_path / f"図.{kind}"
    choose_file(target)
    actions = screen.findChild(FigureButton).menu().actions()
    next(action for action in actions if kind.upper() in action.text()).trigger()
    assert target.stat().st_size > 1000
    assert context.reporter.notes[-1].endswith(str(target))


def test_the_figure_is_copied(qtbot, screen):
    QGuiApplication.clipboard().clear()
    screen.findChild(FigureButton).menu().actions()[-1].trigger()
    assert QGuiApplication.clipboard().image().width() > 1000


def test_read_only_changes_nothing(qtbot, evaluated, context, monkeypatch):
    monkeypatch.setattr(evaluated, "read_only", True)
    screen = opened(qtbot, evaluated, context)
    assert not screen.pages.currentWidget().oddities.issue_button.isEnabled()
    page = page_of(qtbot, screen, SETTLE)
    assert isinstance(page, SettlePage)
    assert not page.approve_button.isEnabled()
    assert not page.panel.editors[0].button(3).isEnabled()


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 650, 100), (1920, 960, 100), (1366, 650, 200)])
def test_no_page_is_wider_than_the_window(qtbot, screen, theme, qapp, width, height, scale):
    for key in screen.tools.chips:
        page_of(qtbot, screen, key)
    theme.change(qapp, scale=scale)
    screen.resize(width, height)
    for key in screen.tools.chips:
        page = page_of(qtbot, screen, key)
        assert screen.width() == width
        assert page.minimumSizeHint().width() <= width, key


def test_every_control_has_a_name_for_screen_readers(qtbot, screen):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView, QTextEdit

    for key in screen.tools.chips:
        page_of(qtbot, screen, key)
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView, QTextEdit):
        for widget in screen.findChildren(kind):
            named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            inner = widget.objectName().startswith("qt_") or type(widget).__name__ == "QTableCornerButton"
            assert named or inner or not widget.isVisible(), widget


@pytest.mark.parametrize("locked", ["read only", "approved"])
def test_what_cannot_be_pressed_says_why(qtbot, evaluated, context, monkeypatch, locked):
    if locked == "approved":
        evaluated.surveys.approve(2023, "本部")
    else:
        monkeypatch.setattr(evaluated, "read_only", True)
    screen = opened(qtbot, evaluated, context)
    for key in (OVERVIEW, ODDITIES, SETTLE):
        page = page_of(qtbot, screen, key)
        off = [made for made in page.findChildren(QPushButton) if not made.isEnabled()]
        silent = [made.text() for made in off if not made.toolTip()]
        assert not silent, f"{key}: disabled without a word"
    screen.set_fiscal_year(2025)
    assert "回答が入ると" in screen.tools.chips[SETTLE].toolTip()
