"""A field with its sentence: no room while there is none, the field itself gets the cursor."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fujidesk.ui.hearings.told_field import ToldField


def test_a_fault_stands_beneath_its_field_until_it_is_mended(qtbot, theme):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    line = QLineEdit(page)
    told = ToldField(line, page)
    column.addWidget(told)
    page.show()
    before = told.sizeHint().height()
    told.tell("部署を入れてください。")
    assert told.fault() == "部署を入れてください。"
    assert told.sizeHint().height() > before
    told.setFocus()
    assert page.focusWidget() is line
    told.tell("")
    assert (told.fault(), told.sizeHint().height()) == ("", before)
