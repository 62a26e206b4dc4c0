"""The dialog that asks what is put on the website."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fujidesk.ui.publication.dialog import PublishDialog, PublishOrder


@pytest.fixture(name="dialog")
def dialog_fixture(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = PublishDialog([2022, 2023, 2024], [2022, 2023], window)
    made.kept = window
    made.show()
    return made


def order_of(qtbot, dialog):
    with qtbot.waitSignal(dialog.ordered) as caught:
        qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    return caught.args[0]


def test_the_newest_approved_year_is_offered_with_grades(qtbot, dialog):
    assert [dialog.year.itemText(place) for place in range(3)] == [
        "令和4年度", "令和5年度", "令和6年度（本部承認前）",
    ]  # fmt: skip
    assert order_of(qtbot, dialog) == PublishOrder(2023, Path.home() / "ウェブサイト_R5", with_grades=True)


def test_without_any_approval_the_newest_year_is(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    assert PublishDialog([2022, 2023], [], window).year.currentData() == 2023


def test_another_year_calls_the_folder_anew_and_grades_may_stay_away(qtbot, dialog):
    qtbot.keyClick(dialog.year, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.grades, Qt.Key.Key_Space)
    assert order_of(qtbot, dialog) == PublishOrder(2024, Path.home() / "ウェブサイト_R6", with_grades=False)


def test_a_name_of_ones_own_stays(qtbot, dialog):
    dialog.folder.setText(str(Path.home() / "web"))
    qtbot.keyClick(dialog.year, Qt.Key.Key_Up)
    assert order_of(qtbot, dialog).folder == Path.home() / "web"


def test_the_place_is_chosen(qtbot, dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: str(tmp_path)))
    qtbot.mouseClick(dialog.browse, Qt.MouseButton.LeftButton)
    assert order_of(qtbot, dialog).folder == tmp_path / "ウェブサイト_R5"


def test_no_folder_is_refused_in_place(qtbot, dialog):
    dialog.folder.clear()
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert "フォルダーを入れてください" in dialog.message.text()
    assert dialog.isVisible()
