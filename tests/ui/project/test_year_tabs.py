"""A tab a year with what the plan says of it; years left open say so."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.project.year_tabs import YearTabs


@pytest.fixture
def tabs(qtbot, theme, small_profile, small_content):
    made = YearTabs(small_profile, theme)
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


def test_the_history_asks_for_its_entries_and_stays_in_front(tabs, qtbot):
    tabs.set_fiscal_year(2023)
    with qtbot.waitSignal(tabs.history_shown):
        qtbot.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, pos=tabs.bar.tabRect(5).center())
    assert tabs.is_history_shown()
    tabs.set_fiscal_year(2024)
    assert tabs.is_history_shown()


def test_a_year_outside_the_plan_changes_nothing(tabs):
    tabs.set_fiscal_year(2024)
    tabs.set_fiscal_year(1999)
    assert tabs.bar.currentIndex() == 2


def test_tabs_are_walked_by_keys(tabs, qtbot):
    tabs.set_fiscal_year(2022)
    tabs.bar.setFocus()
    qtbot.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert words(tabs)[tabs.bar.currentIndex()] == "R5"


def test_plan_and_what_was_reached_stand_beside_each_other(tabs, small_content):
    page = tabs.page(2022)
    assert page._cells["plan", 1]._phase.text() == "(2) 要件調査・導入検討"
    assert page._cells["actual", 1]._phase.text() == "(2) 要件調査・導入検討"
    assert page._cells["actual", 2]._phase.text() == "記載なし"
    tabs.update_record(replace(small_content.projects[0], actual=()))
    assert page._cells["actual", 1].isHidden()


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


def test_what_could_not_be_stored_is_kept_by_year(tabs):
    tabs.start(tabs.pages[0]._record, {"action.2023": "書きかけ"})
    assert tabs.drafts() == {"action.2023": "書きかけ"}
