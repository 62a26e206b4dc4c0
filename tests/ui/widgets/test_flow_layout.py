"""Widgets side by side, with a new line where the width ends."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from fujidesk.ui.widgets.flow_layout import FlowLayout, FlowRow


class Block(QWidget):
    def sizeHint(self):  # noqa: N802
        return QSize(100, 30)


def flow(count, gap=10):
    host = QWidget()
    layout = FlowLayout(host, gap=gap)
    blocks = [Block(host) for _ in range(count)]
    for block in blocks:
        layout.addWidget(block)
    return host, layout, blocks


def test_lines_break_at_the_width(qapp):
    host, layout, blocks = flow(3)
    assert layout.heightForWidth(320) == 30
    assert layout.heightForWidth(319) == 70
    layout.setGeometry(QRect(0, 0, 220, 70))
    assert [(block.x(), block.y()) for block in blocks] == [(0, 0), (110, 0), (0, 40)]
    assert host is not None


def test_hidden_widgets_take_no_room_unless_they_keep_it(qapp):
    host, layout, blocks = flow(3)
    blocks[1].hide()
    assert layout.heightForWidth(210) == 30
    keep = blocks[1].sizePolicy()
    keep.setRetainSizeWhenHidden(True)
    blocks[1].setSizePolicy(keep)
    assert layout.heightForWidth(210) == 70
    assert host is not None


def test_layout_rules(qapp):
    host, layout, blocks = flow(2)
    assert layout.count() == 2
    assert layout.itemAt(5) is None
    assert layout.minimumSize() == QSize(100, 30)
    assert layout.hasHeightForWidth()
    layout.set_gap(0)
    assert layout.heightForWidth(200) == 30
    assert layout.takeAt(0).widget() is blocks[0]
    assert layout.takeAt(9) is None
    assert host is not None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 12), st.integers(100, 900), st.integers(0, 20))
def test_nothing_overlaps_or_leaves_the_width(qapp, count, width, gap):
    host, layout, blocks = flow(count, gap)
    height = layout.heightForWidth(width)
    layout.setGeometry(QRect(0, 0, width, height))
    places = [block.geometry() for block in blocks]
    assert all(place.right() < width and place.bottom() < max(height, 1) for place in places)
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :])
    assert host is not None


def test_a_row_wraps_and_grows_with_it(qtbot, theme):
    row = FlowRow()
    qtbot.addWidget(row)
    for text in ("調査票を作る", "読む", "見張る"):
        row.add(QPushButton(text))
    row.set_gap(8)
    assert row.hasHeightForWidth()
    assert row.heightForWidth(120) > row.heightForWidth(1000)
