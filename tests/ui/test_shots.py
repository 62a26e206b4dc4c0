"""Pictures of every tab at three sizes."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from fujidesk.errors import MachineError
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.shots import SIZES, draw_shots


@pytest.mark.slow
def test_every_tab_is_drawn_at_every_size(qapp, tmp_path, small_database):
    drawn = list(draw_shots(tmp_path / "out", small_database))
    assert len(drawn) == len(TABS) * len(SIZES)
    for size in SIZES:
        images = [QImage(str(path)) for path in drawn if path.stem.endswith(f"-{size.name}")]
        assert [(image.width(), image.height()) for image in images] == [(size.width, size.height)] * len(
            TABS
        )
        assert len({bytes(image.constBits()) for image in images}) == len(TABS)


def test_a_folder_that_cannot_be_made_is_told(qapp, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(MachineError, match="--out"):
        list(draw_shots(tmp_path / "taken" / "out"))


def test_a_picture_that_cannot_be_written_is_told_and_leaves_no_window(qapp, tmp_path, small_database):
    (tmp_path / "home-1366x768.png").mkdir()
    with pytest.raises(MachineError, match=r"home-1366x768\.png"):
        list(draw_shots(tmp_path, small_database))
    assert [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)] == []


def test_the_shipped_facts_are_drawn_where_no_database_is_named(qapp, tmp_path):
    drawn = draw_shots(tmp_path, theme="dark")
    assert next(drawn).name == "home-1366x768-dark.png"
    drawn.close()
    assert [path.name for path in tmp_path.iterdir()] == ["home-1366x768-dark.png"]
