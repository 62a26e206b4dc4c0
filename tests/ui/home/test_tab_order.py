"""The Tab key walks through ホーム as it is seen, also after cards were made anew."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.ui.home.caution_card import CautionCard
from fujidesk.ui.home.coming_card import ComingTasks
from fujidesk.ui.home.figure_cards import CategoryCard, PhaseCard
from fujidesk.ui.home.month_tasks import MonthTasks
from fujidesk.ui.home.owed_card import OwedCard
from fujidesk.ui.home.recent_card import RecentCard
from fujidesk.ui.home.result_card import ResultCard
from fujidesk.ui.home.standing_tasks import StandingTasks
from fujidesk.ui.home.tab_order import order_as_seen

NOVEMBER = dt.date(2026, 11, 21)
PARTS = (MonthTasks, OwedCard, StandingTasks, RecentCard, ResultCard, CautionCard, PhaseCard, CategoryCard)


def part_of(screen, widget):
    return next((kind for kind in (*PARTS, ComingTasks) if screen.findChild(kind).isAncestorOf(widget)), None)


def walk(qtbot, screen, key=Qt.Key.Key_Tab):
    """Return the widgets that a round of Tab visits, from the first card on."""
    screen.setFocus()
    seen = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], key)
    return seen


@pytest.mark.parametrize("again", [False, True])
def test_every_part_is_visited_in_the_order_in_which_it_is_seen(
    qtbot, owe, make_home, small_workspace, again
):
    owe({"text": "内訳を出す", "due": "2026-11-10"})
    change = FieldChange(Entity.PROJECT, "1-1-9", "title", "ＬＩＮＥのお知らせ", "お知らせの配信")
    small_workspace.edits.apply([change], "事業名の変更")  # among the last changes, with a link
    screen = make_home(NOVEMBER)
    if again:
        screen.reload(Changes(everything=True))
    parts = [part_of(screen, widget) for widget in walk(qtbot, screen)]
    assert list(dict.fromkeys(parts)) == list(PARTS)
    assert parts == sorted(parts, key=PARTS.index)


def test_the_way_back_is_the_same(qtbot, owe, make_home):
    owe({"text": "内訳を出す", "due": "2026-11-10"})
    screen = make_home(NOVEMBER)
    forth = walk(qtbot, screen)
    assert forth[3].isVisible()
    forth[3].setFocus()
    qtbot.keyClick(forth[3], Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is forth[2]


def test_what_shows_the_other_overdue_ones_comes_after_the_third(qtbot, make_home):
    screen = make_home(NOVEMBER)
    names = [widget.accessibleName() for widget in walk(qtbot, screen)]
    at = next(place for place, name in enumerate(names) if name.startswith("期限超過のほか"))
    third = screen.findChild(MonthTasks)._cards[2]
    assert names[at - 1] == third.buttons()[-1].accessibleName()


def test_a_part_made_last_is_visited_where_it_stands(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    second = QPushButton("二", page)
    first = QPushButton("一", page)
    for made in (first, second):
        layout.addWidget(made)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    order_as_seen((first, second))
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
