"""Pictures of every tab at three sizes."""

import pytest
from PySide6.QtGui import QImage

from fujidesk.errors import MachineError
from fujidesk.ui.shots import SIZES, draw_shots


@pytest.mark.slow
def test_every_tab_is_drawn_at_every_size(qapp, tmp_path, small_database):
    drawn = list(draw_shots(tmp_path / "out", small_database))
    assert len(drawn) == 12
    for size in SIZES:
        images = [QImage(str(path)) for path in drawn if path.stem.endswith(f"-{size.name}")]
        assert [(image.width(), image.height()) for image in images] == [(size.width, size.height)] * 4
        assert len({bytes(image.constBits()) for image in images}) == 4


def test_a_folder_that_cannot_be_made_is_told(qapp, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(MachineError, match="--out"):
        list(draw_shots(tmp_path / "taken" / "out"))
