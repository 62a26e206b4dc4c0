"""A tab a year with what the plan says of it and the report on it; years left open say so."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import Approval
from fujidesk.ui.clock import Clock
from fujidesk.ui.project.report_state import ReportState
from fujidesk.ui.project.year_tabs import YearTabs, year_of_key


@pytest.fixture
def tabs(qtbot, theme, small_profile, small_content):
    made = YearTabs(small_profile, theme, Clock())
    qtbot.addWidget(made)
    made.start(small_content.projects[0], {})
    made.resize(600, 500)
    made.show()
    return made


def words(tabs):
    return [tabs.bar.tabText(index) for index in range(tabs.bar.count())]


def test_years_with_open_half_years_are_marked(tabs, small_content):
    assert words(tabs) == ["R4", "R5", "R6", "R7", "R8 未確定", "履歴"]
    assert tabs.bar.tabToolTip(4) == "令和8年度（上期・下期の段階が未確定）"
    assert tabs.bar.tabToolTip(3) == "令和7年度"


def test_the_mark_goes_when_the_half_years_are_settled(tabs, small_content):
    record = small_content.projects[0]
    cells = tuple(replace(cell, settled=True) for cell in record.schedule[:-1])
    tabs.update_record(replace(record, schedule=(*cells, record.schedule[-1])))
    assert tabs.bar.tabToolTip(4) == "令和8年度（下期の段階が未確定）"
    tabs.update_record(replace(record, schedule=cells))
    assert words(tabs)[4] == "R8"


def test_the_tips_tell_how_a_year_was_evaluated(tabs, small_content):
    reports = {2022: StatusReport("1-1-1", 2022, Status.RUNNING, score_progress=4, score_cost=3, score_content=4),
               2023: StatusReport("1-1-1", 2023, Status.STOPPED), 2024: StatusReport("1-1-1", 2024)}  # fmt: skip
    approvals = {2022: Approval("2023-07-10T10:00", "係長")}
    tabs.update_record(small_content.projects[0], ReportState(reports, approvals))
    tips = [tabs.bar.tabToolTip(index) for index in range(3)]
    assert tips == ["令和4年度（評価: A、承認により確定）", "令和5年度（評価: 中止）", "令和6年度"]


def test_approved_years_wear_a_lock_that_follows_the_theme(tabs, theme, qapp, small_content):
    locked = ReportState({}, {2022: Approval("2023-07-10T10:00", "係長")})
    tabs.update_record(small_content.projects[0], locked)
    assert [tabs.bar.tabIcon(index).isNull() for index in range(6)] == [False] + [True] * 5
    before = tabs.bar.tabIcon(0).pixmap(14).toImage()
    theme.change(qapp, key="dark")
    assert tabs.bar.tabIcon(0).pixmap(14).toImage() != before
    theme.change(qapp, key="light")
    tabs.update_record(small_content.projects[0], ReportState())
    assert tabs.bar.tabIcon(0).isNull()


def test_the_history_asks_for_its_entries_and_stays_in_front(tabs, qtbot):
    tabs.set_fiscal_year(2023)
    with qtbot.waitSignal(tabs.history_shown):
        qtbot.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, pos=tabs.bar.tabRect(5).center())
    assert tabs.is_history_shown()
    assert tabs.year_in_front is None
    tabs.set_fiscal_year(2024)
    assert tabs.is_history_shown()


def test_a_year_outside_the_plan_changes_nothing(tabs):
    tabs.set_fiscal_year(2024)
    tabs.set_fiscal_year(1999)
    assert tabs.bar.currentIndex() == 2
    assert tabs.year_in_front == 2024


def test_tabs_are_walked_by_keys_and_tell_the_year_in_front(tabs, qtbot):
    tabs.set_fiscal_year(2022)
    tabs.bar.setFocus()
    with qtbot.waitSignal(tabs.year_shown) as told:
        qtbot.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert told.args == [2023]
    assert words(tabs)[tabs.bar.currentIndex()] == "R5"


def test_only_years_that_were_looked_at_have_a_page(tabs, small_content):
    assert sorted(tabs._pages) == [2022]
    tabs.set_fiscal_year(2024)
    assert sorted(tabs._pages) == [2022, 2024]
    tabs.start(small_content.projects[1], {})
    assert tabs._filled == {2024}  # the other page is filled when it comes to the front
    tabs.set_fiscal_year(2022)
    assert tabs._filled == {2022, 2024}
    assert tabs.page(2022).plan_text(1) == "(4) 運用・実施"


def test_plan_and_what_was_reached_stand_beside_each_other(tabs):
    page = tabs.page(2022)
    assert page.plan_text(1) == "(2) 要件調査・導入検討"
    assert page.field("actual.2022.1").draft() == "(2) 要件調査・導入検討"
    assert page.field("actual.2022.2").draft() == "（未記入）"
    tabs.set_fiscal_year(2026)
    assert tabs.page(2026).plan_text(1) == "(4) 運用・実施　未確定"


def test_only_the_page_in_front_asks_for_room(tabs, small_content, qapp):
    actions = {2022: "調べる", 2023: "長い取組の説明。" * 60}
    tabs.start(replace(small_content.projects[0], yearly_actions=actions), {})
    heights = []
    for year in (2022, 2023, 2022):
        tabs.set_fiscal_year(year)
        qapp.sendPostedEvents()
        heights.append(tabs.minimumSizeHint().height())
    assert heights[1] > heights[0]
    assert heights[2] == heights[0]


def test_a_project_without_yearly_actions_says_why(tabs, small_content):
    tabs.start(small_content.projects[2], {})
    page = tabs.page(2025)
    assert page.form.isHidden()
    assert "継続事業の個票には、年度ごとの取組内容の欄がありません" in page._no_action.text()


def test_what_could_not_be_stored_is_kept_by_year_also_of_pages_never_shown(tabs, small_content):
    drafts = {"action.2023": "書きかけ", "2024.action": "途中", "title": "別の欄"}
    tabs.start(small_content.projects[0], drafts)
    assert tabs.drafts() == {"action.2023": "書きかけ", "2024.action": "途中"}
    tabs.set_fiscal_year(2024)
    assert tabs.page(2024).field("2024.action").draft() == "途中"
    assert tabs.drafts() == {"action.2023": "書きかけ", "2024.action": "途中"}


def test_an_update_reaches_the_year_in_front_and_the_others_when_they_come(tabs, small_content):
    record = small_content.projects[0]
    tabs.set_fiscal_year(2023)
    tabs.set_fiscal_year(2022)
    reports = {year: StatusReport("1-1-1", year, Status.RUNNING) for year in (2022, 2023)}
    tabs.update_record(record, ReportState(reports))
    assert tabs.page(2022).field("2022.status").draft() == "実施中"
    tabs.set_fiscal_year(2023)
    assert tabs.page(2023).field("2023.status").draft() == "実施中"


def test_nothing_can_be_changed_on_any_page_of_a_read_only_file(tabs):
    tabs.set_read_only(True)
    tabs.set_fiscal_year(2023)
    for year in (2022, 2023):
        assert not tabs.page(year).field(f"{year}.status").editor.isEnabled()
        assert tabs.page(year).form.field(f"action.{year}").editor.isReadOnly()


@pytest.mark.parametrize(
    ("key", "year"),
    [("2022.status", 2022), ("2023.office", 2023), ("actual.2024.1", 2024), ("action.2022", 2022),
     ("title", None), ("indicator.text", None), ("plan.2022.1", None)],
)  # fmt: skip
def test_a_key_says_on_which_years_page_its_field_is(key, year):
    assert year_of_key(key) == year
