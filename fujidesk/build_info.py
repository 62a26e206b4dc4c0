"""Which program this is: version, and when the folder that runs without Python was built."""

import sys
from pathlib import Path

from fujidesk import __version__

BUILD_FILE = "build.txt"
"""Beside `resources/` in the built folder: the day (ISO 8601), written by build_spec.spec."""


def build_day() -> str:
    """Return the day on which this was built ("2026-11-29"); "" where it runs from its source."""
    folder = getattr(sys, "_MEIPASS", None)
    if folder is None:
        return ""
    try:
        return (Path(folder) / BUILD_FILE).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def version_line() -> str:
    """Return version and day of the build as they are shown."""
    day = build_day()
    return f"{__version__}（{f'{day} 作成' if day else 'ソースから実行'}）"
