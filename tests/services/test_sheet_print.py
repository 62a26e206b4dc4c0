"""Printed sheets are written whole or not at all."""

import pytest

from fujidesk.errors import MachineError
from fujidesk.services.sheet_print import write_sheets


def test_the_file_holds_the_sheets_with_plain_kanji(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    write_sheets(path, b"%PDF begincmap <2F12> endcmap")
    assert path.read_bytes() == b"%PDF begincmap <529B> endcmap"
    assert [item.name for item in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path):
    with pytest.raises(MachineError, match="フォルダー"):
        write_sheets(tmp_path / "missing" / "sheet.pdf", b"%PDF")
