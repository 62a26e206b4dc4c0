"""The dialog that asks for formats and folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from fujidesk.ui.packs.export_dialog import ExportDialog, ExportOrder

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot, screen, theme):
    made = ExportDialog(screen.sight, theme, screen)
    made.open()
    return made


def test_all_formats_and_a_folder_at_home_are_proposed(dialog):
    assert all(box.isChecked() for box in dialog.boxes.values())
    assert Path(dialog.folder.text()) == Path.home() / "情報化推進本部会議_R5"


def test_a_folder_for_the_papers_is_made_within_the_chosen_one(qtbot, dialog, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_a: str(tmp_path)))
    qtbot.mouseClick(dialog.browse, LEFT)
    assert Path(dialog.folder.text()) == tmp_path / "情報化推進本部会議_R5"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_a: ""))
    qtbot.mouseClick(dialog.browse, LEFT)
    assert Path(dialog.folder.text()) == tmp_path / "情報化推進本部会議_R5"


def test_the_order_tells_what_is_ticked(qtbot, dialog, tmp_path):
    dialog.folder.setText(f" {tmp_path} ")
    dialog.boxes["docx"].setChecked(False)
    dialog.separate.setChecked(True)
    with qtbot.waitSignal(dialog.ordered) as caught:
        qtbot.mouseClick(dialog.do_button, LEFT)
    assert caught.args == [ExportOrder(tmp_path, ("pptx", "pdf", "xlsx"), True)]


def test_without_a_pdf_none_is_parted(qtbot, dialog, tmp_path):
    dialog.separate.setChecked(True)
    dialog.boxes["pdf"].setChecked(False)
    assert not dialog.separate.isEnabled()
    dialog.folder.setText(str(tmp_path))
    with qtbot.waitSignal(dialog.ordered) as caught:
        qtbot.mouseClick(dialog.do_button, LEFT)
    assert not caught.args[0].separate
