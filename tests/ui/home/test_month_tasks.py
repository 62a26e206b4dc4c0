"""The month's tasks as cards: overdue first, three of them at once, one button filled, ticks where the
office must say that it is done."""

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.year_tasks import Figure, TaskBoard, TaskGroup, TaskState, YearTask
from fujidesk.ui.home.month_tasks import MonthTasks
from fujidesk.ui.home.task_card import TaskCard

DAY = dt.date(2026, 11, 21)


def task(key, state=TaskState.RUNNING, **fields):
    given = {"opens": "evaluation", "action": "評価を開く", **fields}
    return YearTask(
        key, f"仕事{key}", 2026, 2025, dt.date(2026, 11, 1), dt.date(2026, 11, 30), state, **given
    )


def board(late=(), month=(), sentence=""):
    tasks = dict.fromkeys(TaskGroup, ()) | {TaskGroup.OVERDUE: late, TaskGroup.MONTH: month}
    return TaskBoard(DAY, 2026, tasks, sentence)


@pytest.fixture
def make(qtbot, theme):
    def made(shown, **options):
        month = MonthTasks(theme, **options)
        qtbot.addWidget(month)
        month.resize(960, 600)
        month.show_board(shown)
        month.show()
        month.activateWindow()
        qtbot.waitUntil(month.isActiveWindow)
        return month

    return made


def cards(month):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return month.findChildren(TaskCard)


def words_of_buttons(card):
    return [made.text() for made in card.buttons()]


def late(number):
    return tuple(task(str(place), TaskState.OVERDUE) for place in range(number))


def test_overdue_ones_stand_before_those_of_the_month(make, texts):
    month = make(board(late(2), (task("今"),)))
    assert [texts(card)[:2] for card in cards(month)] == [
        ["期限超過", "仕事0"], ["期限超過", "仕事1"], ["進行中", "仕事今"]
    ]  # fmt: skip


@pytest.mark.parametrize("month_tasks", [(), (task("今"),)])
def test_more_than_three_overdue_ones_come_by_a_button(qtbot, make, texts, month_tasks):
    month = make(board(late(5), month_tasks))
    assert len(cards(month)) == 3 + len(month_tasks)
    assert "期限超過のほか 2 件：仕事3、仕事4" in texts(month)
    whole = next(made for made in month.findChildren(QPushButton) if made.text() == "すべて出す")
    whole.setFocus()
    qtbot.keyClick(whole, Qt.Key.Key_Space)
    assert len(cards(month)) == 5 + len(month_tasks)
    assert cards(month)[3].action.hasFocus()


def test_only_the_next_thing_to_do_is_filled(make):
    month = make(board((task("自", TaskState.OVERDUE, opens="", action=""),), (task("今"), task("次"))))
    assert [card.action.property("primary") for card in cards(month)] == [False, True, False]


def test_nothing_is_filled_where_all_is_done(make):
    month = make(board((), (task("済", TaskState.DONE),)))
    assert [card.action.property("primary") for card in cards(month)] == [False]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ["評価を開く", "済みにする"]),
        ({"figure": Figure(1, 2, "1 / 2", decides=True)}, ["評価を開く"]),
        ({"figure": Figure(1, 2, "1 / 2")}, ["評価を開く", "済みにする"]),
        ({"state": TaskState.DONE}, ["評価を開く"]),
        ({"state": TaskState.DONE, "done_on": DAY}, ["評価を開く", "済みを取り消す"]),
        ({"opens": "", "action": ""}, ["済みにする"]),
        ({"opens": "", "is_own": True}, ["済みにする", "直す…"]),
    ],
)
def test_the_buttons_are_those_that_do_something(make, fields, words):
    month = make(board((), (task("今", **fields),)))
    assert words_of_buttons(cards(month)[0]) == words


def test_each_button_tells_its_task(qtbot, make):
    running = task("今", is_own=True)
    done = task("済", TaskState.DONE, done_on=DAY)
    month = make(board((), (running, done)))
    first, second = cards(month)
    pressed = [
        (first.buttons()[0], month.opened, running), (first.buttons()[1], month.finished, running),
        (first.buttons()[2], month.edit_requested, running), (second.buttons()[1], month.reopened, done),
    ]  # fmt: skip
    for made, signal, told in pressed:
        with qtbot.waitSignal(signal) as caught:
            qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        assert caught.args == [told]


def test_what_to_do_next_is_told_until_it_is_done(make, texts):
    figure = Figure(1, 2, "1 / 2", hint="督促の文面を作れます。")
    assert "11月1日～11月30日　・　督促の文面を作れます。" in texts(
        make(board((), (task("今", figure=figure),)))
    )
    done = task("今", TaskState.DONE, figure=figure)
    assert "11月1日～11月30日" in texts(make(board((), (done,))))


def test_a_month_without_work_or_outside_the_plan_says_so(make, texts):
    assert "今月の予定はありません。" in texts(make(board()))
    assert "計画の外です。" in texts(make(board(sentence="計画の外です。")))


def test_read_only_opens_but_does_not_write(make):
    month = make(board((), (task("今", is_own=True),)), allowed=False)
    opening, *writing = cards(month)[0].buttons()
    assert opening.isEnabled()
    assert {(made.isEnabled(), made.toolTip()) for made in (month.add_button, *writing)} == {
        (False, "読み取り専用で開いています")
    }
