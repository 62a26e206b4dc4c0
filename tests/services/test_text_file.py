"""A text into a file, whole or not at all."""

import pytest

from fujidesk.errors import MachineError
from fujidesk.services.text_file import write_text


def test_a_text_is_written_as_utf8_without_bom(tmp_path):
    write_text(tmp_path / "回答.json", "評価\n")
    assert (tmp_path / "回答.json").read_bytes() == "評価\n".encode()


def test_a_missing_folder_is_a_sentence(tmp_path):
    with pytest.raises(MachineError, match="フォルダー"):
        write_text(tmp_path / "無い" / "a.json", "x")
