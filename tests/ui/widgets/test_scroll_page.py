"""A page scrolls only where its parts do not fit, and Tab does not stop at its frame."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from fujidesk.ui.widgets.scroll_page import PartsSplitter, scroll_page

LEAST_PX = 120


@pytest.fixture
def page(qtbot):
    outer = QWidget()
    inner = QWidget(outer)
    splitter = PartsSplitter(Qt.Orientation.Vertical, inner)
    for _ in range(2):
        part = QTextEdit(splitter)
        part.setMinimumHeight(LEAST_PX)
        assert part.sizeHint().height() > LEAST_PX, "it would like more"
        splitter.addWidget(part)
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(QLineEdit(inner))
    column.addWidget(splitter, 1)
    outer.scroll = scroll_page(inner, outer)
    outer.splitter = splitter
    QVBoxLayout(outer).addWidget(outer.scroll)
    qtbot.addWidget(outer)
    outer.show()
    return outer


@pytest.mark.parametrize(("height_px", "scrolls"), [(330, False), (200, True)])
def test_it_scrolls_only_where_the_least_does_not_fit(page, qtbot, height_px, scrolls) -> None:
    page.resize(400, height_px)
    bar = page.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: (bar.maximum() > 0) is scrolls)
    assert all(part.height() >= LEAST_PX for part in page.splitter.findChildren(QTextEdit))


def test_it_never_scrolls_sideways(page) -> None:
    page.resize(60, 300)
    assert not page.scroll.horizontalScrollBar().isVisible()


def test_parts_cannot_be_pushed_away(page) -> None:
    page.resize(400, 500)
    page.splitter.setSizes([1, 1000])
    assert min(page.splitter.sizes()) >= LEAST_PX


def test_tab_passes_the_frame_by(page, qtbot) -> None:
    box = page.findChild(QLineEdit)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert isinstance(page.focusWidget(), QTextEdit)
