"""A dialog grows with what it asks, gives way to the screen, and is freed when closed."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fujidesk.ui.forms.fitting_dialog import FittingDialog


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window):
    made = FittingDialog("問い", window)
    made.lines = [QLineEdit(made) for _ in range(4)]
    for line in made.lines:
        made.fields.addRow("欄", line)
    made.box.addWidget(made.area, 1)
    made.show()
    return made


def test_rows_that_come_in_make_it_higher(dialog, qapp):
    before = dialog.height()
    for _ in range(5):
        dialog.fields.addRow("欄", QLineEdit(dialog))
    qapp.processEvents()
    assert dialog.height() > before
    assert all(line.height() >= line.sizeHint().height() for line in dialog.lines)


def test_hidden_rows_ask_for_nothing(dialog, qapp):
    qapp.processEvents()
    for line in dialog.lines[1:]:
        dialog.fields.setRowVisible(line, False)
    qapp.processEvents()
    assert dialog.area.widget().sizeHint().height() < dialog.lines[0].sizeHint().height() * 2


def test_it_is_never_narrower_than_its_fields(dialog, qapp):
    dialog.fields.addRow("とても長い名前の欄" * 3, QLineEdit(dialog))
    qapp.processEvents()
    assert dialog.area.width() >= dialog.area.widget().minimumSizeHint().width()


def test_it_is_freed_on_close(qtbot, dialog, qapp):
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
