"""Editors shown in an active window, so that they take the keyboard."""

import pytest
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget


@pytest.fixture
def shown(qtbot, theme):
    """Show widgets one below the other in an active window: `shown(widget, …)` returns the window."""

    windows = []

    def show(*widgets, width=420):
        window = QMainWindow()
        windows.append(window)
        body = QWidget()
        layout = QVBoxLayout(body)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        window.setCentralWidget(body)
        qtbot.addWidget(window)
        window.resize(width, 600)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    for window in windows:
        window.close()
