"""A list with its details: shares of the width, and one over the other where it is narrow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
