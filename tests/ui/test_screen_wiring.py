"""What one screen asks for and another does: from ホーム to the notes of a hearing, and to what is owed."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.domain.plan_calendar import TAB_PAGES
from fujidesk.services.office_records import added
from fujidesk.ui.evaluation.oddity_page import OddityPage
from fujidesk.ui.evaluation.screen import EvaluationScreen
from fujidesk.ui.hearings.project_sheet import ProjectSheet
from fujidesk.ui.hearings.screen import PAGES, HearingScreen
from fujidesk.ui.home.caution_card import CautionCard
from fujidesk.ui.home.month_tasks import MonthTasks
from fujidesk.ui.home.owed_card import OwedCard
from fujidesk.ui.home.screen import HomeScreen
from fujidesk.ui.home.task_card import TaskCard
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.newprojects.page import NewProjectsPage
from fujidesk.ui.plan.screen import PlanScreen
from fujidesk.ui.screen_stack import ScreenStack
from fujidesk.ui.surveys.screen import SurveyScreen


@pytest.fixture
def window(qtbot, small_workspace, context, calendar):
    """The window in November R7, with a to-do left of a hearing in R6."""
    calendar.day = dt.date(2025, 11, 21)
    records = [
        Hearing("R6-001", 2024, department="収納課", day="2024-11-09"),
        Note("1", "R6-001", 1, NoteKind.TODO, "内訳を出す", due="2024-12-01"),
    ]
    small_workspace.edits.apply([added(record) for record in records], "記録")
    made = MainWindow(small_workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_tab("home")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(qtbot, window, word):
    buttons = window.findChild(OwedCard).findChildren(QPushButton)
    button = next(made for made in buttons if made.text() == word and made.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_owed_opens_the_notes_of_its_hearing_in_its_year(qtbot, window):
    press(qtbot, window, "記録を開く")
    hearings = window.findChild(HearingScreen)
    assert hearings.isVisible()
    assert PAGES[hearings.bar.currentIndex()] == "記録"
    assert window.fiscal_year == 2024
    assert hearings.notes.isVisible()


def test_all_that_is_owed_stands_on_the_page_of_decisions_and_to_dos(qtbot, window):
    press(qtbot, window, "すべて見る")
    hearings = window.findChild(HearingScreen)
    assert hearings.isVisible()
    assert PAGES[hearings.bar.currentIndex()] == "決定・宿題"
    assert hearings.todo.isAncestorOf(window.focusWidget())


def test_what_is_ticked_off_on_the_first_screen_is_one_step_back(qtbot, window, small_workspace):
    press(qtbot, window, "済みにする")
    assert not window.findChild(OwedCard).isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(OwedCard).isVisible()
    assert len(small_workspace.hearings.owed(only_open=True)) == 1


def link(window, word):
    return next(
        made for made in window.findChild(CautionCard).findChildren(QPushButton) if made.text() == word
    )


def test_a_caution_opens_the_page_that_mends_it(qtbot, window):
    qtbot.mouseClick(link(window, "推進体制を開く"), Qt.MouseButton.LeftButton)
    plan = window.findChild(PlanScreen)
    assert plan.isVisible()
    assert plan.chips["people"].isChecked()
    assert window.fiscal_year == 2025


def test_a_task_opens_its_tab_in_the_year_it_is_about(qtbot, window):
    """The survey held in April R7 is about R6."""
    cards = window.findChild(MonthTasks).findChildren(TaskCard)
    card = next(card for card in cards if card.action.text() == "調査・回収を開く")
    assert "実施状況調査" in card.action.accessibleName()
    year = 2024 if "令和6年度" in card.action.accessibleName() else 2023
    qtbot.mouseClick(card.action, Qt.MouseButton.LeftButton)
    assert window.findChild(SurveyScreen).isVisible()
    assert window.fiscal_year == year


def test_questions_open_the_oddities_of_their_year(qtbot, window, small_workspace):
    report = small_workspace.reports.of_year(2024)["1-1-9"]
    small_workspace.reports.store(report, {"status": "done"}, "回答")
    window.broadcast(small_workspace.oddities.ask(2024, "1-1-9", "いつ終わりましたか"))
    qtbot.mouseClick(link(window, "気づきを見る"), Qt.MouseButton.LeftButton)
    assert window.findChild(EvaluationScreen).isVisible()
    assert window.fiscal_year == 2024
    assert window.findChild(OddityPage).isVisible()


def test_a_new_project_is_opened_from_the_notes_of_its_hearing_in_its_year(qtbot, window, small_workspace):
    new = small_workspace.new_projects
    key = new.add(2023, {"title": "予約", "department": "収納課"}, "2023-04-20")
    hearing = Hearing("R5-001", 2023, department="収納課", day="2023-06-09", new_projects=(key,))
    window.broadcast(small_workspace.edits.apply([added(hearing)], "計画"))
    window.open_hearing("R5-001")
    sheet = window.findChild(ProjectSheet)
    button = next(made for made in sheet.findChildren(QPushButton) if made.text() == "新規事業を開く")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.findChild(ScreenStack).current == "plan"
    assert window.fiscal_year == 2023
    page = window.findChild(NewProjectsPage)
    assert page.isVisible()
    assert page.detail.isVisible()
    assert page.detail.key == key
    (link,) = page.detail.hearings.findChildren(QPushButton)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.findChild(ScreenStack).current == "hearings"
    assert window.findChild(HearingScreen).notes.box.currentData() == "R5-001"


@pytest.mark.parametrize(("tab", "page"), [(tab, page) for tab, pages in TAB_PAGES.items() for page in pages])
def test_every_page_that_a_profile_may_name_can_be_opened(window, tab, page):
    window.findChild(HomeScreen).place_requested.emit(tab, page, 0)
    assert window.findChild(ScreenStack).current == tab


def task_button(window, word):
    cards = window.findChild(MonthTasks).findChildren(TaskCard)
    return next(card.action for card in cards if card.action.text() == word)


def test_the_to_dos_of_the_month_open_their_page(qtbot, window):
    qtbot.mouseClick(task_button(window, "宿題を見る"), Qt.MouseButton.LeftButton)
    hearings = window.findChild(HearingScreen)
    assert PAGES[hearings.bar.currentIndex()] == "決定・宿題"


def test_new_projects_open_though_another_page_was_shown_last(qtbot, window):
    window.open_tab("plan").show_page("people")
    month = window.open_tab("home").findChild(MonthTasks)
    whole = next(made for made in month.findChildren(QPushButton) if made.text() == "すべて出す")
    qtbot.mouseClick(whole, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(task_button(window, "新規事業を開く"), Qt.MouseButton.LeftButton)
    assert window.findChild(PlanScreen).chips["new_projects"].isChecked()
    assert window.fiscal_year == 2025
