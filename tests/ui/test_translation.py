"""Qt's own menus and buttons speak Japanese."""

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from fujidesk.ui.translation import speak_japanese


@pytest.fixture
def japanese(qapp):
    """The words put on for one test."""
    before = QLocale()
    known = qapp.findChildren(QTranslator)
    done = speak_japanese(qapp)
    yield done
    for translator in qapp.findChildren(QTranslator):
        if translator not in known:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    QLocale.setDefault(before)


def test_the_menu_of_an_editor_is_japanese(japanese, qtbot):
    assert japanese
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    words = " ".join(action.text() for action in menu.actions())
    assert "コピー" in words
    assert "Paste" not in words
    menu.deleteLater()


def test_standard_buttons_are_japanese(japanese, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().startswith("キャンセル")


def test_a_missing_translation_is_no_error(qapp, monkeypatch):
    before = QLocale()
    monkeypatch.setattr("fujidesk.ui.translation._CATALOGUE", "qtbase_nowhere")
    assert not speak_japanese(qapp)
    QLocale.setDefault(before)
