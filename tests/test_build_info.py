"""Version and day of the build, in the built folder and from the source."""

import sys

from fujidesk import __version__
from fujidesk.build_info import build_day, version_line


def test_from_the_source_there_is_no_day():
    assert build_day() == ""
    assert version_line() == f"{__version__}（ソースから実行）"


def test_the_built_folder_tells_its_day(tmp_path, monkeypatch):
    (tmp_path / "build.txt").write_text("2026-11-29\n", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert version_line() == f"{__version__}（2026-11-29 作成）"


def test_a_built_folder_without_its_day_still_opens(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert build_day() == ""
