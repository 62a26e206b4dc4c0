"""How far a round is, as a bar: parts by count, pressed by mouse and keys, wrapped where it is narrow."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.surveys.groups import Group
from fujidesk.ui.surveys.segment_bar import Segment, SegmentBar

COUNTS = {Group.CONFIRMED: 10, Group.RETURNED: 20, Group.OVERDUE: 5, Group.UNSENT: 1}


@pytest.fixture
def bar(qtbot, theme):
    made = SegmentBar(theme)
    qtbot.addWidget(made)
    made.resize(1000, 40)
    made.show_counts(COUNTS)
    made.show()
    return made


def parts(bar):
    return {part.shown_group: part for part in bar.findChildren(Segment) if part.isVisible()}


def test_parts_are_as_wide_as_their_departments_ask(bar) -> None:
    assert list(parts(bar)) == [Group.CONFIRMED, Group.RETURNED, Group.OVERDUE, Group.UNSENT]
    widths = {group: part.width() for group, part in parts(bar).items()}
    assert widths[Group.RETURNED] > widths[Group.CONFIRMED] > widths[Group.OVERDUE] > widths[Group.UNSENT]
    assert all(part.width() >= part.sizeHint().width() for part in parts(bar).values())
    assert max(part.geometry().right() for part in parts(bar).values()) < 1000


def test_a_part_says_what_it_is_and_what_it_does(bar) -> None:
    part = parts(bar)[Group.OVERDUE]
    assert part.text() == "期限超過 5"
    assert part.count == 5
    assert part.accessibleName() == "期限超過 5 課。押すと表をこの部署に絞り込みます"


def test_parts_are_pressed_by_mouse_and_keys(bar, qtbot) -> None:
    part = parts(bar)[Group.RETURNED]
    with qtbot.waitSignal(bar.group_chosen) as chosen:
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert chosen.args == [Group.RETURNED]
    with qtbot.waitSignal(bar.group_chosen) as chosen:
        qtbot.keyClick(part, Qt.Key.Key_Space)
    assert chosen.args == [None]
    bar.show_chosen(frozenset({Group.OVERDUE}))
    assert [group for group, item in parts(bar).items() if item.isChecked()] == [Group.OVERDUE]


def test_parts_wrap_where_it_is_narrow(bar, theme, qapp) -> None:
    one_line = bar.heightForWidth(1000)
    assert bar.heightForWidth(200) > one_line
    bar.resize(200, bar.heightForWidth(200))
    assert all(part.geometry().right() <= 200 for part in parts(bar).values())
    assert bar.minimumSizeHint().width() <= 200
    theme.change(qapp, scale=200)
    assert bar.heightForWidth(1000) > one_line
    assert bar.sizeHint().width() > 200
    theme.change(qapp, scale=100)


def test_a_round_without_departments_shows_nothing(bar) -> None:
    bar.show_counts({})
    assert parts(bar) == {}
    assert bar.minimumSizeHint().width() == 0


@pytest.mark.parametrize("key", ["light", "contrast"])
def test_parts_are_drawn_pressed_hovered_and_focused(bar, theme, qapp, key) -> None:
    theme.change(qapp, key=key)
    plain = parts(bar)[Group.OVERDUE].grab().toImage()
    part = parts(bar)[Group.OVERDUE]
    part.setChecked(True)
    part.setFocus()
    assert part.grab().toImage() != plain
    theme.change(qapp, key="light")
