"""A day set for training: set in its dialog, shown in the header, followed by every tab, taken back."""

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel

from fujidesk.ui.day_dialog import DayDialog
from fujidesk.ui.home.month_tasks import MonthTasks
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.newprojects.page import NewProjectsPage
from fujidesk.ui.people.page import PeoplePage
from fujidesk.ui.widgets.basics import PillButton
from fujidesk.ui.window_menu import WindowMenu

REAL, JUNE = dt.date(2025, 11, 21), dt.date(2026, 6, 15)


@pytest.fixture
def window(qtbot, small_workspace, calendar, context):
    calendar.day = REAL
    made = MainWindow(small_workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_tab("home")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def pill(window):
    return window.findChild(PillButton)


def month(window):
    labels = window.open_tab("home").findChild(MonthTasks).findChildren(QLabel)
    return " ".join(label.text() for label in labels)


def ask(window, qtbot):
    """Open the dialog by the menu and return it."""
    entry = next(one for one in window.findChild(WindowMenu).actions() if "練習用" in one.text())
    entry.trigger()
    dialog = window.findChild(DayDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def practise(window, qtbot, day=JUNE):
    dialog = ask(window, qtbot)
    dialog.day.setDate(day)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_day_is_typed_and_shows_in_the_header(qtbot, window):
    assert not pill(window).isVisible()
    dialog = ask(window, qtbot)
    dialog.day.setSelectedSection(dialog.day.Section.YearSection)
    qtbot.keyClicks(dialog.day, "20260615")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert pill(window).isVisible()
    assert pill(window).text() == "練習の日付 令和8年6月15日"
    assert "6月にすること" in month(window)
    assert window.fiscal_year == 2026


def test_the_header_leads_back_to_the_real_day(qtbot, window, context):
    practise(window, qtbot)
    qtbot.mouseClick(pill(window), Qt.MouseButton.LeftButton)
    dialog = window.findChild(DayDialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert not context.clock.is_set
    assert not pill(window).isVisible()
    assert "11月にすること" in month(window)
    assert window.fiscal_year == 2025


def test_the_menu_leads_back_too(qtbot, window, context):
    back = window.findChild(WindowMenu).real_day
    assert not back.isEnabled()
    practise(window, qtbot)
    assert back.isEnabled()
    back.trigger()
    assert context.clock.today() == REAL


def test_every_tab_that_stands_follows(qtbot, window):
    plan = window.open_tab("plan")
    people = plan.show_page("people") or plan.findChild(PeoplePage)
    plan.show_page("new_projects")
    window.open_tab("timeline")
    registry = window.open_tab("registry")
    practise(window, qtbot)
    assert people.members.day.date().toPython() == JUNE
    assert registry._texts.at == 8  # R8 上期, the ninth half-year of the plan
    assert window.open_tab("timeline").view.data.as_of == JUNE


def test_a_new_project_is_proposed_with_the_day(qtbot, window, answers):
    page = window.open_tab("plan")
    page.show_page("new_projects")
    practise(window, qtbot)
    proposed = []
    answers.expect(lambda dialog: (proposed.append(dialog.day.date().toPython()), dialog.reject()))
    qtbot.mouseClick(page.findChild(NewProjectsPage).tools.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: proposed == [JUNE])


def test_steps_of_the_survey_are_noted_with_the_day(qtbot, window, small_workspace, context):
    surveys = window.open_tab("surveys")
    practise(window, qtbot)
    line = small_workspace.surveys.status(2026, JUNE).departments[0]
    surveys._steps.mark_sent([line])
    entry = small_workspace.surveys.status(2026, JUNE).departments[0].entry
    assert entry.sent_at == JUNE.isoformat()


def test_the_year_of_training_is_not_that_of_the_next_start(qtbot, window, context):
    window.choose_year(2024)
    practise(window, qtbot)
    window.choose_year(2022)
    assert context.settings.window.fiscal_year == 2024


def test_a_window_opened_on_a_day_shows_its_year(qtbot, small_workspace, context):
    context.settings.change_window(fiscal_year=2022)
    context.clock.set_day(JUNE)
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window.show()
    assert window.fiscal_year == 2026
    assert pill(window).isVisible()


def test_a_window_left_open_overnight_shows_the_new_day(qtbot, window, calendar):
    calendar.day = dt.date(2025, 12, 1)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert "12月にすること" in month(window)
    assert not pill(window).isVisible()


def test_the_dialog_is_freed_when_closed(qtbot, window):
    dialog = ask(window, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(DayDialog) is None
