"""A list with its details: shares of the width, and one over the other where it is narrow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from fujidesk.ui.widgets.split_body import SplitBody


@pytest.fixture
def body(qtbot, theme):
    host = QWidget()
    qtbot.addWidget(host)
    made = SplitBody(theme, QWidget(), QWidget(), host)
    made.resize(1200, 600)
    host.show()
    yield made
    assert made.parent() is host


def test_shares_divide_the_width_and_a_moved_handle_stays(body):
    body.share(1, 2)
    first, second = body.sizes()
    assert second == pytest.approx(2 * first, abs=20)
    body.setSizes([700, 488])
    body.share(1, 2)
    assert body.sizes()[0] > body.sizes()[1]
    body.share(3, 2)
    assert body.sizes()[0] == pytest.approx(1.5 * body.sizes()[1], abs=20)


def test_a_narrow_body_stands_upright_and_comes_back(body):
    body.share(1, 2)
    body.resize(500, 600)
    assert body.orientation() is Qt.Orientation.Vertical
    body.resize(1200, 600)
    assert body.orientation() is Qt.Orientation.Horizontal
    assert body.sizes()[1] > body.sizes()[0]


def test_a_first_part_that_is_low_takes_no_more_than_it_asks_for_one_over_the_other(qtbot, theme):
    host = QWidget()
    qtbot.addWidget(host)
    listed = QLabel("一覧")
    made = SplitBody(theme, listed, QWidget(), host, is_first_low=True)
    made.resize(500, 700)
    host.show()
    assert listed.height() <= listed.sizeHint().height()
    made.resize(1200, 600)
    qtbot.waitUntil(lambda: listed.height() == made.height())
