"""The cards of the overview by real events: other groups, other columns, lists behind figures."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.evaluation import By, Columns
from fujidesk.ui.evaluation.cards import ChangeCard, CrossCard, DistributionCard
from fujidesk.ui.evaluation.gathering import by_words


def shown(qtbot, card, data, year=2023):
    qtbot.addWidget(card)
    card.resize(760, 420)
    card.show_year(data, year)
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    return card


@pytest.fixture
def distribution(qtbot, theme, data):
    return shown(qtbot, DistributionCard(by_words(data.profile), theme), data)


@pytest.fixture
def cross(qtbot, theme, data):
    return shown(qtbot, CrossCard(by_words(data.profile), theme), data)


def test_the_distribution_begins_by_policy_with_denominator_and_approval(distribution, data):
    assert distribution.by is By.POLICY
    assert distribution.note.text() == "令和5年度 ・ 全 7 事業 ・ 未承認"
    assert "うち評価 4" in distribution.foot.text()
    distribution.show_year(data, 2022)
    assert distribution.note.text().endswith("R5.7.10 本部承認")


def test_another_group_is_chosen_by_keys(qtbot, distribution):
    distribution.by_box.setFocus()
    qtbot.keyClick(distribution.by_box, Qt.Key.Key_Home)
    assert distribution.by is By.ALL
    assert len(distribution.bars.lines) == 1
    qtbot.keyClick(distribution.by_box, Qt.Key.Key_End)
    assert [line.label for line in distribution.bars.lines] == ["収納課", "市民課", "道路課"]


def test_a_segment_opens_its_list(qtbot, distribution):
    with qtbot.waitSignal(distribution.chosen) as caught:
        at = distribution.bars.segment_box(0, 0).center()
        qtbot.mouseClick(distribution.bars, Qt.MouseButton.LeftButton, pos=at)
    assert caught.args[0].numbers == ("1-1-1",)


def test_the_segment_walked_to_is_scrolled_to(qtbot, theme, data):
    card = shown(qtbot, DistributionCard(by_words(data.profile), theme), data)
    card.resize(500, 160)
    card.bars.setFocus()
    for _ in range(2):
        qtbot.keyClick(card.bars, Qt.Key.Key_Down)
    box = card.bars.segment_box(1, 0)
    assert card.bars.visibleRegion().contains(box.center())


def test_the_cross_table_opens_lists_and_sorts(qtbot, cross):
    table = cross.table
    assert cross.heading.text() == "情報化施策 × 評価"
    with qtbot.waitSignal(cross.chosen) as caught:
        at = table.visualRect(table.figures.index(0, 1)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args[0].caption == "令和5年度 1.1 手続 評価 S"


def test_the_cross_table_turns_to_status_and_departments(qtbot, cross):
    cross.columns_box.setFocus()
    qtbot.keyClick(cross.columns_box, Qt.Key.Key_Down)
    assert cross.columns_box.currentData() == Columns.STATUS
    cross.by_box.setFocus()
    qtbot.keyClick(cross.by_box, Qt.Key.Key_End)
    assert cross.heading.text() == "所管部署 × 実施状況"
    assert cross.table.figures.rows[0].cells[0].text == "収納課"
    assert "実施中" in [column.title for column in cross.table.figures.columns]


def test_changes_say_their_sum_and_open_their_lists(qtbot, theme, data):
    card = shown(qtbot, ChangeCard(theme), data)
    assert card.foot.text() == "上がった 1　変わらない 2　下がった 1（両年とも評価のある 4 事業）"
    rows = [row.cells[0].marks[0] for row in card.table.figures.rows]
    row = rows.index("B")
    with qtbot.waitSignal(card.chosen) as caught:
        at = card.table.visualRect(card.table.figures.index(row, 1)).center()
        qtbot.mouseClick(card.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args[0].numbers == ("1-1-1",)


def test_the_whole_matrix_is_in_sight(qtbot, theme, data, qapp):
    card = shown(qtbot, ChangeCard(theme), data)
    for scale in (100, 200):
        theme.change(qapp, scale=scale)
        card.resize(761, 800)
        qapp.processEvents()
        assert card.table.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("year", "why"), [(2022, "最初の年度"), (2024, "比べる")])
def test_without_last_year_the_card_says_why_it_is_empty(qtbot, theme, data, year, why):
    card = shown(qtbot, ChangeCard(theme), data, year)
    if year == 2022:
        assert not card.table.isVisible()
        assert why in card.foot.text()
    else:
        assert card.table.isVisible()
    card.show_year(data, 2023)
    assert card.table.isVisible()
