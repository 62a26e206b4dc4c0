"""The head of the sheet takes one row, two or four, and is tall only where it must be."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fujidesk.ui.project.header_rows import HeaderRows, in_a_row


@pytest.fixture
def rows(qtbot, theme):
    """Rows over made-up groups, with the widgets of each kept beside."""
    head = QWidget()
    qtbot.addWidget(head)
    groups = tuple(
        in_a_row(QWidget(head), QPushButton("前", head), QPushButton("次", head)) for _ in range(2)
    )
    names, title = tuple(QLabel(word, head) for word in ("1-1-1", "重点", "DX")), QLabel("題名", head)
    made = HeaderRows(head, groups, names, title)
    made.space(theme)
    head.show()
    made.kept = head, groups, names, title
    return made


def tops(rows, width, qapp):
    """Lay out at a width; returns where the ways, the first name, the title and the actions stand."""
    head, (ways, actions), names, title = rows.kept
    head.resize(width, 200)
    rows.arrange(width)
    qapp.sendPostedEvents()
    head.layout().activate()
    return [part.mapTo(head, part.rect().center()).y() for part in (ways, names[0], title, actions)]


def test_with_room_all_stand_on_one_row(rows, qapp):
    assert len(set(tops(rows, 1400, qapp))) == 1
    assert not rows.is_tall


def test_with_less_room_the_names_stand_beneath(rows, qapp):
    ways, number, title, actions = tops(rows, 600, qapp)
    assert ways == actions < number == title
    assert not rows.is_tall


def test_where_it_is_narrow_each_has_its_row_in_reading_order(rows, qapp):
    found = tops(rows, rows.least_width(), qapp)
    assert found == sorted(found)
    assert len(set(found)) == 4
    assert rows.is_tall


def test_it_goes_back_when_there_is_room_again(rows, qapp):
    wide = tops(rows, 1400, qapp)
    tops(rows, rows.least_width(), qapp)
    assert tops(rows, 1400, qapp) == wide


def test_nothing_is_wider_than_the_least_width(rows, qapp):
    head, *_ = rows.kept
    tops(rows, rows.least_width(), qapp)
    assert head.minimumSizeHint().width() == rows.least_width()
