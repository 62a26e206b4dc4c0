"""Decisions and to-dos of hearings on ホーム: shown until done, overdue first, each leading to its notes."""

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.changes import Changes
from fujidesk.domain.hearings import NoteKind
from fujidesk.ui.home.owed_card import SHOWN, OwedCard


def lines(screen):
    """Return the first button of each line, in their order."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    buttons = screen.findChild(OwedCard).findChildren(QPushButton)
    return [made for made in buttons if made.text() == "記録を開く"]


THREE = (
    {"text": "来年に備える", "due": ""},
    {"text": "根拠を示す", "due": "2026-12-05", "kind": NoteKind.DECISION},
    {"text": "内訳を出す", "due": "2026-11-10"},
)


def test_overdue_stands_first_and_what_has_no_day_last(owe, make_home, texts):
    owe(*THREE)
    screen = make_home()
    named = [made.accessibleName().split("」")[0] for made in lines(screen)]
    assert named == ["「内訳を出す", "「根拠を示す", "「来年に備える"]
    found = texts(screen.findChild(OwedCard))
    assert "決定・宿題（未完了 3 件、期限超過 1 件）" in found
    assert [word for word in found if word in ("期限超過", "未完了")] == ["期限超過", "未完了", "未完了"]
    assert "宿題　内訳を出す" in found
    assert "決定　根拠を示す" in found
    assert "収納課　11月10日まで　（11月9日のヒアリング）" in found
    assert "収納課　期限なし　（11月9日のヒアリング）" in found


def test_the_due_day_itself_is_not_late(owe, make_home, texts):
    owe({"text": "内訳を出す", "due": "2026-11-10"})
    screen = make_home(dt.date(2026, 11, 10))
    assert "期限超過" not in texts(screen.findChild(OwedCard))


def test_what_is_left_of_another_year_is_told_with_that_year(owe, make_home, texts):
    owe({"text": "内訳を出す", "due": "2026-11-10"})
    screen = make_home(dt.date(2027, 6, 1))
    assert "収納課　令和8年11月10日まで　（R8 11月9日のヒアリング）" in texts(screen.findChild(OwedCard))


def test_nothing_owed_takes_no_room(make_home):
    assert not make_home().findChild(OwedCard).isVisible()


def test_questions_and_what_is_done_are_not_owed(owe, make_home):
    owe({"text": "いつからか", "kind": NoteKind.QUESTION}, {"text": "内訳を出す", "done_at": "2026-11-12"})
    assert not make_home().findChild(OwedCard).isVisible()


def test_at_most_six_are_shown_and_all_are_one_click_away(qtbot, owe, make_home, press, texts):
    owe(*({"text": f"宿題{place}", "due": f"2026-12-{place:02}"} for place in range(1, 10)))
    screen = make_home()
    assert len(lines(screen)) == SHOWN == 6
    assert "決定・宿題（未完了 9 件）" in texts(screen.findChild(OwedCard))
    with qtbot.waitSignal(screen.owed_requested):
        press(screen.findChild(OwedCard), "すべて見る")


def test_a_line_opens_the_notes_of_its_hearing_by_click_and_key(qtbot, owe, make_home):
    owe(*THREE)
    screen = make_home()
    with qtbot.waitSignal(screen.hearing_requested) as caught:
        qtbot.mouseClick(lines(screen)[1], Qt.MouseButton.LeftButton)
    assert caught.args == ["R8-001"]
    lines(screen)[0].setFocus()
    with qtbot.waitSignal(screen.hearing_requested):
        qtbot.keyClick(lines(screen)[0], Qt.Key.Key_Space)


def test_what_is_done_vanishes_and_comes_back_with_undo(qtbot, owe, make_home, small_workspace, press):
    owe(*THREE)
    screen = make_home()
    press(screen.findChild(OwedCard), "済みにする")
    assert [note.text for note in small_workspace.hearings.owed(only_open=True)] == [
        "根拠を示す", "来年に備える"
    ]  # fmt: skip
    assert len(lines(screen)) == 2
    done = next(note for note in small_workspace.hearings.owed() if note.text == "内訳を出す")
    assert done.done_at == "2026-11-21"
    screen.reload(small_workspace.edits.undo())
    assert len(lines(screen)) == 3


def test_the_keyboard_stays_in_the_list_when_a_line_is_done(qtbot, owe, make_home):
    owe(*THREE)
    screen = make_home()
    lines(screen)[1].setFocus()
    qtbot.keyClick(lines(screen)[1], Qt.Key.Key_Tab)
    assert screen.focusWidget().text() == "済みにする"
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
    assert screen.focusWidget() is lines(screen)[1]
    assert "来年に備える" in screen.focusWidget().accessibleName()


def test_one_that_someone_else_removed_is_told(owe, make_home, small_workspace, press, reporter):
    (note,) = owe({"text": "内訳を出す"})
    screen = make_home()
    small_workspace.hearings.remove_note(note)
    press(screen.findChild(OwedCard), "済みにする")
    assert len(reporter.errors) == 1
    screen.reload(Changes(everything=True))
    assert not screen.findChild(OwedCard).isVisible()


def test_read_only_opens_but_does_not_tick(qtbot, owe, make_home, small_workspace, monkeypatch):
    owe(*THREE)
    monkeypatch.setattr(small_workspace, "read_only", True)
    screen = make_home()
    ticks = [made for made in screen.findChild(OwedCard).findChildren(QPushButton)
             if made.text() == "済みにする"]  # fmt: skip
    assert len(ticks) == 3
    assert {(made.isEnabled(), made.toolTip()) for made in ticks} == {(False, "読み取り専用で開いています")}
    with qtbot.waitSignal(screen.hearing_requested):
        qtbot.mouseClick(lines(screen)[0], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("width", "scale"), [(1366, 100), (1366, 200), (800, 150)])
def test_no_line_is_cut_off(qtbot, owe, make_home, context, qapp, width, scale):
    owe({"text": "窓口の待ち時間を一か月のあいだ数えて、結果を表にまとめて報告する" * 2, "due": "2026-11-10"})
    screen = make_home()
    context.theme.change(qapp, scale=scale)
    screen.resize(width, 700)
    card = screen.findChild(OwedCard)
    qtbot.waitUntil(lambda: all(made.mapTo(screen, made.rect().bottomRight()).x() < width
                                for made in lines(screen) and card.findChildren(QPushButton)))  # fmt: skip
    words = next(label for label in card.findChildren(QPushButton) if label.text() == "記録を開く")
    assert words.isVisible()
    context.theme.change(qapp, scale=100)
