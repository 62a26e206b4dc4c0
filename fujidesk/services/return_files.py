"""Tells a returned form from other workbooks at a glance, so that a dropped file finds its tab.

Only a glance: nothing is unpacked but two small parts. What a file really is, and whether it is taken, is
found by `services.survey_collect`.
"""

import zipfile
import zlib
from pathlib import Path

from fujidesk.exchange.survey_layout import HIDDEN_SHEET, PROPERTY_PREFIX

_MOST_BYTES = 200_000
_PARTS = {"xl/workbook.xml": f'"{HIDDEN_SHEET}"'.encode(), "docProps/custom.xml": PROPERTY_PREFIX.encode()}
"""Parts of a workbook → what stands in them where it is one of the survey's forms."""


def looks_returned(path: Path) -> bool:
    """Tell whether a file looks like a form of the survey; whatever cannot be read does not."""
    if not path.is_file():
        return False  # a pipe would be waited for without end
    try:
        with zipfile.ZipFile(path) as book:
            names = set(book.namelist())
            return any(_has(book, part, mark) for part, mark in _PARTS.items() if part in names)
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, ValueError):
        return False


def _has(book: zipfile.ZipFile, part: str, mark: bytes) -> bool:
    """Tell whether a mark stands near the beginning of a part."""
    with book.open(part) as stream:
        return mark in stream.read(_MOST_BYTES)
