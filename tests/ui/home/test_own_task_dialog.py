"""Tasks and reminders of the office's own on ホーム: added, shown, changed, done, opened again, removed."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from fujidesk.ui.home.coming_card import ComingCard
from fujidesk.ui.home.month_tasks import MonthTasks
from fujidesk.ui.home.own_task_dialog import OwnTaskDialog
from fujidesk.ui.home.screen import HomeScreen
from fujidesk.ui.home.task_card import TaskCard
from fujidesk.ui.widgets.clashes import ClashLine

JUNE = dt.date(2026, 6, 15)


@pytest.fixture
def make_screen(qtbot, small_workspace, context):
    def make(day=JUNE):
        context.clock.set_day(day)
        made = HomeScreen(small_workspace, context)
        made.edited.connect(made.reload)
        qtbot.addWidget(made)
        made.resize(1366, 700)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


@pytest.fixture
def screen(make_screen):
    return make_screen()


@pytest.fixture
def stored(small_workspace):
    """Store an own task: `stored(title=…, due=…)`."""

    def store(**fields):
        made = replace(small_workspace.year_tasks.drafted(2026), **fields)
        small_workspace.year_tasks.add(made)
        return made

    return store


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def card(screen, title):
    cards = [made for made in screen.findChild(MonthTasks)._cards if title in words(made)]
    return cards[0] if cards else None


def press(qtbot, widget, word):
    found = next(
        made for made in widget.findChildren(QPushButton) if made.text() == word and made.isVisible()
    )
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def dialog_of(screen):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return screen.findChild(OwnTaskDialog)


def test_a_task_is_typed_in_by_keys_alone(qtbot, screen, small_workspace):
    screen.findChild(MonthTasks).add_button.setFocus()
    qtbot.keyClick(screen.findChild(MonthTasks).add_button, Qt.Key.Key_Space)
    dialog = dialog_of(screen)
    qtbot.waitUntil(dialog.title.hasFocus)
    qtbot.keyClicks(dialog.title, "kenshu")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Tab)
    assert dialog.due.tick.hasFocus()
    qtbot.keyClick(dialog.due.tick, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.due.tick, Qt.Key.Key_Tab)
    assert dialog.due.field.hasFocus()
    qtbot.keyClick(dialog.due.field, Qt.Key.Key_Up)
    qtbot.keyClicks(dialog.note, "kaigishitsu")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.do_button, Qt.Key.Key_Return)
    assert [(task.title, task.due, task.note) for task in small_workspace.year_tasks.own(2026)] == [
        ("kenshu", "2027-06-15", "kaigishitsu")
    ]
    assert "その先の予定" in words(screen)
    assert dialog_of(screen) is None


def test_what_refuses_it_stays_in_the_dialog(qtbot, screen, small_workspace):
    press(qtbot, screen, "予定を追加…")
    dialog = dialog_of(screen)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert "件名がありません" in dialog.message.text()
    qtbot.keyClicks(dialog.title, "kenshu")
    for field, day in ((dialog.due, QDate(2026, 6, 20)), (dialog.remind, QDate(2026, 6, 21))):
        qtbot.keyClick(field.tick, Qt.Key.Key_Space)
        field.field.setDate(day)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert "期限（2026-06-20）より後です" in dialog.message.text()
    assert small_workspace.year_tasks.own() == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog_of(screen) is None


def test_a_reminder_stands_in_front_with_its_word(stored, make_screen):
    stored(title="研修の準備", due="2026-06-30", remind="2026-06-15", note="会議室を取る")
    screen = make_screen()
    found = card(screen, "研修の準備")
    assert "お知らせ" in words(found)
    assert "6月30日まで　・　会議室を取る" in words(found)
    cards = screen.findChild(MonthTasks)._cards
    late = [made for made in cards if "期限超過" in words(made)]
    assert cards.index(found) == len(late)


def test_a_reminder_waits_for_its_day(stored, make_screen):
    stored(title="研修の準備", remind="2026-06-16")
    screen = make_screen()
    assert "6月16日にお知らせ" in words(card(screen, "研修の準備"))
    assert "お知らせ" not in [label.text() for label in card(screen, "研修の準備").findChildren(QLabel)]


def test_it_is_done_opened_again_and_both_can_be_taken_back(qtbot, stored, make_screen, small_workspace):
    stored(title="研修の準備", due="2026-06-30")
    screen = make_screen()
    press(qtbot, card(screen, "研修の準備"), "済みにする")
    assert "済み" in words(card(screen, "研修の準備"))
    press(qtbot, card(screen, "研修の準備"), "済みを取り消す")
    assert "進行中" in words(card(screen, "研修の準備"))
    screen.reload(small_workspace.edits.undo())
    assert "済み" in words(card(screen, "研修の準備"))


def test_the_keyboard_stays_with_the_card_that_was_ticked_off(qtbot, stored, make_screen):
    stored(title="研修の準備", due="2026-06-30")
    screen = make_screen()
    tick = next(made for made in card(screen, "研修の準備").buttons() if made.text() == "済みにする")
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    month = screen.findChild(MonthTasks)
    assert month.isAncestorOf(screen.focusWidget())
    assert screen.focusWidget().isVisible()


def test_a_ticked_task_of_the_calendar_is_opened_again(qtbot, screen, small_workspace):
    title = "幹事会への令和7年度実績報告"
    press(qtbot, card(screen, title), "済みにする")
    assert "済み" in words(card(screen, title))
    press(qtbot, card(screen, title), "済みを取り消す")
    assert "進行中" in words(card(screen, title))


def test_a_coming_task_is_changed_by_its_link(qtbot, stored, make_screen, small_workspace):
    stored(title="研修の準備", due="2026-08-20")
    screen = make_screen()
    assert "8月20日まで" in words(screen.findChild(ComingCard))
    press(qtbot, screen.findChild(ComingCard), "研修の準備")
    dialog = dialog_of(screen)
    assert dialog.due.field.date() == QDate(2026, 8, 20)
    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, "kenshu")
    qtbot.keyClick(dialog.due.tick, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert [(task.title, task.due) for task in small_workspace.year_tasks.own()] == [("kenshu", "")]
    assert card(screen, "kenshu") is not None


def test_it_is_removed_and_comes_back(qtbot, stored, make_screen, small_workspace):
    made = stored(title="研修の準備", due="2026-06-01")
    screen = make_screen()
    press(qtbot, screen, "すべて出す")  # three of the calendar were due before it
    press(qtbot, card(screen, "研修の準備"), "直す…")
    qtbot.mouseClick(dialog_of(screen).remove_button, Qt.MouseButton.LeftButton)
    assert dialog_of(screen) is None
    assert card(screen, "研修の準備") is None
    screen.reload(small_workspace.edits.undo())
    assert small_workspace.year_tasks.own() == [made]
    assert card(screen, "研修の準備") is not None


def test_one_that_is_gone_is_told(qtbot, stored, make_screen, small_workspace, reporter):
    made = stored(title="研修の準備", due="2026-06-30")
    screen = make_screen()
    small_workspace.year_tasks.remove(made)
    press(qtbot, card(screen, "研修の準備"), "直す…")
    assert "はありません" in str(reporter.errors[0])
    assert dialog_of(screen) is None


def test_read_only_takes_all_writing_away_and_says_why(stored, make_screen, small_workspace, monkeypatch):
    stored(title="研修の準備", due="2026-06-30")
    stored(title="予算の相談", due="2026-08-20")
    monkeypatch.setattr(small_workspace, "read_only", True)
    screen = make_screen()
    writing = [screen.findChild(MonthTasks).add_button, *card(screen, "研修の準備").buttons()]
    assert [made.isEnabled() for made in writing] == [False, False, False]
    assert {made.toolTip() for made in writing} == {"読み取り専用で開いています"}
    assert screen.findChild(ComingCard).findChildren(QPushButton) == []


def test_every_button_says_of_which_task_it_is(stored, make_screen):
    stored(title="研修の準備", due="2026-06-30")
    screen = make_screen()
    for made in screen.findChild(MonthTasks)._cards:
        assert isinstance(made, TaskCard)
        title = made.findChildren(QLabel)[1].text()
        assert all(title in one.accessibleName() for one in made.buttons())


def test_two_people_change_a_task_and_the_second_chooses_field_by_field(
    qtbot, stored, make_screen, small_workspace, write
):
    made = stored(title="研修の準備", due="2026-06-30", note="会議室を取る")
    screen = make_screen()
    press(qtbot, card(screen, "研修の準備"), "直す…")
    dialog = dialog_of(screen)
    theirs = replace(made, title="研修の支度", due="2026-06-25", note="会議室を取った")
    small_workspace.year_tasks.change(made, theirs)
    dialog.title.selectAll()
    write(dialog.title, "研修の手配")
    dialog.remind.tick.click()
    dialog.remind.field.setDate(QDate(2026, 6, 16))
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    lines = [line for line in dialog.findChildren(ClashLine) if line.isVisible()]
    assert ["件名" in lines[0].text(), "研修の支度" in lines[0].text(), len(lines)] == [True, True, 2]
    assert "「期限 令和8年6月25日、お知らせの日 なし」" in lines[1].text()
    assert "「期限 令和8年6月30日、お知らせの日 令和8年6月16日」" in lines[1].text()
    qtbot.mouseClick(lines[0].take, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(lines[1].keep, Qt.MouseButton.LeftButton)
    assert small_workspace.year_tasks.own() == [replace(theirs, title="研修の手配")]


def test_a_task_that_somebody_changed_is_not_removed_and_the_typing_stays(
    qtbot, stored, make_screen, small_workspace, write
):
    made = stored(title="研修の準備", due="2026-06-30")
    screen = make_screen()
    press(qtbot, card(screen, "研修の準備"), "直す…")
    dialog = dialog_of(screen)
    small_workspace.year_tasks.change(made, replace(made, note="会議室を取った"))
    write(dialog.note, "控え")
    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert "先に別の変更" in dialog.message.text()
    assert (dialog.isVisible(), dialog.note.toPlainText()) == (True, "控え")
    assert len(small_workspace.year_tasks.own()) == 1
